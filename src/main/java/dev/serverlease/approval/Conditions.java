package dev.serverlease.approval;

import dev.serverlease.law.RuleId;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The conditions of a lease's approval, and the proofs that they are met. */
@Repository
public class Conditions {

    private static final String OF_THE_LEASE = """
            select c.decision, c.position, c.rule, c.content, p.proof from lease.condition c
            left join lateral (
              select proof from lease.condition_proof p where p.lease_number = c.lease_number
                and p.decision = c.decision and p.position = c.position order by id desc limit 1) p on true
            where c.lease_number = :number
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    Conditions(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The conditions of the newest approval of the lease's round, open ones and met ones. */
    public List<Condition> of(Lease lease) {
        return jdbc.sql(OF_THE_LEASE + """
                        and c.decision = (
                          select max(position) from lease.decision
                          where lease_number = :number and round = :round and task = 'legal-review')
                        order by c.position""")
                .param("number", lease.number())
                .param("round", lease.round())
                .query(Condition.class)
                .list();
    }

    /** The conditions of all approvals of a lease, with their newest proofs. */
    public List<Condition> all(String leaseNumber) {
        return jdbc.sql(OF_THE_LEASE + "order by c.decision, c.position")
                .param("number", leaseNumber)
                .query(Condition.class)
                .list();
    }

    private static @Nullable RuleId rule(@Nullable String id) {
        return id == null ? null : new RuleId(id);
    }

    /**
     * Stores the proof, with its audit entry. A later proof of the same condition replaces the earlier one, which is
     * kept as evidence.
     */
    public void prove(String leaseNumber, Condition condition, String proof, String actor) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(actor, "CONDITION_MET")
                        .detail(Map.of("condition", condition.content(), "proof", proof))
                        .keeping(
                                "condition_proof",
                                Row.of("decision", condition.decision())
                                        .and("position", condition.position())
                                        .and("proof", proof)
                                        .and("recorded_by", actor)
                                        .and("recorded_at", now)),
                now);
    }
}
