package dev.serverlease.process;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps the lease's stage in step with its place in the diagram: each frame says its stage when it is entered, each end
 * its reason, and nothing else does. The tables refuse an instance that is not the lease's own, and a stage that does
 * not follow.
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

    /** The lease comes into the stage of the frame. */
    public void enter(DelegateExecution execution, String stage) {
        var number = leaseOf.number(execution);
        var root = LeaseOf.root(execution);
        switch (LeaseStage.valueOf(stage)) {
            case APPLICATION -> {
                // a new lease begins in it
                if (!isNew(execution)) {
                    leases.enter(number, root, LeaseStage.APPLICATION, actor.name());
                }
            }
            case IN_FORCE -> {
                dates.requireStarted(execution);
                leases.enter(number, root, LeaseStage.IN_FORCE, actor.name());
            }
            case CLOSING -> leases.close(number, root, Ending.of(execution).reason(), actor.name());
            default -> leases.enter(number, root, LeaseStage.valueOf(stage), actor.name());
        }
    }

    /** Whether the application has only just come in: nothing has been checked yet. */
    public boolean isNew(DelegateExecution execution) {
        return leaseOf.read(execution).risk() == null;
    }

    /** Said by what terminates a lease: it comes to its closing, and the notice is given there. */
    public void terminates(DelegateExecution execution) {
        new Ending(EndReason.TERMINATED, true).handTo(execution);
    }

    /** Said where the notice that terminates a lease has arrived: it comes to its closing. */
    public void noticeArrived(DelegateExecution execution) {
        new Ending(EndReason.TERMINATED, false).handTo(execution);
    }

    /** Whether a lease that has come to its closing is terminated by a notice that is still to be given. */
    public boolean isNoticeDue(DelegateExecution execution) {
        return Ending.of(execution).noticeDue();
    }

    /** The lease has ended. */
    public void end(DelegateExecution execution, String reason) {
        var number = leaseOf.number(execution);
        if (EndReason.valueOf(reason) == EndReason.LAPSED) {
            dates.requireLapsed(execution);
        }
        leases.end(number, LeaseOf.root(execution), EndReason.valueOf(reason), actor.name());
        events.publishEvent(new LeaseEnded(number, EndReason.valueOf(reason)));
    }
}
