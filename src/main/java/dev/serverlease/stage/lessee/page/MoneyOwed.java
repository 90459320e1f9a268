package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.clause.terms.VatOnTop;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.register.Lessors;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.RentPlans;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sums that the lessee pays, with their days: the rent that falls due next, and the deposit (clauses {@code rent},
 * {@code deposit}, {@code earnest}), also while a notice of termination is under way. Whether they were paid is not
 * known here.
 */
@Component
class MoneyOwed {

    private static final Set<LeaseStage> CONCLUDED =
            EnumSet.of(LeaseStage.ACTIVATION, LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private final RentPlans rents;
    private final Contracts contracts;
    private final ApplicationTrees applications;
    private final Lessors lessors;
    private final WorkingDays workingDays;
    private final Clock clock;

    MoneyOwed(
            RentPlans rents,
            Contracts contracts,
            ApplicationTrees applications,
            Lessors lessors,
            WorkingDays workingDays,
            Clock clock) {
        this.rents = rents;
        this.contracts = contracts;
        this.applications = applications;
        this.lessors = lessors;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    List<Obligation> of(Lease lease) {
        var all = new ArrayList<Obligation>();
        if (CONCLUDED.contains(lease.stage()) || lease.noticeDue()) {
            var contract = applications.of(lease.application()).path("contract");
            deposit(
                    lease,
                    contract.path("deposit").asText("0"),
                    contract.path("currency").asText("CNY"),
                    all);
            rents.of(lease).flatMap(plan -> plan.nextDue(today())).ifPresent(period -> all.add(rent(lease, period)));
        }
        return all;
    }

    /** The rent of each month; where it changes, from when to when each counts. */
    Obligation rent(Lease lease) {
        var contract = applications.of(lease.application()).path("contract");
        var rates = rents.of(lease).map(plan -> plan.rates(today())).orElse(List.of());
        var months = rates.size() > 1
                ? rates.stream()
                        .map(rate -> month(
                                days(rate.first(), rate.last()), rate.monthly().toPlainString(), contract))
                        .toList()
                : List.of(month(
                        new Bilingual("", ""), contract.path("monthlyRent").asText("—"), contract));
        return Obligation.standing(
                LESSEE,
                new Bilingual(
                        "按照合同支付租金："
                                + months.stream().map(Bilingual::zh).collect(Collectors.joining("；"))
                                + "，" + contract.path("payment").asText(""),
                        "pay the rent as the contract says, "
                                + months.stream().map(Bilingual::en).collect(Collectors.joining("; "))));
    }

    private static Bilingual month(Bilingual days, String sum, JsonNode contract) {
        var money = sum + " " + contract.path("currency").asText("CNY");
        return new Bilingual(
                days.zh() + "每月 " + money, days.en() + (days.en().isEmpty() ? "" : " ") + "each month " + money);
    }

    private static Bilingual days(LocalDate first, @Nullable LocalDate last) {
        return last == null
                ? new Bilingual(
                        "自" + Days.of(first).zh() + "起",
                        "from " + Days.of(first).en() + " on")
                : new Bilingual(
                        Days.of(first).zh() + "至" + Days.of(last).zh(),
                        "from " + Days.of(first).en() + " to " + Days.of(last).en());
    }

    private void deposit(Lease lease, String amount, String currency, List<Obligation> all) {
        var sum = new BigDecimal(amount.isBlank() ? "0" : amount);
        var sealed = contracts.latestSigned(lease.number()).flatMap(signed -> signed.by(Party.LESSOR));
        if (sum.signum() <= 0 || sealed.isEmpty()) {
            return;
        }
        var days = ClauseLibrary.current().figure("depositDays").intValueExact();
        var due = workingDays.lastDayOfPeriod(
                LocalDate.ofInstant(sealed.get().signedAt(), clock.getZone()).plusDays(days));
        boolean earnest = "EARNEST".equals(facts(lease).code("depositKind"));
        var said = MoneyTexts.sum(sum, currency);
        var what = new Bilingual(
                "支付" + (earnest ? "定金" : "押金") + said.zh() + "；已经支付的，无须再付",
                "pay the " + (earnest ? "earnest money" : "security deposit") + " of " + said.en()
                        + ", unless it is paid already");
        all.add(
                due.isBefore(today())
                        ? Obligation.standing(
                                LESSEE,
                                new Bilingual(
                                        what.zh() + "；期限为" + Days.of(due).zh(),
                                        what.en() + "; it was due on "
                                                + Days.of(due).en()))
                        : Obligation.by(LESSEE, what, due, clock));
    }

    private Obligation rent(Lease lease, RentPeriod period) {
        var contract = applications.of(lease.application()).path("contract");
        var currency = contract.path("currency").asText("CNY");
        var facts = facts(lease);
        var net = period.payable();
        var sum = MoneyTexts.sum(net.add(VatOnTop.on(net, facts).orElse(BigDecimal.ZERO)), currency);
        var days = days(period.first(), period.last());
        var what = new Bilingual(
                "支付" + days.zh() + "的租金，含税" + sum.zh(), "pay the rent " + days.en() + ", tax included, " + sum.en());
        if (period.settled().signum() != 0) {
            var settled = MoneyTexts.inFigures(period.settled(), currency);
            what = and(
                    what,
                    "其中上一期因租金变更的差额" + settled.zh(),
                    "in it the difference of " + settled.en() + " that a change made for the period before");
        }
        if (contract.path("paymentDays").isMissingNode()) {
            what = and(
                    what,
                    "合同写明其他支付日期的，以写明的为准：“" + contract.path("payment").asText("") + "”",
                    "where the contract names another day for payment, that day holds");
        }
        return Obligation.by(LESSEE, what, period.due(), clock);
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
