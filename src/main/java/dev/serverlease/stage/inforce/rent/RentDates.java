package dev.serverlease.stage.inforce.rent;

import dev.serverlease.process.LeaseOf;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 催告期限: how long the lessee has to pay after the demand. */
@Component("rentDates")
public class RentDates {

    private final LeaseOf leaseOf;
    private final RentDefaults rents;
    private final LastDemand last;

    RentDates(LeaseOf leaseOf, RentDefaults rents, LastDemand last) {
        this.last = last;
        this.leaseOf = leaseOf;
        this.rents = rents;
    }

    /**
     * Whether the rent that is overdue was demanded before: its lease goes on, and so does what followed that demand.
     */
    public boolean isDemanded(DelegateExecution execution) {
        return rents.open(leaseOf.number(execution))
                .filter(rent -> rent.demand() != null)
                .isPresent();
    }

    /** End of the reasonable period that the demand for rent gave, the last of several (Civil Code art. 722). */
    public Date demandPeriodEndsAt(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var number = lease.number();
        return rents.open(number)
                .filter(rent -> rent.demand() != null)
                .map(rent -> Date.from(last.endsAt(lease, rent)))
                .orElseThrow(() -> new IllegalStateException(
                        "Lease " + number + " has no demand for rent, whose period its timer waits for"));
    }
}
