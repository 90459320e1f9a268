package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.request.Refusal;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Starts an unscheduled review of a lease in force, under its lock. */
@Service
class UseReviewCommands {

    private final LeaseCommands commands;
    private final ReviewAgain again;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final AuditTrail audit;

    UseReviewCommands(
            LeaseCommands commands, ReviewAgain again, LeaseMessages messages, LeaseTasks tasks, AuditTrail audit) {
        this.commands = commands;
        this.again = again;
        this.messages = messages;
        this.tasks = tasks;
        this.audit = audit;
    }

    /** @throws Refusal with 409 if the lease is not in force or a review is open */
    void review(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (lease.stage() != LeaseStage.IN_FORCE) {
                throw LeaseMessages.notWaiting(lease);
            }
            if (!requested(lease, ground, actor)) {
                throw new Refusal(
                        409,
                        "租赁 " + number + " 的复核正在办理，请先办结。 A review of lease " + number
                                + " is under way already; finish that first.");
            }
        });
    }

    /**
     * The same, but without an error if the lease does not wait for one; an open review continues with the current
     * facts.
     */
    void reviewNow(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (messages.awaits(lease, ReviewAgain.REVIEW_REQUESTED)) {
                requested(lease, ground, actor);
            } else if (lease.stage() == LeaseStage.IN_FORCE && tasks.isOpen(lease, "Task_UseReview")) {
                again.askAgain(lease);
            }
        });
    }

    private boolean requested(Lease lease, String ground, String actor) {
        audit.record(lease.number(), actor, "REVIEW_REQUESTED", Map.of("ground", ground), null);
        return messages.sendIfAwaited(lease, ReviewAgain.REVIEW_REQUESTED);
    }
}
