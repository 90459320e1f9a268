package dev.serverlease.lease;

import dev.serverlease.lease.storage.BoundUntilTheEnd;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Caches the lease rows that the running transaction has locked: while it holds the lock, nobody else can change them;
 * and those that it sees in one snapshot, where nothing changes. {@link AuditTrail#change}, through which rows are
 * changed, evicts them here.
 */
@Component
class LockedLeases {

    /** Evidence tables whose data a lease includes. */
    private static final Set<String> SHOWN = Set.of("application", "legal_hold", "legal_hold_lifted");

    /** The row as last read; empty if it may have changed since. */
    Optional<Lease> find(String number) {
        return rows().getOrDefault(number, Optional.empty());
    }

    /** Whether the transaction has locked the row; one that looks at a snapshot locks none. */
    private boolean isLocked(String number) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && !isSnapshot()
                && rows().containsKey(number);
    }

    /** Whether what the transaction reads of the lease stays as it is: it holds the lock, or looks at one snapshot. */
    boolean isStable(String number) {
        return isLocked(number) || isSnapshot();
    }

    private static boolean isSnapshot() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && Integer.valueOf(Connection.TRANSACTION_REPEATABLE_READ)
                        .equals(TransactionSynchronizationManager.getCurrentTransactionIsolationLevel());
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

    /** A row that was read without a lock is cached only if nobody else can change it while the transaction looks. */
    Lease read(Lease lease) {
        if (isStable(lease.number())) {
            rows().put(lease.number(), Optional.of(lease));
        }
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
