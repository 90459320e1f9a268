package dev.serverlease.stage.preparation;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseOf;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签约准备: says in the timeline that the contract can be drafted. */
@Component("prepareContract")
class PrepareContract implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final AuditTrail audit;

    PrepareContract(LeaseOf leaseOf, AuditTrail audit) {
        this.leaseOf = leaseOf;
        this.audit = audit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        audit.record(leaseOf.locked(execution).number(), AuditTrail.SYSTEM, "PREPARED", Map.of(), null);
    }
}
