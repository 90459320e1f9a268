package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.operation.log.LogMarks;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way for a door to change a lease: in one transaction under the lease's lock, retried if it collides with a
 * timer or a task. An authority's order or a payment must not be rejected because of a collision.
 */
@Component
public class LeaseCommands {

    private static final int ATTEMPTS = 3;

    /**
     * PostgreSQL's states for a serialization failure, a deadlock, and a foreign key violation: the engine deletes a
     * row while another transaction adds a reference to it.
     */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23503");

    private final Leases leases;
    private final TransactionTemplate transaction;

    LeaseCommands(Leases leases, PlatformTransactionManager transactions) {
        this.leases = leases;
        this.transaction = new TransactionTemplate(transactions);
        // a new transaction, so that each attempt starts fresh, also when called after another transaction's commit
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * @param command may run several times, each time from the start and with the current lease
     * @throws dev.serverlease.lease.LeaseNotFound if there is no such lease
     */
    public <T> T locked(String number, Function<Lease, T> command) {
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

    /** The engine detected a concurrent change, or the database aborted this transaction to end a deadlock. */
    private static boolean isCollision(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
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
}
