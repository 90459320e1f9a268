package dev.serverlease.process;

import dev.serverlease.lease.EndReason;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Why a lease comes to its closing: said where its life ends, read where the closing begins, within one transaction. It
 * is transient and an object of ours, which no variable that came in over REST can be: an instance that was moved into
 * the closing brings none, and goes no further.
 *
 * @param noticeDue whether the notice of termination is still to be given
 */
public record Ending(EndReason reason, boolean noticeDue) {

    private static final String VARIABLE = "ending";

    /** Hands it on to what follows in the same transaction. */
    public void handTo(DelegateExecution execution) {
        execution.setVariable(VARIABLE, Variables.objectValue(this, true).create());
    }

    /** @throws IllegalStateException where nothing has ended the lease */
    static Ending of(DelegateExecution execution) {
        if (execution.getVariable(VARIABLE) instanceof Ending ending) {
            return ending;
        }
        throw new IllegalStateException("流程实例 " + execution.getProcessInstanceId()
                + " 没有终了的事由，不得进入退租清结；请由管理员核查。 Process instance " + execution.getProcessInstanceId()
                + " has no reason to end and does not come to its closing; an administrator should look into it.");
    }
}
