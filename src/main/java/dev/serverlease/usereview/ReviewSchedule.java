package dev.serverlease.usereview;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.UseReview;
import dev.serverlease.lease.UseReviews;
import dev.serverlease.legalcheck.LegalCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the next use review falls due: an interval after the last completed one, or after the lease came into force.
 * Always sooner than the six months after which silence counts as consent to a sublease (Civil Code art. 718).
 */
@Component
class ReviewSchedule {

    private static final int SECONDS_OF_A_DAY = (int) Duration.ofDays(1).toSeconds();

    /** How long before a permit ends its lease is looked at: the longest period in which renewal must be asked for. */
    private static final int DAYS_BEFORE_END = 90;

    private final UseReviews reviews;
    private final LegalCheck legalCheck;
    private final LeaseSettings settings;
    private final Clock clock;

    ReviewSchedule(UseReviews reviews, LegalCheck legalCheck, LeaseSettings settings, Clock clock) {
        this.reviews = reviews;
        this.legalCheck = legalCheck;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param ofTable the interval that the table {@code review-interval} gives for the lease's risk */
    Instant next(Lease lease, String ofTable) {
        var override = override(lease.risk());
        var interval = override == null ? IsoPeriod.of(ofTable) : override;
        var from = Objects.requireNonNullElseGet(
                lease.lastReviewAt(), () -> Objects.requireNonNullElseGet(lease.inForceAt(), clock::instant));
        var due = interval.after(from, clock.getZone());
        var spread = interval.amount() instanceof Period ? due.minusSeconds(spread(lease)) : due;
        return Stream.concat(cure(lease), ends(lease))
                .filter(clock.instant()::isBefore)
                .reduce(spread, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** The day by which the last review wanted something put right. */
    private Stream<Instant> cure(Lease lease) {
        var all = lease.lastReviewAt() == null ? List.<UseReview>of() : reviews.of(lease.number());
        return all.stream()
                .skip(Math.max(0, all.size() - 1))
                .filter(last -> last.outcome().equals("CURE"))
                .flatMap(last -> Stream.ofNullable(last.cureBy()));
    }

    /** A permit that ends earlier pulls the review forward: to before its end, and to the day after it. */
    private Stream<Instant> ends(Lease lease) {
        return legalCheck.validityEnds(lease).stream()
                .flatMap(end -> Stream.of(end.minusDays(DAYS_BEFORE_END), end.plusDays(1)))
                .map(day -> day.atStartOfDay(clock.getZone()).toInstant());
    }

    /**
     * Leases signed on one day do not fall due in one second: each has its own, always the same, time within the day.
     */
    private static long spread(Lease lease) {
        return Math.floorMod(lease.number().hashCode(), SECONDS_OF_A_DAY);
    }

    private @Nullable IsoPeriod override(@Nullable Risk risk) {
        var interval = settings.useReview().interval();
        return switch (risk == null ? Risk.HIGH : risk) {
            case LOW -> interval.low();
            case MEDIUM -> interval.medium();
            case HIGH -> interval.high();
        };
    }
}
