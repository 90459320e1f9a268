package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.clause.terms.VatOnTop;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.contract.RentRates;
import dev.serverlease.stage.inforce.rent.RentDefault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The rent of each period by its day: what falls due next, and what was due, for whether that was paid is not known
 * here but of a default on record (clause {@code rent}).
 */
@Component
class RentOfPeriods {

    private final RentPlans rents;
    private final ApplicationTrees applications;
    private final Lessors lessors;
    private final Clock clock;

    RentOfPeriods(RentPlans rents, ApplicationTrees applications, Lessors lessors, Clock clock) {
        this.rents = rents;
        this.applications = applications;
        this.lessors = lessors;
        this.clock = clock;
    }

    /** @param known defaults that are open or were paid: what each covers has a line of its own, or is paid */
    List<Obligation> of(Lease lease, List<RentDefault> known) {
        var all = new ArrayList<Obligation>();
        if (rents.isInWords(lease)) {
            return lease.inForceAt() == null ? List.of() : List.of(asWritten(lease));
        }
        rents.of(lease).ifPresent(plan -> {
            var past = plan.pastDue(today()).stream()
                    .filter(period -> known.stream().noneMatch(rent -> rent.covers(period.due())))
                    .toList();
            if (past.size() > 1) {
                all.add(before(past.subList(0, past.size() - 1)));
            }
            past.stream()
                    .skip(Math.max(0, past.size() - 1))
                    .map(period -> Obligation.wasDue(rent(lease, period), period.due()))
                    .forEach(all::add);
            plan.nextDue(today())
                    .map(period -> Obligation.by(LESSEE, rent(lease, period), period.due(), clock))
                    .ifPresent(all::add);
        });
        return all;
    }

    /** The days stand in words, from which nothing is reckoned: they are repeated. */
    private Obligation asWritten(Lease lease) {
        var payment = contract(lease).path("payment").asText("");
        return Obligation.standing(
                LESSEE,
                new Bilingual(
                        "按照合同约定的日期支付租金" + (payment.isEmpty() ? "" : "：“" + payment + "”") + "；各期的金额和期限由出租人登记后在此列明",
                        "pay the rent on the days that the contract names"
                                + (payment.isEmpty() ? "" : ": “" + payment + "”")
                                + "; sums and days stand here once the lessor has entered them"));
    }

    /** In one line, for whether they were paid is not known here. */
    private static Obligation before(List<RentPeriod> periods) {
        var days = RentRates.days(
                periods.get(0).first(), periods.get(periods.size() - 1).last());
        return Obligation.standing(
                LESSEE,
                new Bilingual(
                        "支付此前各期（" + days.zh() + "）的租金，期限均已届满；已经支付的，无须再付",
                        "pay the rent of the periods before, " + days.en()
                                + ", all of which is due; not owed again if it is paid"));
    }

    private Bilingual rent(Lease lease, RentPeriod period) {
        var contract = contract(lease);
        var currency = contract.path("currency").asText("CNY");
        var facts = facts(lease);
        var sum = withTax(period.payable(), facts, currency);
        var days = RentRates.days(period.first(), period.last());
        var what = new Bilingual(
                "支付" + days.zh() + "的租金，含税" + sum.zh(), "pay the rent " + days.en() + ", tax included, " + sum.en());
        if (period.settled().signum() != 0) {
            var settled = MoneyTexts.inFigures(period.settled().abs(), currency);
            what = period.settled().signum() < 0
                    ? and(
                            what,
                            "已扣减上一期因租金变更多付的" + settled.zh(),
                            "less " + settled.en()
                                    + " that were overpaid for the period before because the rent changed")
                    : and(
                            what,
                            "已加上上一期因租金变更少付的" + settled.zh(),
                            "with " + settled.en()
                                    + " that are still owed for the period before because the rent changed");
        }
        return what;
    }

    private JsonNode contract(Lease lease) {
        return applications.of(lease.application()).path("contract");
    }

    private static Bilingual withTax(BigDecimal net, ContractFacts facts, String currency) {
        return MoneyTexts.sum(net.add(VatOnTop.on(net, facts).orElse(BigDecimal.ZERO)), currency);
    }

    private static Bilingual and(Bilingual what, String zh, String en) {
        return new Bilingual(what.zh() + "；" + zh, what.en() + "; " + en);
    }

    private ContractFacts facts(Lease lease) {
        return CaseFacts.of(applications.of(lease.application()), lessors.current());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
