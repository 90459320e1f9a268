package dev.serverlease.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Caches the lease rows that the running transaction has locked: while it holds the lock, nobody else can change them.
 * {@link AuditTrail#change}, through which rows are changed, evicts them here.
 */
@Component
class LockedLeases {

    /** Evidence tables whose data a lease includes. */
    private static final Set<String> SHOWN = Set.of("application", "legal_hold", "legal_hold_lifted");

    /** The row as last read; empty if it is not locked or has changed since. */
    Optional<Lease> find(String number) {
        return rows().getOrDefault(number, Optional.empty());
    }

    /** Whether the transaction has locked the row. */
    boolean isLocked(String number) {
        return TransactionSynchronizationManager.isSynchronizationActive() && rows().containsKey(number);
    }

    /** A row that the transaction has just written counts as locked too. */
    void own(String number) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            rows().put(number, Optional.empty());
        }
    }

    void keep(Lease lease) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            rows().put(lease.number(), Optional.of(lease));
        }
    }

    /** A row that was read without a lock is cached only if the transaction already holds its lock. */
    Lease read(Lease lease) {
        rows().computeIfPresent(lease.number(), (number, before) -> Optional.of(lease));
        return lease;
    }

    void changed(String number) {
        rows().computeIfPresent(number, (same, before) -> Optional.empty());
    }

    /** Rows are added to these tables. */
    void written(Set<String> tables) {
        if (tables.stream().anyMatch(SHOWN::contains)) {
            rows().replaceAll((number, before) -> Optional.empty());
        }
    }

    @SuppressWarnings("unchecked") // only set below
    private Map<String, Optional<Lease>> rows() {
        var bound = (Map<String, Optional<Lease>>) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new HashMap<>();
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                BoundUntilTheEnd.bind(this, bound);
            }
        }
        return bound;
    }
}
