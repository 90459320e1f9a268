package dev.serverlease.stage.inforce.expiry;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requested renewals, and the decision on each. */
@Repository
public class Renewals {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    Renewals(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores a new one after the newest; its own position is ignored.
     *
     * @param answerBy see {@link #answerBy}
     */
    public void add(String leaseNumber, Renewal renewal, @Nullable Instant answerBy) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(renewal.requestedBy(), "RENEWAL_REQUESTED")
                        .detail(Map.of(
                                "reference",
                                renewal.reference(),
                                "firstDay",
                                renewal.firstDay(),
                                "termMonths",
                                renewal.termMonths()))
                        .keeping(
                                "renewal",
                                Row.of("reference", renewal.reference())
                                        .and("first_day", renewal.firstDay())
                                        .and("term_months", renewal.termMonths())
                                        .and("monthly_rent", renewal.monthlyRent())
                                        .and(
                                                "changes",
                                                renewal.changes() == null ? null : new RawValue(renewal.changes()))
                                        .and("requested_by", renewal.requestedBy())
                                        .and("requested_at", now)
                                        .and("answer_by", answerBy)),
                now);
    }

    /** The newest renewal, the only one that an officer can decide. */
    public Optional<Renewal> latest(String leaseNumber) {
        return select("", leaseNumber, "");
    }

    /** Of these leases those whose newest renewal this user asked for. */
    public Set<String> requestedBy(String user, Set<String> numbers) {
        return jdbc.sql("""
                        select r.lease_number from lease.renewal r
                        where r.lease_number = any(:numbers::text[]) and r.requested_by = :user and r.position = (
                          select max(position) from lease.renewal where lease_number = r.lease_number)""")
                .param("numbers", numbers.toArray(String[]::new))
                .param("user", user)
                .query(String.class)
                .set();
    }

    /** The one that waits for its review; empty once its term can no longer follow, for the lease's may have ended. */
    public Optional<Renewal> open(Lease lease) {
        return latest(lease.number())
                .filter(renewal -> renewal.decision() == null)
                .filter(renewal -> renewal.follows(lease, clock.getZone()));
    }

    /** When it was requested. */
    public ZonedDateTime requestedAt(String leaseNumber, Renewal renewal) {
        return jdbc.sql("select requested_at from lease.renewal where lease_number = :number and position = :position")
                .param("number", leaseNumber)
                .param("position", renewal.position())
                .query((row, index) ->
                        row.getTimestamp("requested_at").toInstant().atZone(clock.getZone()))
                .single();
    }

    /**
     * Until when the lessor has to answer it, as the contract says of any request to change the purpose (clause
     * {@code purpose}): its agreement changes it from the day on which it is concluded. Empty for other renewals.
     */
    Optional<Instant> answerBy(String leaseNumber, Renewal renewal) {
        return jdbc.sql("select answer_by from lease.renewal where lease_number = :number and position = :position"
                        + " and answer_by is not null")
                .param("number", leaseNumber)
                .param("position", renewal.position())
                .query((row, index) -> row.getTimestamp("answer_by").toInstant())
                .optional();
    }

    private Optional<Renewal> select(String condition, String leaseNumber, String reference) {
        return jdbc.sql("select r.*, d.decision from lease.renewal r left join lease.renewal_decision d"
                        + " using (lease_number, position) where lease_number = :number " + condition
                        + " order by position desc limit 1")
                .param("number", leaseNumber)
                .param("reference", reference)
                .query(Renewal.class)
                .optional();
    }

    /** The renewal that was requested under the caller's number. */
    public Optional<Renewal> byReference(String leaseNumber, String reference) {
        return select("and reference = :reference", leaseNumber, reference);
    }

    /**
     * The decision on a renewal.
     *
     * @param decision AGREE, REFUSE or REPLACED
     */
    public record Decision(String decision, String ground) {}

    public void decide(String leaseNumber, Renewal renewal, Decision decided, String officer) {
        var now = clock.instant();
        var row = Row.of("position", renewal.position())
                .and("decision", decided.decision())
                .and("ground", decided.ground())
                .and("officer", officer)
                .and("decided_at", now);
        audit.append(
                leaseNumber,
                AuditEntry.of(officer, "RENEWAL_" + decided.decision())
                        .detail(Map.of("ground", decided.ground()))
                        .keeping("renewal_decision", row),
                now);
    }
}
