package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.clause.terms.RentPlanTexts;
import dev.serverlease.clause.terms.VatOnTop;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.rent.RentSchedule;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.contract.RentRates;
import dev.serverlease.stage.contract.rentplan.FormerPayment;
import dev.serverlease.stage.inforce.rent.RentDefault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        boolean inWords = FormerPayment.isInWords(contract(lease));
        rents.of(lease).ifPresent(plan -> {
            var past = plan.pastDue(today()).stream()
                    .filter(period -> known.stream().noneMatch(rent -> rent.covers(period.due())))
                    .toList();
            if (past.size() > 1) {
                all.add(before(past.subList(0, past.size() - 1)));
            }
            past.stream()
                    .skip(Math.max(0, past.size() - 1))
                    .map(period -> Obligation.wasDue(
                            inWords ? wasInWords(lease, plan, period) : rent(lease, period), period.due()))
                    .forEach(all::add);
            plan.nextDue(today())
                    .map(period -> Obligation.by(
                            LESSEE,
                            inWords ? rentInWords(lease, plan, period) : rent(lease, period),
                            inWords && isFirst(plan, period)
                                    ? rents.firstDue(lease).orElse(period.due())
                                    : period.due(),
                            clock))
                    .ifPresent(all::add);
        });
        return all;
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

    /**
     * The contract says in words only what is paid at a time and when: which months that are is not known here, so no
     * sum is named but that of each month.
     *
     * @param period by the clause {@code rent}, for want of other words
     */
    private Bilingual monthly(Lease lease, RentSchedule plan, RentPeriod period) {
        var contract = contract(lease);
        var currency = contract.path("currency").asText("CNY");
        var facts = facts(lease);
        var rates = plan.rates(period.first()).stream()
                .filter(rate -> !rate.first().isAfter(period.last()))
                .toList();
        var months = rates.stream()
                .map(rate -> {
                    var sum = withTax(rate.monthly(), facts, currency);
                    var days = rates.size() > 1 ? RentRates.days(rate.first(), rate.last()) : new Bilingual("", "");
                    return new Bilingual(
                            days.zh() + "每月含税" + sum.zh(), days.en() + " each month, tax included, " + sum.en());
                })
                .toList();
        var what = new Bilingual(
                "支付租金，" + months.stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                "pay the rent," + months.stream().map(Bilingual::en).collect(Collectors.joining(";")));
        return and(
                what,
                "合同写明其他支付日期的，以写明的为准：“" + contract.path("payment").asText("") + "”",
                "where the contract names how many months are paid at a time, and a day, both hold");
    }

    /** The same of a period whose day by the clause {@code rent} is past. */
    private Bilingual wasInWords(Lease lease, RentSchedule plan, RentPeriod period) {
        var days = RentRates.days(period.first(), period.last());
        return and(
                monthly(lease, plan, period),
                "没有写明的，" + every(lease).zh() + "支付，其中" + days.zh() + "的租金",
                "where it does not, rent is paid " + every(lease).en() + ", of it that " + days.en());
    }

    private Bilingual every(Lease lease) {
        return RentPlanTexts.every(FormerPayment.plan(contract(lease)).everyMonths());
    }

    private JsonNode contract(Lease lease) {
        return applications.of(lease.application()).path("contract");
    }

    private Bilingual rentInWords(Lease lease, RentSchedule plan, RentPeriod period) {
        var what = monthly(lease, plan, period);
        var days = RentRates.days(period.first(), period.last());
        var due = Days.of(period.due());
        var every = every(lease);
        return isFirst(plan, period)
                ? and(
                        and(
                                what,
                                "写明的首期付款日早于交付之日的，在此期限内支付",
                                "where the first day that it names is before the hand-over, by this day"),
                        "没有写明的，" + every.zh() + "支付，" + days.zh() + "的租金于" + due.zh() + "前（含当日）支付",
                        "where it names none, rent is paid " + every.en() + ", and that " + days.en() + " by "
                                + due.en())
                : and(
                        what,
                        "没有写明的，" + every.zh() + "支付，" + days.zh() + "的租金在此期限内支付",
                        "where it does not, rent is paid " + every.en() + ", and that " + days.en() + " by this day");
    }

    private static boolean isFirst(RentSchedule plan, RentPeriod period) {
        return !period.first().isAfter(plan.firstDay());
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
