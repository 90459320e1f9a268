package dev.serverlease.stage.application;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTimers;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** 延长补正期限: gives the applicant more time; the lease and its timer change together. */
@Service
class ExtensionCommands {

    /** Our own limit, not set by law: an application that needs longer should be made again. */
    private static final int MOST_DAYS = 90;

    private final LeaseCommands commands;
    private final Leases leases;
    private final LeaseTimers timers;
    private final Clock clock;

    ExtensionCommands(LeaseCommands commands, Leases leases, LeaseTimers timers, Clock clock) {
        this.commands = commands;
        this.leases = leases;
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * @param until the last day of the longer period, in the zone of the clock
     * @throws Refusal with 400 for an invalid day, 409 if no completion is pending
     */
    void extend(String number, LocalDate until, String ground, String actor) {
        commands.lockedDo(number, lease -> extend(lease, until, ground, actor));
    }

    private void extend(Lease lease, LocalDate until, String ground, String actor) {
        var number = lease.number();
        var present = lease.completeBy();
        if (lease.stage() != LeaseStage.APPLICATION || present == null) {
            throw LeaseMessages.notWaiting(lease);
        }
        var last = until.isAfter(PastDay.LAST) ? PastDay.LAST : until;
        var deadline = last.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        check(deadline, present);
        var detail = Map.of("from", present.toString(), "by", deadline.toString(), "ground", ground);
        leases.completeBy(
                number, deadline, AuditEntry.of(actor, "COMPLETION_EXTENDED").detail(detail));
        timers.move(leases.get(number), "Timer_CompletionDeadline", "Task_CompleteApplication", deadline);
    }

    private void check(Instant deadline, Instant present) {
        var from = present.atZone(clock.getZone());
        if (!deadline.isAfter(present) || !deadline.isAfter(clock.instant())) {
            throw wrong("新期限应当晚于现在和现有期限（" + from.toLocalDateTime() + "）。 The new deadline must be later than now and"
                    + " than the present one (" + from.toLocalDateTime() + ").");
        }
        if (deadline.isAfter(from.plusDays(MOST_DAYS).toInstant())) {
            throw wrong("每次最多延长 " + MOST_DAYS + " 日（本系统规定，非法定期限）；请改为不晚于 "
                    + from.plusDays(MOST_DAYS - 1L).toLocalDate() + " 的日期。 One extension gives " + MOST_DAYS
                    + " days at most (our own figure, not the law's); choose "
                    + from.plusDays(MOST_DAYS - 1L).toLocalDate() + " or earlier.");
        }
    }

    private static Refusal wrong(String message) {
        return new Refusal(400, message, List.of(new FieldError("until", message)));
    }
}
