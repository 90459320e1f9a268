package dev.serverlease.lease.storage;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Binds an object to a transaction: suspended while an inner transaction runs, and released when the transaction ends.
 */
public final class BoundUntilTheEnd implements TransactionSynchronization {

    private final Object key;
    private final Object bound;

    private BoundUntilTheEnd(Object key, Object bound) {
        this.key = key;
        this.bound = bound;
    }

    /** Binds it to the running transaction. */
    public static void bind(Object key, Object bound) {
        TransactionSynchronizationManager.bindResource(key, bound);
        TransactionSynchronizationManager.registerSynchronization(new BoundUntilTheEnd(key, bound));
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, bound);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
}
