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

    RentDates(LeaseOf leaseOf, RentDefaults rents) {
        this.leaseOf = leaseOf;
        this.rents = rents;
    }

    /** End of the reasonable period that the demand for rent gave (Civil Code art. 722). */
    public Date demandPeriodEndsAt(DelegateExecution execution) {
        var number = leaseOf.read(execution).number();
        return rents.open(number)
                .map(RentDefault::demand)
                .map(demand -> Date.from(demand.periodEndsAt()))
                .orElseThrow(() -> new IllegalStateException(
                        "Lease " + number + " has no demand for rent, whose period its timer waits for"));
    }
}
