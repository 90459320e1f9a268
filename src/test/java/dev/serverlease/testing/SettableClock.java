package dev.serverlease.testing;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The product's clock in tests; the engine's clock follows it. */
public class SettableClock extends HandClock {

    @Override
    public void set(Instant instant) {
        super.set(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }
}
