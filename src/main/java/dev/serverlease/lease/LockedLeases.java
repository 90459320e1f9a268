package dev.serverlease.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rows that the running transaction has locked, so that its many small steps need not read them again: while it
 * holds them, nobody else can change them. Rows are changed through {@link AuditTrail#change}, which forgets them here.
 */
@Component
class LockedLeases {

    /** Tables of evidence that a lease shows something of. */
    private static final Set<String> SHOWN = Set.of("application", "legal_hold", "legal_hold_lifted");

    /** The row as it was last read; empty where it is not locked, or was changed since. */
    Optional<Lease> find(String number) {
        return rows().getOrDefault(number, Optional.empty());
    }

    /** Whether the transaction has locked the row. */
    boolean isLocked(String number) {
        return TransactionSynchronizationManager.isSynchronizationActive() && rows().containsKey(number);
    }

    /** A row that the transaction has just written is its own as well. */
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

    /** A row that was read without a lock is kept only where the transaction holds its lock already. */
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

    @SuppressWarnings("unchecked") // bound below, and nowhere else
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
