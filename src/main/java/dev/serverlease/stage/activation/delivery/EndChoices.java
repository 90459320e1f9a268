package dev.serverlease.stage.activation.delivery;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lessees chose after late hand-overs of fixed days, and who may still choose. */
@Repository
public class EndChoices {

    private static final int DAYS =
            ClauseLibrary.current().figure("endChoiceDays").intValueExact();

    private static final Set<LeaseStage> STAGES = Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final WorkingDays workingDays;
    private final Clock clock;

    EndChoices(JdbcClient jdbc, Deliveries deliveries, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Empty as long as the lessee has not chosen. */
    public Optional<EndChoice> of(String leaseNumber) {
        return jdbc.sql("select * from lease.end_choice where lease_number = :number")
                .param("number", leaseNumber)
                .query((row, index) -> new EndChoice(
                        row.getObject("agreed_last_day", LocalDate.class),
                        row.getObject("moved_last_day", LocalDate.class),
                        row.getObject("told_on", LocalDate.class),
                        row.getObject("statement", UUID.class),
                        row.getString("said_by"),
                        row.getString("recorded_by"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("idempotency_key")))
                .optional();
    }

    /** What may be chosen today; empty if nothing may be, or no more. */
    public Optional<EndChoice.Open> open(Lease lease) {
        var today = LocalDate.now(clock);
        return standing(lease).filter(open -> !today.isAfter(open.until()) && !open.isTooLate(today));
    }

    /** Whether a statement that arrived in time can still be recorded. */
    public boolean isUnmade(Lease lease) {
        return standing(lease)
                .filter(open -> !open.isTooLate(LocalDate.now(clock)))
                .isPresent();
    }

    /**
     * The same whatever the day; empty where no late hand-over has moved the term as it stands, as after the choice
     * itself.
     */
    Optional<EndChoice.Open> standing(Lease lease) {
        return STAGES.contains(lease.stage())
                ? deliveries.of(lease.number()).flatMap(this::of).filter(open -> endsWith(lease, open.movedLastDay()))
                : Optional.empty();
    }

    /** Of a hand-over, whether or not the lease still stands as it left it; empty if it moved no last day. */
    Optional<EndChoice.Open> of(Delivery delivery) {
        var moved = delivery.lastDay();
        return moved == null || delivery.daysLate() == 0
                ? Optional.empty()
                : Optional.of(new EndChoice.Open(
                        delivery.deliveredOn(),
                        moved.minusDays(delivery.daysLate()),
                        moved,
                        workingDays.lastDayOfPeriod(delivery.deliveredOn().plusDays(DAYS))));
    }

    private boolean endsWith(Lease lease, LocalDate lastDay) {
        return !lease.indefinite()
                && lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant().equals(lease.termEndsAt());
    }

    static AuditEntry kept(AuditEntry entry, EndChoice choice) {
        return entry.keeping(
                "end_choice",
                Row.of("agreed_last_day", choice.agreedLastDay())
                        .and("moved_last_day", choice.movedLastDay())
                        .and("told_on", choice.toldOn())
                        .and("statement", choice.statement())
                        .and("said_by", choice.saidBy())
                        .and("recorded_by", choice.recordedBy())
                        .and("recorded_at", choice.at())
                        .and("idempotency_key", choice.key()));
    }
}
