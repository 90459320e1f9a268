package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.TermTimers;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 登记续租: both have signed the agreement. Moves the end of the term and its timer; the expiry notice becomes due again
 * before the new end. Everything else in the lease (a review, a suspension, a demand for rent) is not affected.
 */
@Component("recordRenewal")
class RecordRenewal implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Leases leases;
    private final Renewals renewals;
    private final ConcludedRenewal concluded;
    private final TermTimers timers;
    private final LeaseDates dates;
    private final Clock clock;

    RecordRenewal(
            LeaseOf leaseOf,
            Leases leases,
            Renewals renewals,
            ConcludedRenewal concluded,
            TermTimers timers,
            LeaseDates dates,
            Clock clock) {
        this.leaseOf = leaseOf;
        this.leases = leases;
        this.renewals = renewals;
        this.concluded = concluded;
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
        leases.setTerm(number, renewal.term(), dates.noticeBy(end), AuditTrail.SYSTEM, "TERM_RENEWED");
        concluded.take(lease, renewal);
        timers.moveEnd(lease, end);
        timers.noticeAgain(execution);
    }
}
