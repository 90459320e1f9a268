package dev.serverlease.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts working days (工作日), and ends periods of law. If a year's arrangement is missing, {@link #between} returns
 * nothing; {@link #after}, {@link #endAfter}, {@link #endOfPeriod} and {@link #endOfWorkingDayUpTo}, which must give a
 * timer or a task a date, count as days off only what is known without it - Saturdays, Sundays and the holidays with a
 * fixed date - and raise the alarm.
 */
public final class WorkingDays {

    /**
     * 元旦, 劳动节, 国庆节: off in every year, whatever is arranged around them (全国年节及纪念日放假办法 art. 2 as revised in 2024, from
     * memory); the others follow the lunar calendar.
     */
    private static final Set<MonthDay> FIXED_HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    private final IntFunction<Optional<Map<LocalDate, Boolean>>> source;
    private final IntConsumer yearMissing;

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
        return new WorkingDays(CalendarFile::of, yearMissing);
    }

    /**
     * The year of the last day of a time, if the product does not come with its days off; else null. What counts
     * working days, or gives way to a holiday, may then still move.
     *
     * @param end the instant at which the time is over
     */
    public static @Nullable Integer missingYear(TemporalAccessor end, ZoneId zone) {
        int year = Instant.from(end).minusNanos(1).atZone(zone).getYear();
        return CalendarFile.of(year).isPresent() ? null : year;
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
        raiseIfMissing(start.getYear(), day.getYear());
        return day.atTime(start.toLocalTime()).atZone(start.getZone());
    }

    /**
     * The end of a period of so many working days that begins on this day: the first instant after the last of them.
     * The day itself does not count (Civil Code art. 201), so that after a day off the next working day is the first.
     *
     * @param days 1 or more
     */
    public Instant endAfter(LocalDate day, int days, ZoneId zone) {
        return after(day.plusDays(1).atStartOfDay(zone), days - 1).plusDays(1).toInstant();
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
     * The last day of a period that would end on this one: a holiday gives way to the first working day after it (Civil
     * Code art. 203; clause {@code term}). For what is shown only: it raises no alarm where the arrangement of a year
     * is not there yet.
     */
    public LocalDate lastDayOfPeriod(LocalDate day) {
        return firstWorkingDayFrom(day);
    }

    /**
     * The same for what is kept and waited for: the first instant after that day, which counts until 24:00 in the zone.
     */
    public Instant endOfPeriod(LocalDate day, ZoneId zone) {
        var last = lastDayOfPeriod(day);
        raiseIfMissing(day.getYear(), last.getYear());
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * The first instant after the last working day that is not later than this day: for what is to be done before a
     * day, where a holiday gives no more time.
     */
    public Instant endOfWorkingDayUpTo(LocalDate day, ZoneId zone) {
        var last = day;
        while (!isWorkingDay(last)) {
            last = last.minusDays(1);
        }
        raiseIfMissing(last.getYear(), day.getYear());
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private void raiseIfMissing(int from, int to) {
        IntStream.rangeClosed(from, to).filter(year -> !knows(year)).forEach(yearMissing);
    }

    private LocalDate firstWorkingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : firstWorkingDayFrom(day.plusDays(1));
    }

    private boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return arrangement(day.getYear())
                .map(days -> days.getOrDefault(day, !weekend))
                .orElseGet(() -> !weekend && !FIXED_HOLIDAYS.contains(MonthDay.from(day)));
    }

    private Optional<Map<LocalDate, Boolean>> arrangement(int year) {
        return source.apply(year);
    }
}
