package dev.serverlease.stage.closing.settlement;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.dates.DueDates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 导出数据的期间: from the day on which access was closed the lessee has a number of days to take its data out (clause
 * {@code return}, article 3 of the termination agreement).
 */
@Component
public class ExportPeriod {

    private static final int DAYS =
            ClauseLibrary.current().figure("dataWindowDays").intValueExact();

    private final RecordedFacts recorded;
    private final AuditTrail audit;
    private final DueDates pages;
    private final WorkingDays workingDays;
    private final Clock clock;

    ExportPeriod(RecordedFacts recorded, AuditTrail audit, DueDates pages, WorkingDays workingDays, Clock clock) {
        this.recorded = recorded;
        this.audit = audit;
        this.pages = pages;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The last day of a contract that has ended. */
    public LocalDate lastDayOfContract(Lease lease) {
        var ended = pages.contractEndedAt(lease);
        return ended == null
                ? LocalDate.ofInstant(lease.stageSince(), clock.getZone())
                : ended.minusNanos(1).toLocalDate();
    }

    /**
     * The first day that can be recorded as that of the closing: access is the lessee's until the last day has passed.
     * Where that day was known before, the server may have been taken back on it however late the timer was; a notice
     * of termination is learnt of when it is recorded, and access was whole until the server was off.
     */
    public LocalDate earliestClosing(Lease lease) {
        var last = lastDayOfContract(lease);
        return isForeseen(lease, last)
                ? last
                : switchedOff(lease).filter(off -> off.isAfter(last)).orElse(last);
    }

    private boolean isForeseen(Lease lease, LocalDate last) {
        var end = lease.termEndsAt();
        return end != null
                && end.equals(last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    /** When the server was taken back and every access closed, as operations recorded it; null until they do. */
    public @Nullable LocalDate returnedOn(Lease lease) {
        return recorded.day(lease, Fact.ACCESS_REVOKED_ON);
    }

    /** As recorded, until then by the server's switching off; null while it is still on. */
    private @Nullable LocalDate closedOn(Lease lease) {
        return Optional.ofNullable(returnedOn(lease))
                .or(() -> switchedOff(lease))
                .orElse(null);
    }

    /** The last day of the export; null while access is not closed. */
    public @Nullable LocalDate lastDay(Lease lease) {
        var closed = closedOn(lease);
        return closed == null ? null : workingDays.lastDayOfPeriod(closed.plusDays(DAYS));
    }

    private Optional<LocalDate> switchedOff(Lease lease) {
        return audit.of(lease.number()).stream()
                .filter(step -> step.action().equals("SERVER_SWITCHED_OFF")
                        && !step.at().isBefore(lease.stageSince()))
                .reduce((earlier, later) -> later)
                .map(step -> LocalDate.ofInstant(step.at(), clock.getZone()));
    }
}
