package dev.serverlease.stage.inforce.rent;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Parameter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The reasonable period of a demand for rent, in days (Civil Code art. 722). */
@Component
class DemandPeriod {

    private final LeaseSettings settings;
    private final WorkingDays workingDays;
    private final Clock clock;

    DemandPeriod(LeaseSettings settings, WorkingDays workingDays, Clock clock) {
        this.settings = settings;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The fewest days that the rule accepts. */
    static long leastDays(LocalDate day) {
        return Parameter.RENT_DEMAND_LEAST_DAYS.wholeOn(day);
    }

    /** A demand gives whole days, and never fewer than the rule wants. */
    long usualDays() {
        var now = clock.instant().atZone(clock.getZone());
        var end = settings.rent()
                .demandPeriod()
                .after(clock.instant(), clock.getZone())
                .atZone(clock.getZone());
        return Math.max(leastDays(now.toLocalDate()), ChronoUnit.DAYS.between(now, end));
    }

    /**
     * The end of a demand's period: the day of arrival is not counted, the last day counts in full, and a holiday gives
     * way to the first working day after it (arts. 201, 203; clause {@code term}).
     */
    Instant endsAt(LocalDate arrivedOn, int days) {
        return workingDays.endOfPeriod(arrivedOn.plusDays(days), clock.getZone());
    }

    /** The same of a usual demand that arrives today; for what is shown only. */
    Instant usualEnd() {
        return workingDays
                .lastDayOfPeriod(today().plusDays(usualDays()))
                .plusDays(1)
                .atStartOfDay(zone())
                .toInstant();
    }

    ZoneId zone() {
        return clock.getZone();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
