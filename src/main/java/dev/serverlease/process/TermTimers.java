package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The timers of a lease's end, changed in the transaction that changes the date itself: an existing timer does not read
 * its date again, and one that has fired is gone.
 */
@Component
public class TermTimers {

    private static final String IN_FORCE = "SubProcess_InForce";
    private static final String TERM_ENDS = "Timer_TermEnds";
    private static final String NOTICE_DUE = "Timer_ExpiryNoticeDue";

    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;

    TermTimers(@Lazy ManagementService management, @Lazy ProcessEngineConfigurationImpl engine) {
        this.management = management;
        this.engine = engine;
    }

    /**
     * The term ends at another instant.
     *
     * @throws Refusal with 409 where the lease is not in force
     */
    public void moveEnd(Lease lease, Instant end) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    var timer = management
                            .createJobQuery()
                            .processInstanceId(lease.processInstanceId())
                            .activityId(TERM_ENDS)
                            .singleResult();
                    if (timer == null) {
                        throw LeaseMessages.notWaiting(lease);
                    }
                    management.setJobDuedate(timer.getId(), Date.from(end));
                    return null;
                }));
    }

    /**
     * The expiry notice falls due once more, at the date that the lease has now: at once where that is past.
     *
     * @param execution somewhere in the part of the process in which the lease is in force
     */
    public void noticeAgain(DelegateExecution execution) {
        again(execution, NOTICE_DUE);
    }

    /**
     * The lease goes on beyond the end that its timer fired for: the timer waits again, for the end that the lease has
     * now.
     *
     * @param execution somewhere in the part of the process in which the lease is in force
     */
    public void endAgain(DelegateExecution execution) {
        again(execution, TERM_ENDS);
    }

    private static void again(DelegateExecution execution, String start) {
        var here = (ExecutionEntity) execution;
        var inForce = here.getProcessDefinition().findActivity(IN_FORCE);
        var timer = TimerDeclarationImpl.getDeclarationsForScope(inForce).get(start);
        if (timer == null) {
            throw new IllegalStateException("The model has no " + start);
        }
        timer.createTimerInstance((ExecutionEntity) here.findExecutionForFlowScope(inForce));
    }
}
