package dev.serverlease.stage.closing;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Whether the lessee may have a server; if not, nothing is switched off, taken back or returned. A hand-over whose
 * answer was lost also counts.
 */
@Component("handedOver")
public class HandedOver {

    private final LeaseOf leaseOf;

    private final AuditTrail audit;

    HandedOver(LeaseOf leaseOf, AuditTrail audit) {
        this.leaseOf = leaseOf;
        this.audit = audit;
    }

    /** Called by the model. */
    public boolean isSo(DelegateExecution execution) {
        return isSo(leaseOf.read(execution));
    }

    boolean isSo(Lease lease) {
        return lease.inForceAt() != null || audit.has(lease.number(), AuditTrail.HAND_OVER_BEGUN);
    }
}
