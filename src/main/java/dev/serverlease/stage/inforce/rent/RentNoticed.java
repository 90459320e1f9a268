package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Checked when a lease closes because of rent, even if the instance was moved there by hand: the arrived notice must be
 * on record, and have arrived after the periods of all demands.
 */
@Component("rentNoticed")
class RentNoticed implements ExecutionListener {

    private final LeaseOf leaseOf;
    private final RentDefaults rents;
    private final LastDemand last;

    RentNoticed(LeaseOf leaseOf, RentDefaults rents, LastDemand last) {
        this.last = last;
        this.leaseOf = leaseOf;
        this.rents = rents;
    }

    /** @throws IllegalStateException if no notice for the lease's newest default is on record */
    @Override
    public void notify(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var number = lease.number();
        var noticed = rents.latest(number).filter(rent -> isNoticed(lease, rent));
        if (noticed.isEmpty()) {
            throw new IllegalStateException(
                    "租赁 " + number
                            + " 未登记在各次催告期限届满之后到达的因欠租解除的通知，不得终了；请由管理员核查。 Lease " + number
                            + " has no notice of termination for rent on record that arrived after the periods of all demands; it does not end, and an administrator should look into it.");
        }
    }

    private boolean isNoticed(Lease lease, RentDefault rent) {
        var outcome = rent.outcome();
        var arrivedOn = outcome == null ? null : outcome.arrivedOn();
        return arrivedOn != null && rent.demand() != null && !arrivedOn.isBefore(last.overOn(lease, rent));
    }
}
