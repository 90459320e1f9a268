package dev.serverlease.lease;

import dev.serverlease.lease.storage.BoundUntilTheEnd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Caches what the running transaction has read about a lease that it has locked, while nobody else can add to it, or
 * that it sees in one snapshot. {@link AuditTrail} and {@link Findings} evict what the transaction itself adds; all
 * evidence is written through them.
 */
@Component
public class EvidenceRead {

    private final LockedLeases locked;

    EvidenceRead(LockedLeases locked) {
        this.locked = locked;
    }

    /**
     * The key of a cached read; each is a constant of the store that reads it.
     *
     * @param <T> the type of what is read
     */
    public static final class Key<T> {

        private final Set<String> tables;

        private Key(Set<String> tables) {
            this.tables = tables;
        }

        /** @param tables all evidence tables that the read uses */
        public static <T> Key<T> of(String... tables) {
            return new Key<>(Set.of(tables));
        }
    }

    /** @param more what else the answer depends on */
    private record Read(String leaseNumber, Key<?> key, List<?> more) {}

    public <T extends Object> T once(String leaseNumber, Key<T> key, Supplier<T> read) {
        return once(leaseNumber, key, List.of(), read);
    }

    /** @param more what else the answer depends on */
    public <T extends Object> T once(String leaseNumber, Key<T> key, List<?> more, Supplier<T> read) {
        if (!locked.isStable(leaseNumber)) {
            return read.get();
        }
        var what = new Read(leaseNumber, key, more);
        var before = EvidenceRead.<T>cast(evidence().get(what));
        if (before != null) {
            return before;
        }
        var now = read.get();
        evidence().put(what, now);
        return now;
    }

    /** Caches what the transaction has just written. */
    public <T extends Object> void keep(String leaseNumber, Key<T> key, T written) {
        keep(leaseNumber, key, List.of(), written);
    }

    /** @param more what else the answer depends on */
    public <T extends Object> void keep(String leaseNumber, Key<T> key, List<?> more, T written) {
        if (locked.isStable(leaseNumber)) {
            evidence().put(new Read(leaseNumber, key, more), written);
        }
    }

    /** The cached value; empty if it was not read. */
    public <T extends Object> Optional<T> known(String leaseNumber, Key<T> key) {
        return locked.isStable(leaseNumber)
                ? Optional.ofNullable(EvidenceRead.<T>cast(evidence().get(new Read(leaseNumber, key, List.of()))))
                : Optional.empty();
    }

    /** Rows are added to these tables, so cached reads of them are outdated. */
    void written(Set<String> tables) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            evidence().keySet().removeIf(read -> read.key().tables.stream().anyMatch(tables::contains));
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // each key only maps to values of its own type
    private static <T> @Nullable T cast(@Nullable Object value) {
        return (T) value;
    }

    @SuppressWarnings("unchecked") // only set below
    private Map<Read, Object> evidence() {
        var bound = (Map<Read, Object>) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new HashMap<>();
            BoundUntilTheEnd.bind(this, bound);
        }
        return bound;
    }
}
