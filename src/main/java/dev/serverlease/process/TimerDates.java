package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The dates of a lease's timers, according to their jobs and according to the lease's rows. The rows decide. */
@Component
public class TimerDates {

    private final ManagementService management;
    private final Unchecked unchecked;

    TimerDates(@Lazy ManagementService management, Unchecked unchecked) {
        this.management = management;
        this.unchecked = unchecked;
    }

    /**
     * An open timer.
     *
     * @param activity id of its event in the model
     * @param dueAt the date in the engine's job; null if somebody removed it
     * @param byRows the date according to the lease's rows now
     */
    public record OpenTimer(
            String jobId, String activity, @Nullable Instant dueAt, Instant byRows) {}

    /** The lease's open timers, all in its own instance; in no particular order. */
    public List<OpenTimer> of(Lease lease) {
        return unchecked.call(() ->
                management.createJobQuery().processInstanceId(lease.processInstanceId()).timers().list().stream()
                        .map(TimerEntity.class::cast)
                        .filter(TimerDates::isRunning)
                        .flatMap(timer -> byRows(timer).map(date -> open(timer, date)).stream())
                        .toList());
    }

    /** False if it has finished since it was listed: each of the engine's rows is read when it is asked for. */
    private static boolean isRunning(TimerEntity timer) {
        var execution = timer.getExecution();
        return execution != null && execution.getProcessInstance() != null;
    }

    private static OpenTimer open(TimerEntity timer, Instant byRows) {
        var due = timer.getDuedate();
        return new OpenTimer(timer.getId(), timer.getActivityId(), due == null ? null : due.toInstant(), byRows);
    }

    /**
     * Evaluates the timer's expression now. Call it within a command of the engine.
     *
     * @return empty for a timer without a date; our models have none
     */
    static Optional<Instant> byRows(TimerEntity timer) {
        var configuration = timer.getJobDefinition().getJobConfiguration();
        if (configuration == null || !configuration.startsWith("DATE")) {
            return Optional.empty();
        }
        var dated = new TimerEntity();
        declaration(timer).resolveAndSetDuedate(timer.getExecution(), dated, false);
        return Optional.of(dated.getDuedate().toInstant());
    }

    static TimerDeclarationImpl declaration(TimerEntity timer) {
        var event = timer.getExecution().getProcessDefinition().findActivity(timer.getActivityId());
        var declaration = TimerDeclarationImpl.getDeclarationsForScope(event.getEventScope())
                .get(event.getId());
        if (declaration == null) {
            throw new IllegalStateException("The model has no timer " + timer.getActivityId());
        }
        return declaration;
    }
}
