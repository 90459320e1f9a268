package dev.serverlease.contract;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseOf;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签署催办: a signing that takes long is noted in the lease's trail. */
@Component("remindSigning")
class SigningReminder implements JavaDelegate {

    private final AuditTrail audit;
    private final LeaseOf leaseOf;

    SigningReminder(AuditTrail audit, LeaseOf leaseOf) {
        this.audit = audit;
        this.leaseOf = leaseOf;
    }

    @Override
    public void execute(DelegateExecution execution) {
        audit.record(leaseOf.read(execution).number(), AuditTrail.SYSTEM, "SIGNING_REMINDED", Map.of(), null);
    }
}
