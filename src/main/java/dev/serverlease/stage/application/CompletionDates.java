package dev.serverlease.stage.application;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseOf;
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
    private final LeaseSettings settings;
    private final Clock clock;

    CompletionDates(LeaseOf leaseOf, Leases leases, LeaseSettings settings, Clock clock) {
        this.leaseOf = leaseOf;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The deadline of the completion: the end of the last day, where days are counted (Civil Code arts. 201, 203; the
     * figure is ours). The engine asks for it before the task's listeners run, so it is set here where the lease has
     * none; from then on the lease says it, and a timer that is made anew begins no new period.
     */
    public Date completeBy(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        if (lease.completeBy() != null) {
            return Date.from(lease.completeBy());
        }
        var deadline = endOfDay(settings.application().completeWithin());
        leases.completeBy(
                lease.number(),
                deadline,
                AuditEntry.of(AuditTrail.SYSTEM, "COMPLETION_REQUESTED").detail(Map.of("by", deadline.toString())));
        return Date.from(deadline);
    }

    /** The day on which a period begins does not count, and its last day ends at midnight. */
    private Instant endOfDay(IsoPeriod period) {
        var end = period.after(clock.instant(), clock.getZone());
        return period.amount() instanceof Period
                ? LocalDate.ofInstant(end, clock.getZone())
                        .plusDays(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant()
                : end;
    }
}
