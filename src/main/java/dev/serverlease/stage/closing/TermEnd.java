package dev.serverlease.stage.closing;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.inforce.LawInForce;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides what happens to a lease when its term's timer has fired. */
@Component
class TermEnd {

    private final Leases leases;
    private final RecordedFacts recorded;
    private final Suspensions suspensions;
    private final LawInForce law;
    private final Findings findings;
    private final LeaseTasks tasks;
    private final Clock clock;

    TermEnd(
            Leases leases,
            RecordedFacts recorded,
            Suspensions suspensions,
            LawInForce law,
            Findings findings,
            LeaseTasks tasks,
            Clock clock) {
        this.leases = leases;
        this.recorded = recorded;
        this.suspensions = suspensions;
        this.law = law;
        this.findings = findings;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * @param lease locked
     * @param agreed whether both have agreed on this end
     * @return why the lease ends; empty if it continues
     */
    Optional<EndReason> settle(Lease lease, boolean agreed) {
        var end = lease.termEndsAt();
        if (end == null || end.isAfter(clock.instant())) {
            // renewed at the moment the timer fired, so the running timer could not be moved; or the instance was moved
            // here
            return Optional.empty();
        }
        var objected = recorded.day(lease, Fact.OBJECTED_ON);
        if (lease.indefinite() || agreed) {
            return Optional.of(EndReason.TERMINATED);
        }
        if (objected != null || isSwitchedOff(lease)) {
            return Optional.of(EndReason.EXPIRED);
        }
        holdOver(lease);
        return Optional.empty();
    }

    /**
     * Whether the lessee cannot use the server, so that no use continues (art. 734): it is suspended, or a review has
     * just decided to suspend it.
     */
    private boolean isSwitchedOff(Lease lease) {
        return lease.stage() == LeaseStage.SUSPENDED || suspensions.isOff(lease.number());
    }

    /**
     * 不定期租赁: use continues without objection; today's law is applied again and its findings are stored. Expiry notice
     * and renewal no longer apply; everything else open in the lease continues.
     */
    private void holdOver(Lease lease) {
        leases.holdOver(lease.number());
        tasks.drop(lease, "Task_ExpiryNotice");
        tasks.drop(lease, "Task_RenewalReview");
        tasks.drop(lease, "CallActivity_RenewalSigning");
        recorded.add(
                lease.number(),
                NamedFacts.of(Fact.SERVER_IN_USE, true).with(Fact.RENEWED_AFTER_CHECKS, false),
                AuditTrail.SYSTEM);
        findings.addNext(lease.number(), Occasion.RENEWAL, law.checksToday(lease));
    }
}
