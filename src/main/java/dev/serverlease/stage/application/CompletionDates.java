package dev.serverlease.stage.application;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 补正期限: until when an application can be completed. */
@Component("completionDates")
public class CompletionDates {

    private final LeaseOf leaseOf;
    private final Leases leases;
    private final ServiceLevels levels;
    private final WorkingDays workingDays;
    private final Clock clock;

    CompletionDates(LeaseOf leaseOf, Leases leases, ServiceLevels levels, WorkingDays workingDays, Clock clock) {
        this.leaseOf = leaseOf;
        this.leases = leases;
        this.levels = levels;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * The deadline of the completion: if days are counted, the end of the last day (Civil Code arts. 201, 203; the
     * number of days is our choice). The engine calls this before the task's listeners run, so it is set here if the
     * lease has none; after that the lease keeps it, and a timer created again starts no new period.
     */
    public Date completeBy(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        if (lease.completeBy() != null) {
            return Date.from(lease.completeBy());
        }
        var deadline = endOfDay(levels.at(ServiceLevel.COMPLETE_WITHIN, clock.instant()));
        leases.completeBy(
                lease.number(),
                deadline,
                AuditEntry.of(AuditTrail.SYSTEM, "COMPLETION_REQUESTED").detail(Map.of("by", deadline.toString())));
        return Date.from(deadline);
    }

    /** The first day of a period is not counted; its last day ends at midnight, and is none if it is a holiday. */
    private Instant endOfDay(IsoPeriod period) {
        var end = period.after(clock.instant(), clock.getZone());
        return period.amount() instanceof Period
                ? workingDays.endOfPeriod(LocalDate.ofInstant(end, clock.getZone()), clock.getZone())
                : end;
    }
}
