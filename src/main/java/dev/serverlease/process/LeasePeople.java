package dev.serverlease.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The people whom the models name, read from the lease. */
@Component("leasePeople")
public class LeasePeople {

    private final LeaseOf leaseOf;
    private final LeaseTasks tasks;

    LeasePeople(LeaseOf leaseOf, LeaseTasks tasks) {
        this.leaseOf = leaseOf;
        this.tasks = tasks;
    }

    /** The applicant; nobody else may read their task. */
    public String applicant(DelegateExecution execution) {
        return leaseOf.read(execution).applicant();
    }

    /** The groups that the user task is offered to, where the case of the lease decides; see {@link TaskRoles}. */
    public List<String> groups(DelegateExecution execution) {
        return tasks.groups(leaseOf.read(execution), execution.getCurrentActivityId());
    }
}
