package dev.serverlease.process;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.people.Actor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps the lease's stage in step with its place in the diagram: called by the models' execution listeners. The tables
 * refuse an instance that is not the lease's own, and a stage that does not follow.
 */
@Component("leaseStages")
public class LeaseStages {

    private final Leases leases;
    private final LeaseOf leaseOf;
    private final Actor actor;
    private final LeaseDates dates;
    private final ApplicationEventPublisher events;

    LeaseStages(Leases leases, LeaseOf leaseOf, Actor actor, LeaseDates dates, ApplicationEventPublisher events) {
        this.dates = dates;
        this.leases = leases;
        this.leaseOf = leaseOf;
        this.actor = actor;
        this.events = events;
    }

    public void enter(DelegateExecution execution, String stage) {
        if (LeaseStage.valueOf(stage) == LeaseStage.IN_FORCE) {
            dates.requireStarted(execution);
        }
        leases.enter(leaseOf.number(execution), LeaseOf.root(execution), LeaseStage.valueOf(stage), actor.name());
    }

    public void closing(DelegateExecution execution, String reason) {
        leases.close(leaseOf.number(execution), LeaseOf.root(execution), EndReason.valueOf(reason), actor.name());
    }

    public void end(DelegateExecution execution, String reason) {
        var number = leaseOf.number(execution);
        if (EndReason.valueOf(reason) == EndReason.LAPSED) {
            dates.requireLapsed(execution);
        }
        leases.end(number, LeaseOf.root(execution), EndReason.valueOf(reason), actor.name());
        events.publishEvent(new LeaseEnded(number, EndReason.valueOf(reason)));
    }
}
