package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes the timers of a lease's end in the same transaction as the date itself: an existing timer does not read its
 * date again, and a fired timer no longer exists.
 */
@Component
public class TermTimers {

    private static final String IN_FORCE = "SubProcess_InForce";
    private static final String TERM_ENDS = "Timer_TermEnds";
    private static final String NOTICE_DUE = "Timer_ExpiryNoticeDue";

    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;

    TermTimers(@Lazy ManagementService management, @Lazy ProcessEngineConfigurationImpl engine, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.management = management;
        this.engine = engine;
    }

    /**
     * Moves the end of the term.
     *
     * @throws Refusal with 409 if the lease is not in force
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

    /** Moves the day from which the notice of the term's end is a task; one that is a task already stays one. */
    public void moveNotice(Lease lease, Instant opens) {
        onNotice(lease, timers -> {
            timers.list().forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(opens)));
            return null;
        });
    }

    /** No notice of the term's end is due any more: both have agreed on another end. */
    public void dropNotice(Lease lease) {
        onNotice(lease, timers -> {
            timers.list().forEach(timer -> management.deleteJob(timer.getId()));
            return null;
        });
    }

    /** Whether the time for the expiry notice is still to come. */
    public boolean awaitsNotice(Lease lease) {
        return jdbc.sql(
                        "select exists (select from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_"
                                + " where j.process_instance_id_ = :instance and d.act_id_ = :timer and j.suspension_state_ = 1)")
                .param("instance", lease.processInstanceId())
                .param("timer", NOTICE_DUE)
                .query(Boolean.class)
                .single();
    }

    private <T> T onNotice(Lease lease, Function<JobQuery, T> act) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> act.apply(management
                        .createJobQuery()
                        .processInstanceId(lease.processInstanceId())
                        .activityId(NOTICE_DUE))));
    }

    /**
     * Makes the expiry notice due again, at the lease's current date; at once if that date is past.
     *
     * @param execution somewhere in the part of the process in which the lease is in force
     */
    public void noticeAgain(DelegateExecution execution) {
        again(execution, NOTICE_DUE);
    }

    /**
     * The lease continues after its end timer has fired: creates the timer again, for the lease's current end.
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
