package dev.serverlease.stage.activation.delivery;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.TermKept;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.TermTimers;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The agreed last day holds again: the row and its timers in one transaction. */
@Component
class LastDayKept {

    private final TermKept terms;
    private final TermTimers timers;
    private final LeaseDates dates;
    private final Clock clock;

    LastDayKept(TermKept terms, TermTimers timers, LeaseDates dates, Clock clock) {
        this.terms = terms;
        this.timers = timers;
        this.dates = dates;
        this.clock = clock;
    }

    /** @throws IllegalStateException if the last day is not the one that the hand-over moved */
    void set(Lease lease, EndChoice choice, AuditEntry entry) {
        var end =
                choice.agreedLastDay().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        // whom one has reminded is reminded
        var noticeBy = lease.expiryNoticeBy() == null ? null : dates.noticeBy(end);
        terms.set(
                lease.number(),
                choice.agreedLastDay(),
                choice.movedLastDay(),
                noticeBy,
                EndChoices.kept(entry, choice));
        timers.moveEnd(lease, end);
        timers.moveNotice(lease, dates.noticeOpensAt(end));
    }
}
