package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Risk;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.inforce.LawInForce;
import dev.serverlease.stage.inforce.ReviewOutcome;
import dev.serverlease.stage.inforce.UseReview;
import dev.serverlease.stage.inforce.UseReviews;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When the next use review falls due: an interval after the last completed one, or after the lease came into force.
 * Always less than the six months after which silence counts as consent to a sublease (Civil Code art. 718).
 */
@Component
class ReviewSchedule {

    private static final int SECONDS_OF_A_DAY = (int) Duration.ofDays(1).toSeconds();

    /** The interval that replaces one that the law does not allow. */
    private static final IsoPeriod LONGEST = IsoPeriod.parse("P5M");

    private static final int MONTHS_OF_SILENCE = 6;

    /** Ours; the law names no number. */
    private static final int DAYS_AT_HIGH_RISK = 90;

    private static final Logger LOG = LoggerFactory.getLogger(ReviewSchedule.class);

    private final UseReviews reviews;
    private final LegalCheck legalCheck;
    private final LawInForce law;
    private final LawsAhead lawsAhead;
    private final Notices notices;
    private final ServiceLevels levels;
    private final Clock clock;

    ReviewSchedule(
            UseReviews reviews,
            LegalCheck legalCheck,
            LawInForce law,
            LawsAhead lawsAhead,
            Notices notices,
            ServiceLevels levels,
            Clock clock) {
        this.reviews = reviews;
        this.law = law;
        this.lawsAhead = lawsAhead;
        this.notices = notices;
        this.legalCheck = legalCheck;
        this.levels = levels;
        this.clock = clock;
    }

    /** @param ofTable the interval that the table {@code review-interval} gives for the lease's risk */
    Instant next(Lease lease, String ofTable) {
        if (law.forbids(lease)) {
            // facts came to light while the process did not wait for them: review at once
            return clock.instant();
        }
        // a completed review clears the date: only a lease that comes back to being in force still has one
        if (lease.nextReviewAt() != null && reviews.isLeftOpen(lease.number())) {
            return clock.instant();
        }
        var interval = levels.setAt(ServiceLevel.useReview(lease.risk()), clock.instant())
                .orElseGet(() -> allowed(ofTable));
        var from = Objects.requireNonNullElseGet(
                lease.lastReviewAt(), () -> Objects.requireNonNullElseGet(lease.inForceAt(), clock::instant));
        var due = limited(lease, from, interval.after(from, clock.getZone()));
        var spread = interval.amount() instanceof Period ? due.minusSeconds(spread(lease)) : due;
        return Stream.of(cure(lease), ends(lease), lawsToCome(lease))
                .flatMap(Function.identity())
                .filter(clock.instant()::isBefore)
                .reduce(spread, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** A high-risk case is reviewed within ninety days, whatever table and settings say ({@code review.schedule}). */
    private Instant limited(Lease lease, Instant from, Instant due) {
        var latest = from.atZone(clock.getZone()).plusDays(DAYS_AT_HIGH_RISK).toInstant();
        boolean high = lease.risk() == null || lease.risk() == Risk.HIGH;
        return high && latest.isBefore(due) ? latest : due;
    }

    /** The cure date set by the last review. */
    private Stream<Instant> cure(Lease lease) {
        var all = lease.lastReviewAt() == null ? List.<UseReview>of() : reviews.of(lease.number());
        return all.stream()
                .skip(Math.max(0, all.size() - 1))
                .filter(last -> last.outcome() == ReviewOutcome.CURE)
                .flatMap(last -> Stream.ofNullable(last.cureBy()));
    }

    /**
     * A permit that ends earlier moves the review forward: to the day on which its renewal is due or it has expired.
     */
    private Stream<Instant> ends(Lease lease) {
        return legalCheck.validityTurns(lease).stream()
                .map(day -> day.atStartOfDay(clock.getZone()).toInstant());
    }

    /** What a law will forbid is reviewed once more on the day from which it does. */
    private Stream<Instant> lawsToCome(Lease lease) {
        return lease.nextReviewAt() == null && lease.lastReviewAt() == null
                ? Stream.empty() // not in force before
                : lawsAhead.forbiddenFrom(lease).stream()
                        .map(day ->
                                day.atStartOfDay(clock.getZone()).toInstant().plusSeconds(spread(lease)));
    }

    /** A changed table must not prevent reviews: uses the longest lawful interval and raises an alarm. */
    private IsoPeriod allowed(String ofTable) {
        try {
            var interval = IsoPeriod.parse(ofTable);
            if (interval.isBetweenNothingAndMonths(MONTHS_OF_SILENCE)) {
                return interval;
            }
        } catch (DateTimeParseException e) {
            // not a period either; reported below
        }
        LOG.error(
                "The table review-interval gives {}, no period of less than six months; five months are taken",
                ofTable);
        notices.tell(
                Notice.once(
                        "review-interval " + ofTable,
                        NoticeKind.INCIDENT,
                        "复核周期表（review-interval）给出的周期“" + ofTable + "”不是短于六个月的期间（民法典第七百一十八条），暂按五个月安排复核。请更正该表并重新部署。",
                        "The table review-interval gives “" + ofTable + "”, which is no period of less than six months"
                                + " (Civil Code art. 718); reviews are scheduled after five months meanwhile. Correct the"
                                + " table and deploy it."),
                Audience.group(Groups.MANAGERS),
                Audience.group(Groups.OPERATIONS));
        return LONGEST;
    }

    /** Reviews due on one day are spread over it: each lease has its own fixed time within the day. */
    private static long spread(Lease lease) {
        return Math.floorMod(lease.number().hashCode(), SECONDS_OF_A_DAY);
    }
}
