package dev.serverlease.lease;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one time of a transaction. A stage begins, an officer decides and the timers that count from there are made in
 * one transaction: at the same instant, so that the row later says exactly what the timer was made for.
 */
@Component
public class Moment {

    private final Clock clock;

    Moment(Clock clock) {
        this.clock = clock;
    }

    /** When the running transaction first asked, as exactly as the tables keep it. */
    public Instant now() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read();
        }
        var bound = (Instant) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = read();
            BoundUntilTheEnd.bind(this, bound);
        }
        return bound;
    }

    private Instant read() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
