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
    private final MissedCures missed;
    private final CurePeriod period;
    private final Moment moment;

    CureDates(
            LeaseOf leaseOf,
            LeaseDates dates,
            Suspensions suspensions,
            MissedCures missed,
            CurePeriod period,
            Moment moment) {
        this.leaseOf = leaseOf;
        this.dates = dates;
        this.suspensions = suspensions;
        this.missed = missed;
        this.period = period;
        this.moment = moment;
    }

    /**
     * Checked before a lease is terminated for an uncured defect, even if the instance was moved there by hand.
     *
     * @throws IllegalStateException if no officer has established that it was not cured, or the time is not over
     */
    public void requireCureOver(DelegateExecution execution) {
        var number = leaseOf.number(execution);
        var cure = missed.of(number)
                .orElseThrow(() -> new IllegalStateException("租赁 " + number
                        + " 没有逾期未整改的记录，不得因此终止；请由管理员核查。 Nobody has established that lease " + number
                        + " was not cured; it does not end for that, and an administrator should look into it."));
        dates.requireOver(number, cure.endedAt());
    }

    /** Until when a suspension can be cured, as the lessee was told; then people are reminded and nothing ends. */
    public Date cureBy(DelegateExecution execution) {
        return suspensions
                .latest(leaseOf.number(execution))
                .map(suspension -> Date.from(suspension.cureBy()))
                .orElseGet(() -> Date.from(period.from(moment.now())));
    }
}
