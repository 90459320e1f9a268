package dev.serverlease.testing;

import dev.serverlease.config.TimeConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A clock that tests set; the engine's clock follows it. */
public class SettableClock extends Clock {

    /** The day on which the samples are expected to come out as their README says. */
    public static final Instant START = LocalDate.of(2026, 12, 1)
            .atTime(9, 0)
            .atZone(TimeConfiguration.ZONE)
            .toInstant();

    private volatile Instant now = START;

    public void set(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
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
