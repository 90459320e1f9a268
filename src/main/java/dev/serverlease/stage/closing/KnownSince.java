package dev.serverlease.stage.closing;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.stage.closing.ground.SubleaseGround;
import dev.serverlease.stage.inforce.ReviewOutcome;
import dev.serverlease.stage.inforce.UseReview;
import dev.serverlease.stage.inforce.UseReviews;
import dev.serverlease.stage.inforce.suspension.MissedCures;
import dev.serverlease.stage.inforce.suspension.MissedCures.MissedCure;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.SuspensionObjections;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The day since when the ground of a termination is known; the right lapses some time later (Civil Code art. 564). The
 * request states it. Without a request it is the day of the review that led to the termination, or on which the time to
 * cure was over, not the day on which the lease entered its closing.
 */
@Component
class KnownSince {

    private final RecordedFacts facts;
    private final UseReviews reviews;
    private final Suspensions suspensions;
    private final MissedCures missed;
    private final SubleaseGround sublease;
    private final SuspensionObjections objections;
    private final Clock clock;

    KnownSince(
            RecordedFacts facts,
            UseReviews reviews,
            Suspensions suspensions,
            MissedCures missed,
            SubleaseGround sublease,
            SuspensionObjections objections,
            Clock clock) {
        this.objections = objections;
        this.sublease = sublease;
        this.missed = missed;
        this.facts = facts;
        this.reviews = reviews;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /** The earlier of what is stated and what is on record, since when it is known. */
    static LocalDate earlier(LocalDate stated, LocalDate recorded) {
        return recorded.isBefore(stated) ? recorded : stated;
    }

    /**
     * Of a breach in the use: not after the review that found it. What was put right since, found to be as agreed, or
     * found to be none when an objection was accepted, was another breach.
     */
    LocalDate ofMisuse(Lease lease, LocalDate stated) {
        var cured = suspensions.lastCuredAt(lease.number()).orElse(Instant.MIN);
        var settled = objections
                .lastAcceptedAt(lease.number())
                .filter(cured::isBefore)
                .orElse(cured);
        var since = reviews.misusedSince(lease.number(), settled);
        return since.map(found -> earlier(stated, LocalDate.ofInstant(found, clock.getZone())))
                .orElse(stated);
    }

    LocalDate of(Lease lease) {
        var recorded = facts.day(lease, Fact.GROUND_KNOWN_SINCE);
        if (recorded != null) {
            return recorded;
        }
        var found = LocalDate.ofInstant(found(lease), clock.getZone());
        return terminating(lease).isEmpty() ? found : sublease.counted(lease, found);
    }

    private Instant found(Lease lease) {
        return terminating(lease)
                .map(UseReview::completedAt)
                .or(() -> missed.of(lease.number()).map(MissedCure::endedAt))
                .or(() -> suspensions.latest(lease.number()).map(Suspension::suspendedAt))
                .orElse(lease.stageSince());
    }

    /** A review ends a lease only for a sublease. */
    private Optional<UseReview> terminating(Lease lease) {
        return reviews.of(lease.number()).stream()
                .reduce((earlier, later) -> later)
                .filter(review -> review.outcome() == ReviewOutcome.TERMINATE);
    }
}
