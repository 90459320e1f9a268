package dev.serverlease.closing;

import dev.serverlease.law.Occasion;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Suspensions;
import dev.serverlease.legalcheck.LegalCheck;
import dev.serverlease.process.LeaseTasks;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What becomes of a lease whose term's timer has fired. */
@Component
class TermEnd {

    private final Leases leases;
    private final RecordedFacts recorded;
    private final Suspensions suspensions;
    private final LegalCheck legalCheck;
    private final Findings findings;
    private final LeaseTasks tasks;
    private final Clock clock;

    TermEnd(
            Leases leases,
            RecordedFacts recorded,
            Suspensions suspensions,
            LegalCheck legalCheck,
            Findings findings,
            LeaseTasks tasks,
            Clock clock) {
        this.leases = leases;
        this.recorded = recorded;
        this.suspensions = suspensions;
        this.legalCheck = legalCheck;
        this.findings = findings;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * @param lease locked
     * @return whether the lease goes on
     */
    boolean settle(Lease lease) {
        var end = lease.termEndsAt();
        if (end == null || end.isAfter(clock.instant())) {
            // renewed, in the moment in which the timer fired: it was taken up before it was moved; or moved here
            return true;
        }
        var objected = RecordedFacts.day(recorded.of(lease).path("termination"), "objectedOn");
        if (lease.indefinite()) {
            close(lease, EndReason.TERMINATED);
            return false;
        }
        if (objected != null || isSwitchedOff(lease)) {
            close(lease, EndReason.EXPIRED);
            return false;
        }
        holdOver(lease);
        return true;
    }

    private void close(Lease lease, EndReason reason) {
        leases.close(lease.number(), lease.processInstanceId(), reason, AuditTrail.SYSTEM);
    }

    /**
     * Whether the lessee cannot go on using the server, so that nothing is continued (art. 734): it is suspended, or a
     * review has just decided so.
     */
    private boolean isSwitchedOff(Lease lease) {
        return lease.stage() == LeaseStage.SUSPENDED || suspensions.isOff(lease.number());
    }

    /**
     * 不定期租赁: use goes on without objection; today's law is asked again, and its findings kept. There is no term left to
     * give notice of or to renew; whatever else is open in the lease goes on.
     */
    private void holdOver(Lease lease) {
        leases.holdOver(lease.number());
        tasks.drop(lease, "Task_ExpiryNotice");
        tasks.drop(lease, "Task_RenewalReview");
        recorded.add(
                lease.number(),
                "termination",
                Map.of("serverInUse", true, "renewedAfterChecks", false),
                AuditTrail.SYSTEM);
        findings.addNext(lease.number(), Occasion.RENEWAL, legalCheck.ask(Occasion.CHECKS, lease, Map.of()));
    }
}
