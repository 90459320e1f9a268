package dev.serverlease.law.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Periods of law; one that runs beyond the last day that a date can hold ends on that day. */
public final class Deadline {

    private Deadline() {}

    public static LocalDate monthsAfter(LocalDate day, long months) {
        return months > ChronoUnit.MONTHS.between(day, LocalDate.MAX) ? LocalDate.MAX : day.plusMonths(months);
    }

    public static LocalDate daysAfter(LocalDate day, long days) {
        return days > ChronoUnit.DAYS.between(day, LocalDate.MAX) ? LocalDate.MAX : day.plusDays(days);
    }
}
