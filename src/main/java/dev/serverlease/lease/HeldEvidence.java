package dev.serverlease.lease;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction has read already about a lease that it has locked, so that its many small steps need not
 * read it again: while it holds the lock nobody else adds to it. Whoever adds to it tells so with {@link #added}.
 */
@Component
class HeldEvidence {

    private final HeldLeases held;

    HeldEvidence(HeldLeases held) {
        this.held = held;
    }

    /** @param what names what is read, with all that it depends on */
    @SuppressWarnings("unchecked") // each name is used for one type
    <T> T once(String leaseNumber, List<?> what, Supplier<T> read) {
        if (!held.holds(leaseNumber)) {
            return read.get();
        }
        var key = List.of(leaseNumber, what);
        var known = evidence();
        if (!known.containsKey(key)) {
            known.put(key, read.get());
        }
        return (T) known.get(key);
    }

    void added() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            evidence().clear();
        }
    }

    @SuppressWarnings("unchecked") // bound below, and nowhere else
    private Map<Object, Object> evidence() {
        var bound = (Map<Object, Object>) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(new Release(bound));
        }
        return bound;
    }

    private final class Release implements TransactionSynchronization {

        private final Map<Object, Object> bound;

        Release(Map<Object, Object> bound) {
            this.bound = bound;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(HeldEvidence.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(HeldEvidence.this, bound);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(HeldEvidence.this);
        }
    }
}
