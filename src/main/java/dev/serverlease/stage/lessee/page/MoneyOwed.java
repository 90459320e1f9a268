package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.register.Lessors;
import dev.serverlease.stage.contract.Contracts;
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

    private final RentOfPeriods periods;
    private final RentRates rates;
    private final Contracts contracts;
    private final ApplicationTrees applications;
    private final Lessors lessors;
    private final WorkingDays workingDays;
    private final Clock clock;

    MoneyOwed(
            RentOfPeriods periods,
            RentRates rates,
            Contracts contracts,
            ApplicationTrees applications,
            Lessors lessors,
            WorkingDays workingDays,
            Clock clock) {
        this.periods = periods;
        this.rates = rates;
        this.contracts = contracts;
        this.applications = applications;
        this.lessors = lessors;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** @param known defaults that are open or were paid: what each covers has a line of its own, or is paid */
    List<Obligation> of(Lease lease, List<RentDefault> known) {
        var all = new ArrayList<Obligation>();
        if (CONCLUDED.contains(lease.stage()) || lease.noticeDue()) {
            var contract = applications.of(lease.application()).path("contract");
            deposit(
                    lease,
                    contract.path("deposit").asText("0"),
                    contract.path("currency").asText("CNY"),
                    all);
            all.addAll(periods.of(lease, known));
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
        var plan = rates.paid(contract);
        return Obligation.standing(
                LESSEE,
                new Bilingual(
                        "按照合同支付租金："
                                + months.stream().map(Bilingual::zh).collect(Collectors.joining("；"))
                                + "，" + plan.zh() + (runs ? "" : "；服务器尚未交付，交付前不计租金"),
                        "pay the rent as the contract says, "
                                + months.stream().map(Bilingual::en).collect(Collectors.joining("; "))
                                + ", " + plan.en()
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
                        ? Obligation.wasDue(what, due)
                        : Obligation.by(
                                LESSEE,
                                new Bilingual(what.zh() + "；已经支付的，无须再付", what.en() + "; unless it is paid already"),
                                due,
                                clock));
    }

    private ContractFacts facts(Lease lease) {
        return CaseFacts.of(applications.of(lease.application()), lessors.current());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
