package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
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
 * The one way in which a door changes a lease: in one transaction under the lease's lock, tried again where it collides
 * with a timer or a task. An order that came in, or money, is not sent away for that.
 */
@Component
public class LeaseCommands {

    private static final int ATTEMPTS = 3;

    /**
     * PostgreSQL's states of a serialization failure, of a deadlock, and of a row that the engine deletes while another
     * transaction hangs something on it.
     */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23503");

    private final Leases leases;
    private final TransactionTemplate transaction;

    LeaseCommands(Leases leases, PlatformTransactionManager transactions) {
        this.leases = leases;
        this.transaction = new TransactionTemplate(transactions);
        // its own, so that another attempt starts from nothing; also behind the commit of another one
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * @param command may run several times, each time from the start and with the lease as it is then
     * @throws dev.serverlease.lease.LeaseNotFound where there is none
     */
    public <T> T locked(String number, Function<Lease, T> command) {
        for (int attempt = 1; true; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> command.apply(leases.lock(number))));
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !isCollision(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** The engine saw that somebody else was faster, or the database chose this transaction to end a deadlock. */
    private static boolean isCollision(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || (cause instanceof SQLException sql && COLLISIONS.contains(sql.getSQLState())));
    }

    /** The same for a command without an answer. */
    public void lockedDo(String number, Consumer<Lease> command) {
        locked(number, lease -> {
            command.accept(lease);
            return lease;
        });
    }
}
