package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.TermTimers;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 登记续租: moves the end of the term and its timer; the expiry notice becomes due again before the new end. Everything
 * else in the lease (a review, a suspension, a demand for rent) is not affected.
 */
@Component("recordRenewal")
class RecordRenewal implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Leases leases;
    private final Renewals renewals;
    private final RecordedFacts facts;
    private final TermTimers timers;
    private final LeaseDates dates;
    private final Clock clock;

    RecordRenewal(
            LeaseOf leaseOf,
            Leases leases,
            Renewals renewals,
            RecordedFacts facts,
            TermTimers timers,
            LeaseDates dates,
            Clock clock) {
        this.leaseOf = leaseOf;
        this.leases = leases;
        this.renewals = renewals;
        this.facts = facts;
        this.timers = timers;
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        var number = lease.number();
        var renewal = renewals.latest(number)
                .filter(latest -> "AGREE".equals(latest.decision()))
                // an instance moved here without an agreement, or twice, gets no new term
                .filter(latest -> latest.follows(lease, clock.getZone()))
                .orElseThrow(() -> new IllegalStateException("租赁 " + number + " 没有已同意且未登记的续租。 Lease " + number
                        + " has no renewal that was agreed to and not yet recorded."));
        var end = renewal.term().endsAt(clock.getZone());
        leases.setTerm(number, renewal.term(), dates.noticeAt(end), AuditTrail.SYSTEM, "TERM_RENEWED");
        facts.add(number, RenewalChecks.contract(renewal), AuditTrail.SYSTEM);
        // an objection was to the end of the old term
        facts.add(
                number, NamedFacts.of(Fact.RENEWED_AFTER_CHECKS, true).with(Fact.OBJECTED_ON, null), AuditTrail.SYSTEM);
        timers.moveEnd(lease, end);
        timers.noticeAgain(execution);
    }
}
