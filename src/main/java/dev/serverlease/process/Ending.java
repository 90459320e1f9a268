package dev.serverlease.process;

import dev.serverlease.lease.EndReason;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Why a lease comes to its closing: set where the lease ends, read where the closing begins, in one transaction. It is
 * a transient variable of our own type, which REST cannot create. An instance that was moved into the closing by hand
 * has none and stops there.
 *
 * @param noticeDue whether the notice of termination is still to be given
 */
public record Ending(EndReason reason, boolean noticeDue) {

    private static final String VARIABLE = "ending";

    /** Passes it to the next steps of the same transaction. */
    public void handTo(DelegateExecution execution) {
        execution.setVariable(VARIABLE, Variables.objectValue(this, true).create());
    }

    /** @throws IllegalStateException if nothing has ended the lease */
    static Ending of(DelegateExecution execution) {
        if (execution.getVariable(VARIABLE) instanceof Ending ending) {
            return ending;
        }
        throw new IllegalStateException("流程实例 " + execution.getProcessInstanceId()
                + " 没有终了的事由，不得进入退租清结；请由管理员核查。 Process instance " + execution.getProcessInstanceId()
                + " has no reason to end and does not come to its closing; an administrator should look into it.");
    }
}
