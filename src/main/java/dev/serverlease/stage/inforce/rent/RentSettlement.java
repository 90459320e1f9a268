package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Ends a default without a notice of termination: nothing is owed or demanded any more. */
@Component
public class RentSettlement {

    private final RentDefaults rents;
    private final OverdueFacts facts;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final AuditTrail audit;

    RentSettlement(RentDefaults rents, OverdueFacts facts, LeaseMessages messages, LeaseTasks tasks, AuditTrail audit) {
        this.rents = rents;
        this.facts = facts;
        this.messages = messages;
        this.tasks = tasks;
        this.audit = audit;
    }

    /**
     * The lessee's ground stays on record with the open default until it is settled, and the open tasks show it.
     * Nothing happens where no rent is overdue, or the ground is known. Called under the lease's lock.
     */
    public void dispute(Lease lease, String ground, String actor) {
        rents.open(lease.number())
                .filter(rent -> !rent.objections().contains(ground))
                .ifPresent(rent -> {
                    rents.object(rent, ground, actor);
                    facts.dispute(rent.leaseNumber(), actor);
                    audit.record(lease.number(), actor, "RENT_OBJECTION", Map.of("ground", ground), null);
                    showAgain(lease);
                });
    }

    /** Updates the open task's form with payments, grounds and answers received after its creation. */
    public void showAgain(Lease lease) {
        tasks.showAgain(lease, "Task_DemandRent");
        tasks.showAgain(lease, "Task_NoticeForRent");
    }

    /** The notice of termination for rent ended nothing: the rent that it was for is not overdue any more. */
    public void endedNothing(Lease lease, String actor) {
        facts.takeBack(lease.number(), actor);
    }

    /** If rent is settled before it was demanded, the demand's task is cancelled. */
    void settle(Lease lease, RentDefault rent, Outcome outcome, String actor) {
        rents.end(rent, outcome, actor);
        facts.takeBack(lease.number(), actor);
        if (!messages.sendIfAwaited(lease, "RentPaid")) {
            tasks.drop(lease, "Task_DemandRent");
        }
    }
}
