package dev.serverlease.usereview;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Risk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the next use review falls due: an interval after the last completed one, or after the lease came into force.
 * Always sooner than the six months after which silence counts as consent to a sublease (Civil Code art. 718).
 */
@Component
class ReviewSchedule {

    private static final int SECONDS_OF_A_DAY = (int) Duration.ofDays(1).toSeconds();

    private final LeaseSettings settings;
    private final Clock clock;

    ReviewSchedule(LeaseSettings settings, Clock clock) {
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
        return interval.amount() instanceof Period ? due.minusSeconds(spread(lease)) : due;
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
