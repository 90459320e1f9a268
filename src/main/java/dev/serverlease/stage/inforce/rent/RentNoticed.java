package dev.serverlease.stage.inforce.rent;

import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Checked when a lease closes because of rent, even if the instance was moved there by hand: the arrived notice must be
 * on record, and it is accepted only after the demand's period.
 */
@Component("rentNoticed")
class RentNoticed implements ExecutionListener {

    private final LeaseOf leaseOf;
    private final RentDefaults rents;

    RentNoticed(LeaseOf leaseOf, RentDefaults rents) {
        this.leaseOf = leaseOf;
        this.rents = rents;
    }

    /** @throws IllegalStateException if no notice for the lease's newest default is on record */
    @Override
    public void notify(DelegateExecution execution) {
        var number = leaseOf.number(execution);
        var noticed = rents.latest(number)
                .map(rent -> rent.outcome())
                .filter(outcome -> outcome.kind().equals("NOTICE"));
        if (noticed.isEmpty()) {
            throw new IllegalStateException(
                    "租赁 " + number
                            + " 未登记因欠租解除的通知，不得终了；请由管理员核查。 Lease " + number
                            + " has no notice of termination for rent on record; it does not end, and an administrator should look into it.");
        }
    }
}
