package dev.serverlease.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Counts working days (工作日). If a year's arrangement is missing, {@link #between} returns nothing; {@link #after},
 * which must give a timer a date, counts only Saturdays and Sundays as days off and raises the alarm.
 */
public final class WorkingDays {

    private final IntFunction<Optional<Map<LocalDate, Boolean>>> source;
    private final IntConsumer yearMissing;
    private final Map<Integer, Optional<Map<LocalDate, Boolean>>> years = new ConcurrentHashMap<>();

    WorkingDays(IntFunction<Optional<Map<LocalDate, Boolean>>> source, IntConsumer yearMissing) {
        this.source = source;
        this.yearMissing = yearMissing;
    }

    /**
     * Uses the arrangements that come with the product.
     *
     * @param yearMissing the alarm: called with the year each time that days are counted without its days off
     */
    public static WorkingDays shipped(IntConsumer yearMissing) {
        return new WorkingDays(CalendarFile::read, yearMissing);
    }

    /** Whether the arrangement of this year exists. */
    public boolean knows(int year) {
        return arrangement(year).isPresent();
    }

    /**
     * The instant this many working days later, at the same time of day. If the start is a day off, counting begins on
     * the next working day.
     *
     * @param days 0 or more
     */
    public ZonedDateTime after(ZonedDateTime start, int days) {
        var day = firstWorkingDayFrom(start.toLocalDate());
        for (int passed = 0; passed < days; passed++) {
            day = firstWorkingDayFrom(day.plusDays(1));
        }
        IntStream.rangeClosed(start.getYear(), day.getYear())
                .filter(year -> !knows(year))
                .forEach(yearMissing);
        return day.atTime(start.toLocalTime()).atZone(start.getZone());
    }

    /**
     * The number of working days after {@code from}, up to and including {@code to}; 0 if {@code to} is not later.
     * Empty if a year in between has no arrangement: periods of law are not estimated.
     */
    public OptionalLong between(LocalDate from, LocalDate to) {
        if (!IntStream.rangeClosed(from.getYear(), to.getYear()).allMatch(this::knows)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                from.isBefore(to)
                        ? from.plusDays(1)
                                .datesUntil(to.plusDays(1))
                                .filter(this::isWorkingDay)
                                .count()
                        : 0);
    }

    /**
     * The day on which a period ends that would end on this one (Civil Code art. 203). For what is shown only: it
     * raises no alarm where the arrangement of a year is not there yet.
     */
    public LocalDate lastDayOfPeriod(LocalDate day) {
        return firstWorkingDayFrom(day);
    }

    private LocalDate firstWorkingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : firstWorkingDayFrom(day.plusDays(1));
    }

    private boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return arrangement(day.getYear()).map(days -> days.get(day)).orElse(!weekend);
    }

    private Optional<Map<LocalDate, Boolean>> arrangement(int year) {
        return years.computeIfAbsent(year, source::apply);
    }
}
