package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Moment;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseOf;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 整改期限: until when a suspension can be cured. */
@Component("cureDates")
public class CureDates {

    private final LeaseOf leaseOf;
    private final LeaseDates dates;
    private final Suspensions suspensions;
    private final LeaseSettings settings;
    private final Moment moment;
    private final Clock clock;

    CureDates(
            LeaseOf leaseOf,
            LeaseDates dates,
            Suspensions suspensions,
            LeaseSettings settings,
            Moment moment,
            Clock clock) {
        this.leaseOf = leaseOf;
        this.dates = dates;
        this.suspensions = suspensions;
        this.settings = settings;
        this.moment = moment;
        this.clock = clock;
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
                .orElseGet(() -> Date.from(settings.suspension().cureWithin().after(moment.now(), clock.getZone())));
    }
}
