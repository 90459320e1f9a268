package dev.serverlease.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nodes look for due jobs one after the other. Of two that look at once each sees the same ones, and one of them has
 * locked its rows in vain. Nobody waits long for a turn: a node that was halted in the midst of its own holds up no
 * other, which then looks as if there were no turns.
 */
@Component
class AcquiredInTurn extends AbstractProcessEnginePlugin {

    /** Of our own choice; nothing else in this database takes it. */
    private static final long TURN = 0x5345525645524CL;

    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** How long a node that has much to do already does before it looks again, though every new job wakes it. */
    private static final Duration ENOUGH = Duration.ofMillis(100);

    private final JdbcClient jdbc;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private volatile long lookedAt;

    @Autowired
    AcquiredInTurn(DataSource database) {
        this(database, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param nanoTime as {@link System#nanoTime}
     * @param pause lets so many nanoseconds pass, none if there are none
     */
    AcquiredInTurn(DataSource database, LongSupplier nanoTime, LongConsumer pause) {
        this.jdbc = JdbcClient.create(database);
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.lookedAt = nanoTime.getAsLong();
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        EngineSessions.replace(engine, JobManager.class, Turns::new);
    }

    private final class Turns extends StartedAtOnce {

        /** The turn ends with the transaction, which locks the rows that are found. */
        @Override
        public List<AcquirableJobEntity> findNextJobsToExecute(Page page) {
            if (!hasRoom(Context.getProcessEngineConfiguration().getJobExecutor())) {
                pause.accept(lookedAt + ENOUGH.toNanos() - nanoTime.getAsLong());
            }
            lookedAt = nanoTime.getAsLong();
            for (int attempt = 0; attempt < ATTEMPTS && !hasTurn(); attempt++) {
                pause.accept(PAUSE.toNanos());
            }
            return super.findNextJobsToExecute(page);
        }

        private boolean hasTurn() {
            return jdbc.sql("select pg_try_advisory_xact_lock(:turn)")
                    .param("turn", TURN)
                    .query(Boolean.class)
                    .single();
        }
    }
}
