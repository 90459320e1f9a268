package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseTimers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Brings the next review of a lease forward because the law will change: its date and its timer, never back. */
@Component
public class ReviewForward {

    private static final String TIMER = "Timer_UseReviewDue";

    private final LeaseTimers timers;
    private final LawsAhead laws;
    private final AuditTrail audit;
    private final Clock clock;

    ReviewForward(LeaseTimers timers, LawsAhead laws, AuditTrail audit, Clock clock) {
        this.timers = timers;
        this.laws = laws;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A review that is due before stays, and is told the same. Nothing is done to a lease that waits for no review.
     *
     * @param lease locked by the caller
     * @param ahead what its review is told
     * @param to when it is to be reviewed
     */
    public ReviewMove bring(Lease lease, LawAhead ahead, Instant to) {
        if (lease.stage() != LeaseStage.IN_FORCE) {
            return lease.stage() == LeaseStage.SUSPENDED ? ReviewMove.SUSPENDED : ReviewMove.ENDED;
        }
        var due = lease.nextReviewAt();
        if (due == null || !timers.awaits(lease, TIMER)) {
            return ReviewMove.OPEN;
        }
        if (!to.isBefore(due)) {
            audit.append(lease.number(), laws.entry("LAW_CHANGE_TOLD", ahead, due, due), clock.instant());
            return ReviewMove.DUE_BEFORE;
        }
        audit.change(
                        lease.number(),
                        "next_review_at = :next",
                        " and next_review_at > :next",
                        laws.entry("REVIEW_BROUGHT_FORWARD", ahead, due, to),
                        clock.instant())
                .param("next", Timestamp.from(to))
                .query(Boolean.class)
                .single();
        timers.move(lease, TIMER, to);
        return ReviewMove.EARLIER;
    }
}
