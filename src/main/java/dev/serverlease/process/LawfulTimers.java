package dev.serverlease.process;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.people.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/**
 * The second protection of legal dates: a timer that runs reads its date from the lease's rows again. Before that date
 * it does nothing and waits again, even if somebody moved the engine's job or ran it by hand.
 */
@Component
class LawfulTimers extends AbstractProcessEnginePlugin {

    private final LeaseOf leaseOf;
    private final Actor actor;
    private final AuditTrail audit;
    private final Clock clock;

    LawfulTimers(LeaseOf leaseOf, Actor actor, AuditTrail audit, Clock clock) {
        this.leaseOf = leaseOf;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("rawtypes") // the engine declares them raw
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var before = engine.getCustomJobHandlers();
        var handlers = new ArrayList<JobHandler>(before == null ? List.of() : before);
        // each replaces the engine's handler of the same type
        Stream.of(
                        new TimerCatchIntermediateEventJobHandler(),
                        new TimerExecuteNestedActivityJobHandler(),
                        new TimerStartEventSubprocessJobHandler())
                .map(Lawful::new)
                .forEach(handlers::add);
        engine.setCustomJobHandlers(handlers);
    }

    private final class Lawful extends TimerEventJobHandler {

        private final TimerEventJobHandler fires;

        Lawful(TimerEventJobHandler fires) {
            this.fires = fires;
        }

        @Override
        public String getType() {
            return fires.getType();
        }

        @Override
        public void execute(
                TimerJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenant) {
            var timer = (TimerEntity) context.getCurrentJob();
            var date = TimerDates.byRows(timer).orElse(Instant.MIN);
            if (clock.instant().isBefore(date)) {
                waitAgain(timer, date);
            } else {
                fires.execute(configuration, execution, context, tenant);
            }
        }
    }

    /** The engine deletes the job that ran, so a new job is created in its place. */
    private void waitAgain(TimerEntity timer, Instant date) {
        var execution = timer.getExecution();
        TimerDates.declaration(timer).createTimerInstance(execution);
        audit.record(
                leaseOf.number(execution),
                actor.name(),
                "TIMER_FIRED_EARLY",
                Map.of("timer", timer.getActivityId(), "dueAt", date),
                null);
    }
}
