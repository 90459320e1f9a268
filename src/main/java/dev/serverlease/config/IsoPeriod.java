package dev.serverlease.config;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;

/** An ISO 8601 period of calendar units ({@code P3M}, {@code P14D}) or of time ({@code PT2M}). */
public record IsoPeriod(TemporalAmount amount) {

    /**
     * Not named {@code of}: the framework would take that for a second way to read a setting.
     *
     * @throws java.time.format.DateTimeParseException if the text is neither
     */
    public static IsoPeriod parse(String text) {
        return new IsoPeriod(text.contains("T") ? Duration.parse(text) : Period.parse(text));
    }

    /** Whether it is longer than zero and shorter than this many months, whatever day it begins on. */
    public boolean isBetweenNothingAndMonths(int months) {
        var start = java.time.LocalDateTime.of(2027, 1, 1, 0, 0);
        var end = start.plus(amount);
        return end.isAfter(start) && end.isBefore(start.plusMonths(months));
    }

    /** Whether it is longer than the other, counted from one day. */
    public boolean isLongerThan(IsoPeriod other) {
        var start = java.time.LocalDateTime.of(2027, 1, 1, 0, 0);
        return start.plus(amount).isAfter(start.plus(other.amount()));
    }

    /** Calendar units are counted in the time zone, so that a day remains a calendar day. */
    public Instant after(Instant from, ZoneId zone) {
        return from.atZone(zone).plus(amount).toInstant();
    }

    public Instant before(Instant until, ZoneId zone) {
        return until.atZone(zone).minus(amount).toInstant();
    }
}
