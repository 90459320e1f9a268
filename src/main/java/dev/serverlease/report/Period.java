package dev.serverlease.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Days of the calendar in the product's zone, both included.
 *
 * @param first of them
 * @param last of them
 */
record Period(LocalDate first, LocalDate last, ZoneId zone) {

    static Period of(LocalDate day, ZoneId zone) {
        return new Period(day, day, zone);
    }

    /** The days of a month up to today, if it is not over. */
    static Period of(YearMonth month, LocalDate today, ZoneId zone) {
        var end = month.atEndOfMonth();
        return new Period(month.atDay(1), end.isAfter(today) ? today : end, zone);
    }

    /** When it begins. */
    Timestamp from() {
        return border(first);
    }

    /** When it is over: the first moment after it. */
    Timestamp until() {
        return border(last.plusDays(1));
    }

    /** Behind this moment: what happened in it has happened. */
    static Timestamp behind(Instant moment) {
        return Timestamp.from(moment.plus(1, ChronoUnit.MICROS));
    }

    private Timestamp border(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
