package dev.serverlease.words;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A deadline as people read it: one at midnight is the end of the day before, 24:00 (Civil Code art. 203). */
public final class DueText {

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private DueText() {}

    /** A moment, to the minute. */
    public static String minute(ZonedDateTime at) {
        return TO_THE_MINUTE.format(at);
    }

    public static String of(ZonedDateTime end) {
        return end.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? end.toLocalDate().minusDays(1) + " 24:00"
                : TO_THE_MINUTE.format(end);
    }
}
