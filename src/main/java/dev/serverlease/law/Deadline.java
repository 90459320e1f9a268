package dev.serverlease.law;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Periods of law; one that runs beyond the last day that a date can hold ends there. */
public final class Deadline {

    private Deadline() {}

    public static LocalDate monthsAfter(LocalDate day, long months) {
        return months > ChronoUnit.MONTHS.between(day, LocalDate.MAX) ? LocalDate.MAX : day.plusMonths(months);
    }

    /**
     * The first day that no longer belongs to a term of so many months. Where the last month has no corresponding day,
     * the term still holds that month's last day (Civil Code art. 202).
     */
    public static LocalDate firstDayAfterTerm(LocalDate firstDay, long months) {
        LocalDate corresponding = monthsAfter(firstDay, months);
        boolean noSuchDay = corresponding.getDayOfMonth() != firstDay.getDayOfMonth();
        return noSuchDay ? daysAfter(corresponding, 1) : corresponding;
    }

    public static LocalDateTime hoursAfter(LocalDateTime time, long hours) {
        return hours > ChronoUnit.HOURS.between(time, LocalDateTime.MAX) ? LocalDateTime.MAX : time.plusHours(hours);
    }

    public static LocalDate daysAfter(LocalDate day, long days) {
        return days > ChronoUnit.DAYS.between(day, LocalDate.MAX) ? LocalDate.MAX : day.plusDays(days);
    }
}
