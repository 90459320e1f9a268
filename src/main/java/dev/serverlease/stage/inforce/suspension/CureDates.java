package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Moment;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseOf;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 整改期限: until when a suspension can be cured. */
@Component("cureDates")
public class CureDates {

    private final LeaseOf leaseOf;
    private final LeaseDates dates;
    private final Suspensions suspensions;
    private final CurePeriod period;
    private final Moment moment;

    CureDates(LeaseOf leaseOf, LeaseDates dates, Suspensions suspensions, CurePeriod period, Moment moment) {
        this.leaseOf = leaseOf;
        this.dates = dates;
        this.suspensions = suspensions;
        this.period = period;
        this.moment = moment;
    }

    /**
     * Checked before a lease is terminated for an uncured defect, even if the instance was moved there by hand.
     *
     * @throws IllegalStateException if the time to cure it is not over
     */
    public void requireCureOver(DelegateExecution execution) {
        dates.requireOver(leaseOf.number(execution), cureBy(execution).toInstant());
    }

    /** Until when a suspension can be cured, as the lessee was told. */
    public Date cureBy(DelegateExecution execution) {
        return suspensions
                .latest(leaseOf.number(execution))
                .map(suspension -> Date.from(suspension.cureBy()))
                .orElseGet(() -> Date.from(period.from(moment.now())));
    }
}
