package dev.serverlease.lease.storage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/**
 * Whoever waits for the lock of a lease's row waits with a connection in hand. A lease that somebody holds must not
 * take all of them: a few of this node wait for it, and all others are refused at once.
 */
@Component
public class LockWaits {

    /** So many that no crowd of people at one lease is refused, and few beside the pool. */
    private static final int MOST = 4;

    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    /**
     * @param lock takes the lease's lock, or waits for it
     * @throws CannotAcquireLockException if it is held for too long, or too many wait for it
     */
    public <T> T among(String number, Supplier<T> lock) {
        try {
            if (waiting.merge(number, 1, Integer::sum) > MOST) {
                throw new CannotAcquireLockException("Too many wait for lease " + number);
            }
            return lock.get();
        } finally {
            waiting.computeIfPresent(number, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
