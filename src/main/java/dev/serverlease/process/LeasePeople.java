package dev.serverlease.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The people whom the models name, read from the lease. */
@Component("leasePeople")
public class LeasePeople {

    private final LeaseOf leaseOf;

    LeasePeople(LeaseOf leaseOf) {
        this.leaseOf = leaseOf;
    }

    /** The applicant; nobody else may read their task. */
    public String applicant(DelegateExecution execution) {
        return leaseOf.read(execution).applicant();
    }
}
