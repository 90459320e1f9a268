package dev.serverlease.lease.storage;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Whoever waits for the lock of a lease's row waits with a connection in hand. A lease that somebody holds must not
 * take all of them: a few of this node wait for it, and all others are refused at once.
 */
@Component
public class LockWaits {

    /** So many that no crowd of people at one lease is refused, and few beside the pool. */
    private static final int MOST = 4;

    /** PostgreSQL's state where a lock is not given in time. */
    private static final String NOT_IN_TIME = "55P03";

    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    /**
     * @param lock takes the lease's lock, or waits for it
     * @throws LeaseHeld if it is held for too long, or too many wait for it
     */
    public <T> T among(String number, Supplier<T> lock) {
        try {
            if (waiting.merge(number, 1, Integer::sum) > MOST) {
                throw new LeaseHeld(number, "Too many wait");
            }
            return naming(number, lock);
        } finally {
            waiting.computeIfPresent(number, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * What the database says does not tell which lease it is.
     *
     * @param statement takes the lease's lock, or changes its row
     * @throws LeaseHeld if it is held for too long
     */
    public static <T> T naming(String number, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException failure) {
            throw failure.getRootCause() instanceof SQLException sql && NOT_IN_TIME.equals(sql.getSQLState())
                    ? new LeaseHeld(number, failure)
                    : failure;
        }
    }
}
