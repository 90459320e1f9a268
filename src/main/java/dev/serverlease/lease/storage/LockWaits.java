package dev.serverlease.lease.storage;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/**
 * Whoever waits for the lock of a lease's row waits with a connection in hand. A lease that somebody holds must not
 * take all of them: a few of this node wait for it, and all others are refused at once. Of those few one waits in the
 * database and the others for its result, so that two waits do not add up.
 */
@Component
public class LockWaits {

    /** So many that no crowd of people at one lease is refused, and few beside the pool. */
    private static final int MOST = 4;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The database lets nobody wait longer for a lock either. */
    private static final int LONGEST_SECONDS = 3;

    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    /**
     * @param lock takes the lease's lock, or waits for it
     * @throws CannotAcquireLockException if it is held for too long, or too many wait for it
     */
    public <T> T among(String number, Supplier<T> lock) {
        var turn = turns.compute(number, (same, there) -> (there == null ? new Turn() : there).comes());
        try {
            if (turn.isCrowded()) {
                throw new CannotAcquireLockException("Too many wait for lease " + number);
            }
            return turn.take(number, lock);
        } finally {
            turns.computeIfPresent(number, (same, there) -> there.goes());
        }
    }

    /** Of those who come for one lease's lock. */
    private static final class Turn extends ReentrantLock {

        private volatile int here;
        private volatile long failedAt = System.nanoTime();

        Turn() {
            super(true);
        }

        <T> T take(String number, Supplier<T> lock) {
            long came = System.nanoTime();
            try {
                if (!tryLock(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    throw new CannotAcquireLockException("Others wait for lease " + number);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CannotAcquireLockException("Stopped while others waited for lease " + number);
            }
            try {
                if (failedAt - came > 0) {
                    throw new CannotAcquireLockException("Lease " + number + " is held");
                }
                return locked(lock);
            } finally {
                unlock();
            }
        }

        private <T> T locked(Supplier<T> lock) {
            try {
                return lock.get();
            } catch (RuntimeException failure) {
                if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                        && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                    failedAt = System.nanoTime();
                }
                throw failure;
            }
        }

        boolean isCrowded() {
            return here > MOST;
        }

        /** Called by one at a time, as the map has it. */
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
