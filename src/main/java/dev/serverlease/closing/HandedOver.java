package dev.serverlease.closing;

import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether a server was ever handed over: otherwise nothing is switched off, taken back or returned. */
@Component("handedOver")
public class HandedOver {

    private final LeaseOf leaseOf;

    HandedOver(LeaseOf leaseOf) {
        this.leaseOf = leaseOf;
    }

    /** Asked by the model. */
    public boolean isSo(DelegateExecution execution) {
        return leaseOf.read(execution).inForceAt() != null;
    }
}
