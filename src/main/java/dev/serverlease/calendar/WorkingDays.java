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
 * Counts working days (工作日). A year whose arrangement is not there is not guessed in silence: {@link #between} has no
 * answer then, and {@link #after}, which a timer needs a date from, takes Saturdays and Sundays alone for days off and
 * raises the alarm.
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
     * The years that come with the product.
     *
     * @param yearMissing the alarm: gets the year that had to be counted without its days off, each time
     */
    public static WorkingDays shipped(IntConsumer yearMissing) {
        return new WorkingDays(CalendarFile::read, yearMissing);
    }

    /** Whether the arrangement of this year is there. */
    public boolean knows(int year) {
        return arrangement(year).isPresent();
    }

    /**
     * So many working days later, at the same time of day. A start on a day off counts from the next working day.
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
     * How many working days lie after {@code from} up to and with {@code to}; 0 where {@code to} is not later. Nothing
     * where a year in between has no arrangement: what the law counts is not estimated.
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
