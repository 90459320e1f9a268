package dev.serverlease.lease;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction has read already about a lease that it has locked, so that its many small steps need not
 * read it again: while it holds the lock nobody else adds to it. Whoever adds to it tells so with {@link #added}.
 */
@Component
public class EvidenceRead {

    private final LockedLeases held;

    EvidenceRead(LockedLeases held) {
        this.held = held;
    }

    /** @param what names what is read, with all that it depends on */
    @SuppressWarnings("unchecked") // each name is used for one type
    public <T extends Object> T once(String leaseNumber, List<?> what, Supplier<T> read) {
        if (!held.holds(leaseNumber)) {
            return read.get();
        }
        var key = key(leaseNumber, what);
        var known = evidence();
        var before = (T) known.get(key);
        if (before != null) {
            return before;
        }
        var now = read.get();
        known.put(key, now);
        return now;
    }

    /** What the transaction has just written need not be read either. */
    public void keep(String leaseNumber, List<?> what, Object written) {
        if (held.holds(leaseNumber)) {
            evidence().put(key(leaseNumber, what), written);
        }
    }

    /** What is known of it; empty where it was not read. */
    @SuppressWarnings("unchecked") // each name is used for one type
    public <T extends Object> Optional<T> known(String leaseNumber, List<?> what) {
        return held.holds(leaseNumber)
                ? Optional.ofNullable((T) evidence().get(key(leaseNumber, what)))
                : Optional.empty();
    }

    private static List<?> key(String leaseNumber, List<?> what) {
        return Stream.concat(Stream.of(leaseNumber), what.stream()).toList();
    }

    /** @param names the first of what names that which was read */
    public void added(String... names) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            evidence().keySet().removeIf(key -> List.of(names).contains(key.get(1)));
        }
    }

    @SuppressWarnings("unchecked") // bound below, and nowhere else
    private Map<List<?>, Object> evidence() {
        var bound = (Map<List<?>, Object>) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new HashMap<>();
            BoundUntilTheEnd.bind(this, bound);
        }
        return bound;
    }
}
