package dev.serverlease.process;

import dev.serverlease.database.Outage;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.storage.LeaseHeld;
import dev.serverlease.operation.log.LogMarks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way for a door to change a lease: in one transaction under the lease's lock, retried if it collides with a
 * timer or a task. An authority's order or a payment must not be rejected because of a collision. Those who come for
 * the same lease wait for each other before they take a connection: a lease that is held costs the others none.
 */
@Component
public class LeaseCommands {

    private static final int ATTEMPTS = 3;

    /**
     * PostgreSQL's states for a serialization failure, a deadlock, and a foreign key violation: the engine deletes a
     * row while another transaction adds a reference to it.
     */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23503");

    /** The database lets nobody wait longer for a lock either. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final Leases leases;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    LeaseCommands(Leases leases, PlatformTransactionManager transactions) {
        this.leases = leases;
        this.transaction = new TransactionTemplate(transactions);
        // a new transaction, so that each attempt starts fresh, also when called after another transaction's commit
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * For what is asked before a command and again within it: takes no lock, waits for nobody and changes nothing.
     *
     * @throws dev.serverlease.lease.LeaseNotFound if there is no such lease
     */
    public void look(String number, Consumer<Lease> look) {
        snapshot.executeWithoutResult(status -> look.accept(leases.get(number)));
    }

    /**
     * @param command may run several times, each time from the start and with the current lease
     * @throws dev.serverlease.lease.LeaseNotFound if there is no such lease
     * @throws LeaseHeld if somebody else holds it for too long; see {@link Outage#HELD}
     */
    public <T> T locked(String number, Function<Lease, T> command) {
        var turn = turns.compute(number, (same, there) -> (there == null ? new Turn() : there).comes());
        try {
            return turn.take(number, () -> inTransaction(number, command));
        } catch (RuntimeException failure) {
            LogMarks.restOfRequest(number);
            throw failure;
        } finally {
            turns.computeIfPresent(number, (same, there) -> there.goes());
        }
    }

    private <T> T inTransaction(String number, Function<Lease, T> command) {
        for (int attempt = 1; true; attempt++) {
            try (var marked = LogMarks.lease(number)) {
                return Objects.requireNonNull(transaction.execute(status -> command.apply(leases.lock(number))));
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !isCollision(failure)) {
                    throw failure;
                }
            }
        }
    }

    /**
     * The engine detected a concurrent change, the database aborted this transaction to end a deadlock, or a table got
     * another column since the connection prepared its statement.
     */
    private static boolean isCollision(RuntimeException failure) {
        return Outage.OUTDATED.is(failure)
                || Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof OptimisticLockingException
                                || (cause instanceof SQLException sql
                                        && sql.getSQLState() != null // as of a connection that is closed already
                                        && COLLISIONS.contains(sql.getSQLState())));
    }

    /** The same for a command without an answer. */
    public void lockedDo(String number, Consumer<Lease> command) {
        locked(number, lease -> {
            command.accept(lease);
            return lease;
        });
    }

    /** Of those who come for one lease. Reentrant: a command may run another one after its commit. */
    private static final class Turn extends ReentrantLock {

        private int here;
        private volatile long heldAt = System.nanoTime();

        Turn() {
            super(true);
        }

        /** Whoever waited while another one found the lease held need not find out again. */
        <T> T take(String number, Supplier<T> command) {
            long came = System.nanoTime();
            try {
                if (!tryLock(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new LeaseHeld(number, "Others are at work");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new LeaseHeld(number, "Stopped while others were at work");
            }
            try {
                if (heldAt - came > 0) {
                    throw new LeaseHeld(number, "Another one has just found it held");
                }
                return run(command);
            } finally {
                unlock();
            }
        }

        private <T> T run(Supplier<T> command) {
            try {
                return command.get();
            } catch (RuntimeException failure) {
                if (Outage.HELD.is(failure)) {
                    heldAt = System.nanoTime();
                }
                throw failure;
            }
        }

        private Turn comes() {
            here++;
            return this;
        }

        private @Nullable Turn goes() {
            here--;
            return here == 0 ? null : this;
        }
    }
}
