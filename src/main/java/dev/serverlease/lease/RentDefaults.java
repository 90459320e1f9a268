package dev.serverlease.lease;

import dev.serverlease.lease.RentDefault.Demand;
import dev.serverlease.lease.RentDefault.Outcome;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Overdue rent, with demands, payments, the lessee's grounds and how it ended: added to, never altered. */
@Repository
public class RentDefaults {

    private final JdbcClient jdbc;
    private final Clock clock;

    RentDefaults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All defaults of a lease, oldest first. */
    public List<RentDefault> of(String leaseNumber) {
        return jdbc.sql("""
                        select f.*, d.amount as demanded, d.currency as demanded_currency, d.overdue_since as demanded_since,
                          d.sent_on, d.arrived_on, d.proof, d.period_days, d.period_ends_at,
                          greatest(0, coalesce(d.amount, f.amount) - (select coalesce(sum(p.amount), 0) from lease.rent_payment p
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

    /** The one that has no outcome yet. */
    public Optional<RentDefault> open(String leaseNumber) {
        return latest(leaseNumber).filter(RentDefault::isOpen);
    }

    public void add(String leaseNumber, BigDecimal amount, String currency, LocalDate overdueSince, String actor) {
        jdbc.sql("""
                        insert into lease.rent_default (lease_number, position, amount, currency, overdue_since, recorded_by,
                          recorded_at)
                        select :number, count(*) + 1, :amount, :currency, :since, :actor, :now from lease.rent_default
                        where lease_number = :number""")
                .param("number", leaseNumber)
                .param("amount", amount)
                .param("currency", currency)
                .param("since", overdueSince)
                .param("actor", actor)
                .param("now", now())
                .update();
    }

    public void demand(RentDefault rent, Demand demand, String actor) {
        jdbc.sql("""
                        insert into lease.rent_demand (lease_number, position, amount, currency, overdue_since, sent_on, arrived_on,
                          proof, period_days, period_ends_at, recorded_by, recorded_at)
                        values (:number, :position, :amount, :currency, :since, :sentOn, :arrivedOn, :proof, :days, :endsAt,
                          :actor, :now)""")
                .param("number", rent.leaseNumber())
                .param("position", rent.position())
                .param("amount", demand.amount())
                .param("currency", demand.currency())
                .param("since", demand.overdueSince())
                .param("sentOn", demand.sentOn())
                .param("arrivedOn", demand.arrivedOn())
                .param("proof", demand.proof())
                .param("days", demand.periodDays())
                .param("endsAt", Timestamp.from(demand.periodEndsAt()))
                .param("actor", actor)
                .param("now", now())
                .update();
    }

    public void pay(RentDefault rent, RentPayment payment, String actor) {
        jdbc.sql("""
                        insert into lease.rent_payment (lease_number, reference, position, amount, paid_on, payer, after_demand,
                          open_after, effect, recorded_by, recorded_at)
                        values (:number, :reference, :position, :amount, :paidOn, :payer, :afterDemand, :openAfter, :effect,
                          :actor, :now)""")
                .param("number", rent.leaseNumber())
                .param("reference", payment.reference())
                .param("position", rent.position())
                .param("amount", payment.amount())
                .param("paidOn", payment.paidOn())
                .param("payer", payment.payer())
                .param("afterDemand", rent.demand() != null)
                .param("openAfter", payment.openAfter())
                .param("effect", payment.effect())
                .param("actor", actor)
                .param("now", now())
                .update();
    }

    /** The payment that was recorded under the caller's number. */
    public Optional<RentPayment> payment(String leaseNumber, String reference) {
        return jdbc.sql("select * from lease.rent_payment where lease_number = :number and reference = :reference")
                .param("number", leaseNumber)
                .param("reference", reference)
                .query((row, index) -> new RentPayment(
                        row.getString("reference"),
                        row.getBigDecimal("amount"),
                        day(row, "paid_on"),
                        row.getString("payer"),
                        row.getBigDecimal("open_after"),
                        row.getString("effect")))
                .optional();
    }

    /** Records the lessee's ground; the same words once. */
    public void object(RentDefault rent, String ground, String actor) {
        if (rent.objections().contains(ground)) {
            return;
        }
        jdbc.sql("insert into lease.rent_objection (lease_number, position, ground, recorded_by, recorded_at)"
                        + " values (:number, :position, :ground, :actor, :now)")
                .param("number", rent.leaseNumber())
                .param("position", rent.position())
                .param("ground", ground)
                .param("actor", actor)
                .param("now", now())
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where it has an outcome already */
    public void end(RentDefault rent, Outcome outcome, String actor) {
        jdbc.sql(
                        "insert into lease.rent_outcome (lease_number, position, outcome, arrived_on, note, recorded_by, recorded_at)"
                                + " values (:number, :position, :outcome, :arrivedOn, :note, :actor, :now)")
                .param("number", rent.leaseNumber())
                .param("position", rent.position())
                .param("outcome", outcome.kind())
                .param("arrivedOn", outcome.arrivedOn())
                .param("note", outcome.note())
                .param("actor", actor)
                .param("now", now())
                .update();
    }

    private static RentDefault read(ResultSet row, int index) throws SQLException {
        return new RentDefault(
                row.getString("lease_number"),
                row.getInt("position"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                day(row, "overdue_since"),
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

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
