package dev.serverlease.lease;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return select("", leaseNumber, "");
    }

    private Optional<Renewal> select(String condition, String leaseNumber, String reference) {
        return jdbc.sql("select r.*, d.decision from lease.renewal r left join lease.renewal_decision d"
                        + " using (lease_number, position) where lease_number = :number " + condition
                        + " order by position desc limit 1")
                .param("number", leaseNumber)
                .param("reference", reference)
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

    /** The one that was asked for under the caller's number. */
    public Optional<Renewal> byReference(String leaseNumber, String reference) {
        return select("and reference = :reference", leaseNumber, reference);
    }

    /**
     * How a renewal was decided on.
     *
     * @param decision AGREE or REFUSE
     * @param agreementRef the agreement that both have signed; null where there is none
     * @param signedOn the day of the later signature; null without an agreement
     */
    public record Decision(
            String decision,
            String ground,
            @Nullable String agreementRef,
            @Nullable LocalDate signedOn) {}

    public void decide(String leaseNumber, Renewal renewal, Decision decided, String officer) {
        jdbc.sql("""
                        with decided as (
                          insert into lease.renewal_decision (lease_number, position, decision, ground, officer, decided_at,
                            agreement_ref, signed_on)
                          values (:number, :position, :decision, :ground, :officer, :at, :agreement, :signedOn)
                          returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :officer, 'RENEWAL_' || :decision, jsonb_build_object('ground', :ground,
                          'agreement', :agreement::text, 'signedOn', :signedOn::date) from decided""")
                .param("number", leaseNumber)
                .param("position", renewal.position())
                .param("decision", decided.decision())
                .param("ground", decided.ground())
                .param("agreement", decided.agreementRef(), Types.VARCHAR)
                .param("signedOn", decided.signedOn(), Types.DATE)
                .param("officer", officer)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
