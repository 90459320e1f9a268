package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Moves a running timer when its date changes in the lease; the timer does not read the lease again by itself. The
 * calling door decides who may change a date.
 */
@Component
public class LeaseTimers {

    private final ManagementService management;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final List<LeaseTask> forms;

    LeaseTimers(
            @Lazy ManagementService management,
            @Lazy TaskService tasks,
            @Lazy ProcessEngineConfigurationImpl engine,
            List<LeaseTask> forms) {
        this.management = management;
        this.tasks = tasks;
        this.engine = engine;
        this.forms = forms;
    }

    /**
     * Moves the deadline of an open task, in the caller's transaction: its timer and the date that people see.
     *
     * @param lease with its new date
     * @param timer id of the boundary event in the model
     * @param task id of the user task it is attached to, whose due date is shown in Tasklist
     * @throws Refusal with 409 if the lease waits for no such date; the text names the stage
     */
    public void move(Lease lease, String timer, String task, Instant to) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    var job = management
                            .createJobQuery()
                            .processInstanceId(lease.processInstanceId())
                            .activityId(timer)
                            .singleResult();
                    if (job == null) {
                        throw LeaseMessages.notWaiting(lease);
                    }
                    management.setJobDuedate(job.getId(), Date.from(to), false);
                    tasks.createTaskQuery()
                            .processInstanceId(lease.processInstanceId())
                            .taskDefinitionKey(task)
                            .list()
                            .forEach(open -> {
                                open.setDueDate(Date.from(to));
                                tasks.saveTask(open);
                                forms.stream()
                                        .filter(form -> form.taskKeys().contains(task))
                                        .forEach(form -> tasks.setVariableLocal(
                                                open.getId(), LeaseProcess.VIEW, form.projection(lease, task)));
                            });
                    return null;
                }));
    }
}
