package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The suspensions of a lease, and how they were cured. */
@Repository
public class Suspensions {

    /** The step of the audit trail that begins a suspension. */
    public static final String ORDERED = "SUSPENSION_ORDERED";

    /** The step by which a suspension without ground is lifted: the lessee's objection was accepted. */
    public static final String LIFTED = "SUSPENSION_LIFTED";

    /** Of its detail: the order that it obeys; missing for any other ground. */
    public static final String OBEYED = "obeyed";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    Suspensions(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores a suspension, with its audit entry.
     *
     * @param obeyed as in {@link Suspension#obeyed()}
     */
    public void add(
            String leaseNumber,
            String ground,
            String clause,
            boolean unlawful,
            @Nullable String obeyed,
            Instant cureBy,
            String actor) {
        var now = clock.instant();
        var said = new LinkedHashMap<String, Object>(
                Map.of("ground", ground, "clause", clause, "cureBy", cureBy.toString()));
        if (obeyed != null) {
            said.put(OBEYED, obeyed);
        }
        audit.append(
                leaseNumber,
                AuditEntry.of(actor, ORDERED)
                        .detail(said)
                        .keeping(
                                "suspension",
                                Row.of("ground", ground)
                                        .and("clause", clause)
                                        .and("unlawful", unlawful)
                                        .and("obeyed", obeyed)
                                        .and("cure_by", cureBy)
                                        .and("suspended_by", actor)
                                        .and("suspended_at", now)),
                now);
    }

    /** The newest suspension, cured or not. */
    public Optional<Suspension> latest(String leaseNumber) {
        return jdbc.sql("select * from lease.suspension where lease_number = :number order by position desc limit 1")
                .param("number", leaseNumber)
                .query((row, index) -> new Suspension(
                        row.getInt("position"),
                        row.getString("ground"),
                        row.getString("clause"),
                        row.getBoolean("unlawful"),
                        row.getString("obeyed"),
                        row.getTimestamp("cure_by").toInstant(),
                        row.getString("suspended_by"),
                        row.getTimestamp("suspended_at").toInstant()))
                .optional();
    }

    /** The newest suspension, if nobody has found it cured or lifted it. */
    public Optional<Suspension> standing(String leaseNumber) {
        return latest(leaseNumber)
                .filter(suspension -> jdbc.sql(
                                "select not exists (select from lease.cure where lease_number = :number and suspension = :position)")
                        .param("number", leaseNumber)
                        .param("position", suspension.position())
                        .query(Boolean.class)
                        .single());
    }

    /** When one was found cured last, or to be without ground; empty if none was. */
    public Optional<Instant> lastCuredAt(String leaseNumber) {
        return jdbc.sql("select max(accepted_at) from lease.cure where lease_number = :number having count(*) > 0")
                .param("number", leaseNumber)
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Whether the server is off, or about to be: it was not switched on since the newest suspension. */
    public boolean isOff(String leaseNumber) {
        return jdbc.sql("""
                        select exists (select from lease.suspension s where s.lease_number = :number
                          and s.position = (select max(position) from lease.suspension where lease_number = :number)
                          and not exists (select from lease.audit a where a.lease_number = s.lease_number
                            and a.action = 'SERVER_SWITCHED_ON' and a.at >= s.suspended_at))""").param("number", leaseNumber).query(Boolean.class).single();
    }

    /** Stores the cure of the suspension, with its audit entry. Idempotent. */
    public void cure(String leaseNumber, Suspension suspension, String proof, String actor) {
        end(leaseNumber, suspension, "CURED", proof, actor);
    }

    /** The same of one without ground. */
    void lift(String leaseNumber, Suspension suspension, String answer, String actor) {
        end(leaseNumber, suspension, LIFTED, answer, actor);
    }

    private void end(String leaseNumber, Suspension suspension, String step, String proof, String actor) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(actor, step)
                        .detail(Map.of("proof", proof))
                        .keeping(
                                "cure",
                                Row.of("suspension", suspension.position())
                                        .and("proof", proof)
                                        .and("accepted_by", actor)
                                        .and("accepted_at", now))
                        .unlessKept(),
                now);
    }
}
