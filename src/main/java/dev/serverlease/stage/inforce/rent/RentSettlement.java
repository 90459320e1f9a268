package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseTransitions.GoesOn;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** What happens to a default beside its own path: it is disputed, settled without a notice, or its lease goes on. */
@Component
public class RentSettlement {

    private final Leases leases;
    private final RentDefaults rents;
    private final OverdueFacts facts;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final AuditTrail audit;

    RentSettlement(
            Leases leases,
            RentDefaults rents,
            OverdueFacts facts,
            LeaseMessages messages,
            LeaseTasks tasks,
            AuditTrail audit) {
        this.leases = leases;
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

    /**
     * A lease that was to end for something else goes on: what was under way for its unpaid rent goes on too, from the
     * demand that was made (Civil Code art. 722). Before the commit, for only then has the process come back to where
     * it waits for the message.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void goesOn(GoesOn event) {
        if (rents.open(event.leaseNumber()).isPresent()) {
            messages.sendIfAwaited(leases.get(event.leaseNumber()), "RentOverdue");
        }
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
