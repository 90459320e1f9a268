package dev.serverlease.steering.run;

import dev.serverlease.calendar.WorkingDays;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;

/** The places for reviews that come earlier: so many of a first day, then of the working days after it. */
final class ReviewDays {

    /** When officers begin. */
    static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Reviews of one day fall due a second after each other, within the working hours. */
    private static final long SECONDS_OF_A_DAYS_WORK = Duration.ofHours(8).toSeconds();

    private final WorkingDays workingDays;
    private final int perDay;
    private final Map<LocalDate, Integer> taken;
    private ZonedDateTime day;

    /** @param taken by other decisions; changed here */
    ReviewDays(WorkingDays workingDays, ZonedDateTime first, int perDay, Map<LocalDate, Integer> taken) {
        this.workingDays = workingDays;
        this.day = first;
        this.perDay = perDay;
        this.taken = taken;
    }

    /** The next free moment. */
    ZonedDateTime free() {
        while (takenOf() >= perDay) {
            day = workingDays.after(day.plusDays(1).with(MORNING), 0);
        }
        return day.plusSeconds(takenOf() % SECONDS_OF_A_DAYS_WORK);
    }

    void take() {
        taken.merge(day.toLocalDate(), 1, Integer::sum);
    }

    private int takenOf() {
        return taken.getOrDefault(day.toLocalDate(), 0);
    }
}
