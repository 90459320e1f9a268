package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.TermTimers;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The lease ends on the agreed day, at 24:00; nobody gives notice of it, and no renewal is looked at any more. */
@Component
class AgreedEnd {

    private final Leases leases;
    private final TermTimers timers;
    private final LeaseTasks tasks;
    private final Clock clock;

    AgreedEnd(Leases leases, TermTimers timers, LeaseTasks tasks, Clock clock) {
        this.leases = leases;
        this.timers = timers;
        this.tasks = tasks;
        this.clock = clock;
    }

    void set(Lease lease, WrittenAgreement agreement) {
        var lastDay = LocalDate.parse(agreement.terms().path("endsOn").asText());
        leases.endByAgreement(lease, lastDay, WrittenAgreement.number(lease.number(), agreement.position()));
        timers.moveEnd(lease, lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        timers.dropNotice(lease);
        tasks.drop(lease, "Task_ExpiryNotice");
        tasks.drop(lease, "Task_RenewalReview");
    }
}
