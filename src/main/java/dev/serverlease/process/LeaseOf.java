package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * Finds the lease of an execution by the business key. The lease must name this process instance as its own: an
 * instance that was started without an application has no lease, even under an existing number.
 */
@Component
public class LeaseOf {

    private final Leases leases;

    LeaseOf(Leases leases) {
        this.leases = leases;
    }

    /**
     * Reads and locks the lease.
     *
     * @throws IllegalStateException where the instance carries no lease
     */
    public Lease locked(DelegateExecution execution) {
        return belonging(execution, leases.lock(number(execution)));
    }

    /**
     * Reads the lease.
     *
     * @throws IllegalStateException where the instance carries no lease
     */
    public Lease read(DelegateExecution execution) {
        return belonging(execution, leases.get(number(execution)));
    }

    /** The lease number, which is the business key of the instance and of those that it calls. */
    public String number(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        if (key == null) {
            throw noLease(execution);
        }
        return key;
    }

    /** The instance at the top of those that call each other: the one that a lease names as its own. */
    static String root(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getRootProcessInstanceId();
    }

    private static Lease belonging(DelegateExecution execution, Lease lease) {
        if (!lease.processInstanceId().equals(root(execution))) {
            throw noLease(execution);
        }
        return lease;
    }

    private static IllegalStateException noLease(DelegateExecution execution) {
        return new IllegalStateException(
                "流程实例 " + execution.getProcessInstanceId()
                        + " 不对应任何租赁，不得继续；请由管理员核查其来源并删除该实例。 Process instance "
                        + execution.getProcessInstanceId()
                        + " carries no lease and may not go on; an administrator should find out who started it, and delete it.");
    }

    /** The ids of the user tasks that are open in this execution itself. */
    public List<String> tasks(DelegateExecution execution) {
        return ((ExecutionEntity) execution)
                .getTasks().stream().map(TaskEntity::getId).toList();
    }
}
