package dev.serverlease.lease;

import dev.serverlease.lease.storage.BoundUntilTheEnd;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The single time of a transaction. When a stage begins or an officer decides, the timers that count from it are
 * created in the same transaction, with the same instant, so that the row later gives exactly the timer's date.
 */
@Component
public class Moment {

    private final Clock clock;

    Moment(Clock clock) {
        this.clock = clock;
    }

    /** The instant of the running transaction's first call, truncated to the precision of the tables. */
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
