package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EvidenceRead;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Overdue rent, with demands, payments, the lessee's grounds and the outcome: append-only. */
@Repository
public class RentDefaults {

    private static final EvidenceRead.Key<List<RentDefault>> OVERDUE =
            EvidenceRead.Key.of("rent_default", "rent_demand", "rent_payment", "rent_objection", "rent_outcome");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;
    private final EvidenceRead evidence;
    private final RentObjections objections;

    RentDefaults(JdbcClient jdbc, Clock clock, AuditTrail audit, EvidenceRead evidence, RentObjections objections) {
        this.objections = objections;
        this.evidence = evidence;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All defaults of a lease, oldest first. */
    public List<RentDefault> of(String leaseNumber) {
        return evidence.once(leaseNumber, OVERDUE, () -> read(leaseNumber));
    }

    private List<RentDefault> read(String leaseNumber) {
        return jdbc.sql("""
                        select f.*, (f.recorded_at at time zone 'Asia/Shanghai')::date as recorded_on, d.amount as demanded, d.paid_before, d.currency as demanded_currency, d.overdue_since as demanded_since,
                          d.sent_on, d.arrived_on, d.proof, d.period_days, d.period_ends_at,
                          greatest(0, coalesce(d.amount - d.paid_before, f.amount) - (select coalesce(sum(p.amount), 0) from lease.rent_payment p
                            where p.lease_number = f.lease_number and p.position = f.position
                              and p.after_demand = (d.amount is not null))) as open,
                          (select coalesce(array_agg(o.ground order by o.id), '{}') from lease.rent_objection o
                            where o.lease_number = f.lease_number and o.position = f.position) as objections,
                          e.outcome, e.arrived_on as notice_arrived_on, e.note
                        from lease.rent_default f
                        left join lease.rent_demand d using (lease_number, position)
                        left join lease.rent_outcome e using (lease_number, position)
                        where f.lease_number = :number order by f.position""")
                .param("number", leaseNumber)
                .query(RentDefaults::read)
                .list();
    }

    public Optional<RentDefault> latest(String leaseNumber) {
        var all = of(leaseNumber);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The default that has no outcome yet. */
    public Optional<RentDefault> open(String leaseNumber) {
        return latest(leaseNumber).filter(RentDefault::isOpen);
    }

    public void add(String leaseNumber, BigDecimal amount, String currency, LocalDate overdueSince, String actor) {
        keep(
                leaseNumber,
                "rent_default",
                Row.of("amount", amount).and("currency", currency).and("overdue_since", overdueSince),
                actor);
    }

    public void demand(RentDefault rent, Demand demand, String actor) {
        keep(
                rent.leaseNumber(),
                "rent_demand",
                Row.of("position", rent.position())
                        .and("amount", demand.amount())
                        .and("paid_before", demand.paidBefore())
                        .and("currency", demand.currency())
                        .and("overdue_since", demand.overdueSince())
                        .and("sent_on", demand.sentOn())
                        .and("arrived_on", demand.arrivedOn())
                        .and("proof", demand.proof())
                        .and("period_days", demand.periodDays())
                        .and("period_ends_at", demand.periodEndsAt()),
                actor);
    }

    public void pay(RentDefault rent, RentPayment payment, String actor) {
        keep(
                rent.leaseNumber(),
                "rent_payment",
                Row.of("position", rent.position())
                        .and("reference", payment.reference())
                        .and("amount", payment.amount())
                        .and("paid_on", payment.paidOn())
                        .and("payer", payment.payer())
                        .and("after_demand", rent.demand() != null)
                        .and("open_after", payment.openAfter())
                        .and("surplus", payment.surplus())
                        .and("effect", payment.effect()),
                actor);
    }

    /** What the lessee holds against it, with the answers; the oldest first. */
    List<RentObjections.RentObjection> objections(RentDefault rent) {
        return objections.of(rent);
    }

    /** All that was recorded as paid of rent that was overdue, without what was paid beyond it. */
    public BigDecimal paid(String leaseNumber) {
        return jdbc.sql(
                        "select coalesce(sum(amount - surplus), 0.00) from lease.rent_payment where lease_number = :number")
                .param("number", leaseNumber)
                .query(BigDecimal.class)
                .single();
    }

    /** What was recorded as paid of a default on a day or later. */
    BigDecimal paidSince(RentDefault rent, LocalDate day) {
        return jdbc.sql("select coalesce(sum(amount), 0.00) from lease.rent_payment where lease_number = :number"
                        + " and position = :position and paid_on >= :day")
                .param("number", rent.leaseNumber())
                .param("position", rent.position())
                .param("day", day)
                .query(BigDecimal.class)
                .single();
    }

    /** What was paid by the day on which the notice of termination arrived, and booked later; the oldest first. */
    public List<RentPayment> bookedLate(RentDefault rent) {
        return jdbc.sql("select * from lease.rent_payment where lease_number = :number and position = :position"
                        + " and effect = 'TOO_LATE' order by recorded_at, reference")
                .param("number", rent.leaseNumber())
                .param("position", rent.position())
                .query(RentPayment.class)
                .list();
    }

    /** The payment that was recorded under the caller's number. */
    public Optional<RentPayment> payment(String leaseNumber, String reference) {
        return jdbc.sql("select * from lease.rent_payment where lease_number = :number and reference = :reference")
                .param("number", leaseNumber)
                .param("reference", reference)
                .query(RentPayment.class)
                .optional();
    }

    /** Records the lessee's ground. Idempotent for the same text. */
    public void object(RentDefault rent, String ground, String actor) {
        if (rent.objections().contains(ground)) {
            return;
        }
        keep(
                rent.leaseNumber(),
                "rent_objection",
                Row.of("position", rent.position()).and("ground", ground),
                actor);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if it already has an outcome */
    public void end(RentDefault rent, Outcome outcome, String actor) {
        keep(
                rent.leaseNumber(),
                "rent_outcome",
                Row.of("position", rent.position())
                        .and("outcome", outcome.kind())
                        .and("arrived_on", outcome.arrivedOn())
                        .and("note", outcome.note()),
                actor);
    }

    /** Adds a row to the lease's chain; its step says what was done. */
    private void keep(String leaseNumber, String table, Row row, String actor) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(actor, "RENT_KEPT")
                        .keeping(table, row.and("recorded_by", actor).and("recorded_at", now)),
                now);
    }

    private static RentDefault read(ResultSet row, int index) throws SQLException {
        return new RentDefault(
                row.getString("lease_number"),
                row.getInt("position"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                day(row, "overdue_since"),
                day(row, "recorded_on"),
                demand(row),
                row.getBigDecimal("open"),
                List.of((String[]) row.getArray("objections").getArray()),
                row.getString("outcome") == null
                        ? null
                        : new Outcome(
                                row.getString("outcome"),
                                row.getObject("notice_arrived_on", LocalDate.class),
                                row.getString("note")));
    }

    private static @Nullable Demand demand(ResultSet row) throws SQLException {
        return row.getBigDecimal("demanded") == null
                ? null
                : new Demand(
                        row.getBigDecimal("demanded"),
                        row.getBigDecimal("paid_before"),
                        row.getString("demanded_currency"),
                        day(row, "demanded_since"),
                        day(row, "sent_on"),
                        day(row, "arrived_on"),
                        row.getString("proof"),
                        row.getInt("period_days"),
                        row.getTimestamp("period_ends_at").toInstant());
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
