package dev.serverlease.testing;

import dev.serverlease.config.TimeConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A clock that tests set, without an engine that would follow it. */
public class HandClock extends Clock {

    /** The day on which the samples are expected to come out as their README says. */
    public static final Instant START = LocalDate.of(2026, 12, 1)
            .atTime(9, 0)
            .atZone(TimeConfiguration.ZONE)
            .toInstant();

    private volatile Instant now;

    public HandClock() {
        this(START);
    }

    public HandClock(Instant now) {
        this.now = now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    /** @param time with its offset, like 2026-12-01T09:00:00+08:00 */
    public final void at(String time) {
        set(OffsetDateTime.parse(time).toInstant());
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return TimeConfiguration.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
