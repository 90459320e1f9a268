package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import org.springframework.stereotype.Component;

/** Ends a default without a notice of termination: nothing is owed or demanded any more. */
@Component
class RentSettlement {

    private final RentDefaults rents;
    private final OverdueFacts facts;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;

    RentSettlement(RentDefaults rents, OverdueFacts facts, LeaseMessages messages, LeaseTasks tasks) {
        this.rents = rents;
        this.facts = facts;
        this.messages = messages;
        this.tasks = tasks;
    }

    /** The lessee's ground stays on record with the default until it is settled. */
    void dispute(RentDefault rent, String ground, String actor) {
        rents.object(rent, ground, actor);
        facts.dispute(rent.leaseNumber(), actor);
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
