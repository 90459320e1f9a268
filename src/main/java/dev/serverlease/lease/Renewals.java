package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The renewals that were asked for, and what was decided on each. */
@Repository
public class Renewals {

    private final JdbcClient jdbc;
    private final Clock clock;

    Renewals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Stores one more; its own position is not read, it comes after the newest. */
    public void add(String leaseNumber, Renewal renewal) {
        jdbc.sql("""
                        with added as (
                          insert into lease.renewal (lease_number, position, reference, first_day, term_months, monthly_rent,
                            requested_by, requested_at)
                          select :number, coalesce(max(position), 0) + 1, :reference, :firstDay, :months, :rent, :by, :at
                          from lease.renewal where lease_number = :number
                          returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :by, 'RENEWAL_REQUESTED', jsonb_build_object('reference', :reference,
                          'firstDay', :firstDay::date, 'termMonths', :months) from added""")
                .param("number", leaseNumber)
                .param("reference", renewal.reference())
                .param("firstDay", java.sql.Date.valueOf(renewal.firstDay()))
                .param("months", renewal.termMonths())
                .param("rent", renewal.monthlyRent())
                .param("by", renewal.requestedBy())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The newest, the only one that can be decided on. */
    public Optional<Renewal> latest(String leaseNumber) {
        return jdbc.sql("select r.*, d.decision from lease.renewal r left join lease.renewal_decision d"
                        + " using (lease_number, position) where lease_number = :number order by position desc limit 1")
                .param("number", leaseNumber)
                .query((row, index) -> new Renewal(
                        row.getInt("position"),
                        row.getString("reference"),
                        row.getObject("first_day", LocalDate.class),
                        row.getInt("term_months"),
                        row.getBigDecimal("monthly_rent"),
                        row.getString("requested_by"),
                        row.getString("decision")))
                .optional();
    }

    /** @param decision AGREE or REFUSE */
    public void decide(String leaseNumber, Renewal renewal, String decision, String ground, String officer) {
        jdbc.sql("""
                        with decided as (
                          insert into lease.renewal_decision (lease_number, position, decision, ground, officer, decided_at)
                          values (:number, :position, :decision, :ground, :officer, :at) returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :officer, 'RENEWAL_' || :decision, jsonb_build_object('ground', :ground)
                        from decided""")
                .param("number", leaseNumber)
                .param("position", renewal.position())
                .param("decision", decision)
                .param("ground", ground)
                .param("officer", officer)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
