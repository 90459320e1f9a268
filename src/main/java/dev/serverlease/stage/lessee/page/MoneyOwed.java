package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.clause.terms.VatOnTop;
import dev.serverlease.clause.wording.PaymentPeriods;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.register.Lessors;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.rent.RentSchedule;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.contract.RentRates;
import dev.serverlease.stage.inforce.rent.RentDefault;
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
    private final RentRates rates;
    private final Contracts contracts;
    private final ApplicationTrees applications;
    private final Lessors lessors;
    private final WorkingDays workingDays;
    private final Clock clock;

    MoneyOwed(
            RentPlans rents,
            RentRates rates,
            Contracts contracts,
            ApplicationTrees applications,
            Lessors lessors,
            WorkingDays workingDays,
            Clock clock) {
        this.rents = rents;
        this.rates = rates;
        this.contracts = contracts;
        this.applications = applications;
        this.lessors = lessors;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** @param overdue rent that is open on record, which has a line of its own; null if there is none */
    List<Obligation> of(Lease lease, @Nullable RentDefault overdue) {
        var all = new ArrayList<Obligation>();
        if (CONCLUDED.contains(lease.stage()) || lease.noticeDue()) {
            var contract = applications.of(lease.application()).path("contract");
            deposit(
                    lease,
                    contract.path("deposit").asText("0"),
                    contract.path("currency").asText("CNY"),
                    all);
            boolean inWords = contract.path("paymentDays").isMissingNode();
            rents.of(lease).ifPresent(plan -> {
                if (!inWords) {
                    plan.lastDue(today())
                            .filter(period -> overdue == null || !overdue.covers(period.due()))
                            .map(period -> wasDue(rent(lease, period), period.due()))
                            .ifPresent(all::add);
                }
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
        }
        return all;
    }

    /** The rent of each month; where it changes, from when to when each counts. */
    Obligation rent(Lease lease) {
        var contract = applications.of(lease.application()).path("contract");
        var changing = rates.changing(lease);
        var months = changing.isEmpty()
                ? List.of(RentRates.monthly(
                        new BigDecimal(contract.path("monthlyRent").asText()),
                        contract.path("currency").asText("CNY")))
                : changing;
        boolean runs = lease.inForceAt() != null;
        return Obligation.standing(
                LESSEE,
                new Bilingual(
                        "按照合同支付租金："
                                + months.stream().map(Bilingual::zh).collect(Collectors.joining("；"))
                                + "，" + contract.path("payment").asText("") + (runs ? "" : "；服务器尚未交付，交付前不计租金"),
                        "pay the rent as the contract says, "
                                + months.stream().map(Bilingual::en).collect(Collectors.joining("; "))
                                + (runs ? "" : "; no rent runs before the hand-over")));
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
                "支付" + (earnest ? "定金" : "押金") + said.zh(),
                "pay the " + (earnest ? "earnest money" : "security deposit") + " of " + said.en());
        all.add(
                due.isBefore(today())
                        ? wasDue(what, due)
                        : Obligation.by(LESSEE, and(what, "已经支付的，无须再付", "unless it is paid already"), due, clock));
    }

    /** Its day is past; whether it was paid is not known here. */
    private static Obligation wasDue(Bilingual what, LocalDate due) {
        var day = Days.of(due);
        return Obligation.standing(
                LESSEE,
                and(
                        what,
                        "期限为" + day.zh() + "，已经支付的，无须再付",
                        "it was due on " + day.en() + "; not owed again if it is paid"));
    }

    private Bilingual rent(Lease lease, RentPeriod period) {
        var contract = applications.of(lease.application()).path("contract");
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
    private Bilingual rentInWords(Lease lease, RentSchedule plan, RentPeriod period) {
        var contract = applications.of(lease.application()).path("contract");
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
        var days = RentRates.days(period.first(), period.last());
        var what = new Bilingual(
                "支付租金，" + months.stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                "pay the rent," + months.stream().map(Bilingual::en).collect(Collectors.joining(";")));
        what = and(
                what,
                "合同写明其他支付日期的，以写明的为准：“" + contract.path("payment").asText("") + "”",
                "where the contract names how many months are paid at a time, and a day, both hold");
        var due = Days.of(period.due());
        var every = PaymentPeriods.every(PaymentPeriods.months(contract));
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

    /** Whether the lessee is told a day that counts on holidays which are not arranged yet. */
    boolean isEstimated(Obligation one) {
        var end = one.at();
        return one.who().equals(LESSEE)
                && end != null
                && !workingDays.knows(end.minusNanos(1).getYear());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
