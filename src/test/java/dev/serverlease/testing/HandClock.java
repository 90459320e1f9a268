package dev.serverlease.testing;

import dev.serverlease.config.TimeConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A clock of one test's own that it sets by hand, without an engine that would follow it. */
public final class HandClock extends Clock {

    private Instant now = SettableClock.START;

    /** @param time with its offset, like 2026-12-01T09:00:00+08:00 */
    public void at(String time) {
        now = OffsetDateTime.parse(time).toInstant();
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
