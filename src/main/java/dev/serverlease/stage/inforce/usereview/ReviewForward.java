package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseTimers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the next review of a lease forward: its date and its timer, never back. */
@Component
public class ReviewForward {

    /** A manager has; the next review is a person's. */
    public static final String PULLED = "REVIEW_PULLED_FORWARD";

    /** While it runs a lease waits for its next review; none is under way. */
    public static final String TIMER = "Timer_UseReviewDue";

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
     * Because the law will change: a review that is due before stays, and is told the same. Nothing is done to a lease
     * that waits for no review.
     *
     * @param lease locked by the caller
     * @param ahead what its review is told
     * @param to when it is to be reviewed
     */
    public ReviewMove bring(Lease lease, LawAhead ahead, Instant to) {
        var due = lease.nextReviewAt();
        var move = possible(lease, due, to);
        if (move == ReviewMove.DUE_BEFORE) {
            audit.append(
                    lease.number(),
                    laws.entry("LAW_CHANGE_TOLD", ahead, Objects.requireNonNull(due), due),
                    clock.instant());
        } else if (move == ReviewMove.EARLIER) {
            move(lease, laws.entry("REVIEW_BROUGHT_FORWARD", ahead, Objects.requireNonNull(due), to), to);
        }
        return move;
    }

    /**
     * The same because a manager wants it: an officer does that review, and reads why. One that is due on that day
     * anyway stays.
     *
     * @param lease locked by the caller
     * @param cause what the contract lets it come earlier for
     * @param ground why; kept with the lease
     */
    public ReviewMove pull(Lease lease, String manager, ReviewCause cause, String ground, Instant to) {
        var due = lease.nextReviewAt();
        var move = possible(lease, due, to);
        if (move == ReviewMove.EARLIER && day(Objects.requireNonNull(due)).equals(day(to))) {
            return ReviewMove.DUE_BEFORE;
        }
        if (move == ReviewMove.EARLIER
                && !cause.lets(lease.risk(), lease.inForceAt(), lease.lastReviewAt(), to, clock.getZone())) {
            return ReviewMove.TOO_EARLY;
        }
        if (move == ReviewMove.EARLIER) {
            var detail = Map.of("ground", cause.with(ground), "from", String.valueOf(due), "at", to.toString());
            move(lease, AuditEntry.of(manager, PULLED).detail(detail), to);
        }
        return move;
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private ReviewMove possible(Lease lease, @Nullable Instant due, Instant to) {
        if (lease.stage() != LeaseStage.IN_FORCE) {
            return lease.stage() == LeaseStage.SUSPENDED ? ReviewMove.SUSPENDED : ReviewMove.ENDED;
        }
        if (due == null || !timers.awaits(lease, TIMER)) {
            return ReviewMove.OPEN;
        }
        return to.isBefore(due) ? ReviewMove.EARLIER : ReviewMove.DUE_BEFORE;
    }

    private void move(Lease lease, AuditEntry entry, Instant to) {
        audit.change(lease.number(), "next_review_at = :next", " and next_review_at > :next", entry, clock.instant())
                .param("next", Timestamp.from(to))
                .query(Boolean.class)
                .single();
        timers.move(lease, TIMER, to);
    }
}
