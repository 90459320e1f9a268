package dev.serverlease.process;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.LeaseTransitions;
import dev.serverlease.lease.LeaseTransitions.Step;
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

    private final LeaseTransitions transitions;
    private final LeaseOf leaseOf;
    private final Actor actor;
    private final LeaseDates dates;
    private final ApplicationEventPublisher events;

    LeaseStages(
            LeaseTransitions transitions,
            LeaseOf leaseOf,
            Actor actor,
            LeaseDates dates,
            ApplicationEventPublisher events) {
        this.transitions = transitions;
        this.leaseOf = leaseOf;
        this.actor = actor;
        this.dates = dates;
        this.events = events;
    }

    public void enter(DelegateExecution execution, String stage) {
        var step = step(execution);
        switch (LeaseStage.valueOf(stage)) {
            case APPLICATION -> transitions.returnToApplicant(step);
            case CHECKS -> transitions.check(step);
            case LEGAL_REVIEW -> transitions.review(step);
            case CONTRACT -> transitions.sign(step);
            case ACTIVATION -> transitions.activate(step);
            case IN_FORCE -> {
                dates.requireStarted(execution);
                transitions.putInForce(step);
            }
            case SUSPENDED -> transitions.suspend(step);
            case CLOSING, ENDED -> throw new IllegalArgumentException(stage + " is entered with its reason");
        }
    }

    public void closing(DelegateExecution execution, String reason) {
        transitions.close(step(execution), EndReason.valueOf(reason));
    }

    public void end(DelegateExecution execution, String reason) {
        var step = step(execution);
        switch (EndReason.valueOf(reason)) {
            case REJECTED -> transitions.reject(step);
            case WITHDRAWN -> transitions.withdraw(step);
            case LAPSED -> {
                dates.requireLapsed(execution);
                transitions.lapse(step);
            }
            case EXPIRED -> transitions.expire(step);
            case TERMINATED -> transitions.terminate(step);
        }
        events.publishEvent(new LeaseEnded(step.number(), EndReason.valueOf(reason)));
    }

    private Step step(DelegateExecution execution) {
        return new Step(leaseOf.number(execution), LeaseOf.root(execution), actor.name());
    }
}
