package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
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
    private final Unchecked unchecked;

    LeaseTimers(@Lazy ManagementService management, @Lazy TaskService tasks, Unchecked unchecked) {
        this.management = management;
        this.tasks = tasks;
        this.unchecked = unchecked;
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
        unchecked.call(() -> {
            var job = job(lease, timer).orElseThrow(() -> LeaseMessages.notWaiting(lease));
            management.setJobDuedate(job.getId(), Date.from(to), false);
            tasks.createTaskQuery()
                    .processInstanceId(lease.processInstanceId())
                    .taskDefinitionKey(task)
                    .list()
                    .forEach(open -> {
                        open.setDueDate(Date.from(to));
                        tasks.saveTask(open);
                    });
            return null;
        });
    }

    /** Whether the lease waits for this timer now. */
    public boolean awaits(Lease lease, String timer) {
        return unchecked.call(() -> job(lease, timer).isPresent());
    }

    /**
     * Moves a timer that stands by no task, in the caller's transaction.
     *
     * @param lease with its new date
     * @throws Refusal with 409 if the lease does not wait for it
     */
    public void move(Lease lease, String timer, Instant to) {
        unchecked.call(() -> {
            var job = job(lease, timer).orElseThrow(() -> LeaseMessages.notWaiting(lease));
            management.setJobDuedate(job.getId(), Date.from(to), false);
            return job;
        });
    }

    private Optional<Job> job(Lease lease, String timer) {
        return Optional.ofNullable(management
                .createJobQuery()
                .processInstanceId(lease.processInstanceId())
                .activityId(timer)
                .singleResult());
    }
}
