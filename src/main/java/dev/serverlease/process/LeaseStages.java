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
 * Keeps the lease's stage in step with its place in the diagram: each frame sets its stage on entry, each end event
 * sets its reason, and nothing else sets them. The tables reject an instance that is not the lease's own, and a stage
 * that may not follow the current one.
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

    /** The lease enters the frame's stage. */
    public void enter(DelegateExecution execution, String stage) {
        var step = step(execution);
        switch (LeaseStage.valueOf(stage)) {
            case APPLICATION -> {
                // a new lease already has this stage
                if (!isNew(execution) && !isDoubted(execution)) {
                    transitions.returnToApplicant(step);
                }
            }
            case CHECKS -> transitions.check(step);
            case LEGAL_REVIEW -> transitions.review(step, dates.decideBy());
            case CONTRACT -> transitions.sign(step, dates.signBy());
            case ACTIVATION -> transitions.activate(step);
            case IN_FORCE -> {
                dates.requireStarted(execution);
                transitions.putInForce(step, dates.noticeBy(leaseOf.read(execution)));
            }
            case SUSPENDED -> transitions.suspend(step);
            case CLOSING -> {
                var ending = Ending.of(execution);
                transitions.close(step, ending.reason(), ending.noticeDue());
            }
            case ENDED -> throw new IllegalArgumentException("The end is said with its reason");
        }
    }

    /** Whether the application is new and nothing has been checked yet. */
    public boolean isNew(DelegateExecution execution) {
        return leaseOf.read(execution).risk() == null;
    }

    /** Whether the application is only checked anew: its identity turned out to be in doubt, in this transaction. */
    public boolean isDoubted(DelegateExecution execution) {
        return LeaseProcess.DOUBTED.equals(execution.getVariable(LeaseProcess.IDENTITY));
    }

    /** Called when a lease is to be terminated: it enters its closing, where the notice is given. */
    public void terminates(DelegateExecution execution) {
        new Ending(EndReason.TERMINATED, true).handTo(execution);
    }

    /** Called when the notice that terminates a lease has arrived: it enters its closing. */
    public void noticeArrived(DelegateExecution execution) {
        new Ending(EndReason.TERMINATED, false).handTo(execution);
    }

    /** Whether a lease in its closing is terminated by a notice that is still to be given. */
    public boolean isNoticeDue(DelegateExecution execution) {
        return Ending.of(execution).noticeDue();
    }

    /** The lease has ended. */
    public void end(DelegateExecution execution, String reason) {
        var step = step(execution);
        var from = leaseOf.read(execution).stage();
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
        events.publishEvent(new LeaseEnded(step.number(), EndReason.valueOf(reason), from));
    }

    private Step step(DelegateExecution execution) {
        return new Step(leaseOf.number(execution), LeaseOf.root(execution), actor.name());
    }
}
