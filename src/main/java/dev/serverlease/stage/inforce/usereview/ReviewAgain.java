package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.StopUndelivered;
import dev.serverlease.stage.inforce.LawInForce;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings new facts about a lease into a review: the open one, or a new one. */
@Component
class ReviewAgain {

    static final String REVIEW_REQUESTED = "ReviewRequested";

    private final LawInForce law;
    private final Findings findings;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final ApplicationEventPublisher events;

    ReviewAgain(
            LawInForce law,
            Findings findings,
            LeaseMessages messages,
            LeaseTasks tasks,
            ApplicationEventPublisher events) {
        this.law = law;
        this.findings = findings;
        this.messages = messages;
        this.tasks = tasks;
        this.events = events;
    }

    /** Unlawful facts end an open review at once; otherwise the open task shows the new report. */
    void actOn(Lease lease, ObservedUse use) {
        if (lease.stage() == LeaseStage.SUSPENDED) {
            tasks.showAgain(lease, "Task_VerifyCure");
        } else if (tasks.isOpen(lease, "Task_UseReview")) {
            askAgain(lease);
        } else if (use.differs() && !messages.sendIfAwaited(lease, REVIEW_REQUESTED)) {
            stopWithoutProcess(lease);
        }
    }

    /** If the process cannot receive it, a service that the law forbids stops nevertheless. */
    private void stopWithoutProcess(Lease lease) {
        if (lease.stage() == LeaseStage.IN_FORCE && !messages.isSwitchingOff(lease) && law.forbids(lease)) {
            events.publishEvent(new StopUndelivered(lease));
        }
    }

    /** While a review is open. */
    void askAgain(Lease lease) {
        var found = law.ask(lease, NamedFacts.none());
        if (law.forbids(lease, found)) {
            if (!messages.sendIfAwaited(lease, "StopOrdered")) {
                stopWithoutProcess(lease);
            }
            return;
        }
        findings.addNext(lease.number(), Occasion.USE_REVIEW, found);
        tasks.showAgain(lease, "Task_UseReview");
    }
}
