package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The conditions of a lease's approval, and the proofs that they are met. */
@Repository
public class Conditions {

    /**
     * How many days after the start date the conditions are to be met. The law sets none: the figure is ours, and the
     * contract says it.
     */
    public static final int DAYS = 90;

    private final JdbcClient jdbc;
    private final Clock clock;

    Conditions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The conditions of the newest approval of the lease's round, open ones and met ones. */
    public List<Condition> of(Lease lease) {
        return jdbc.sql("""
                        select c.decision, c.position, c.rule, c.content, p.proof from lease.condition c
                        left join lateral (
                          select proof from lease.condition_proof p where p.lease_number = c.lease_number
                            and p.decision = c.decision and p.position = c.position order by id desc limit 1) p on true
                        where c.lease_number = :number and c.decision = (
                          select max(position) from lease.decision
                          where lease_number = :number and round = :round and task = 'legal-review')
                        order by c.position""")
                .param("number", lease.number())
                .param("round", lease.round())
                .query((row, index) -> new Condition(
                        row.getInt("decision"),
                        row.getInt("position"),
                        row.getString("rule"),
                        row.getString("content"),
                        row.getString("proof")))
                .list();
    }

    /** The end of the last day on which conditions can be met; null while the lease names no start date. */
    public static @Nullable Instant dueAt(Lease lease) {
        var start = lease.startsAt();
        return start == null ? null : start.plus(Duration.ofDays(DAYS));
    }

    /**
     * Stores the proof, with its audit entry. A later proof of the same condition takes the place of an earlier one,
     * which is kept as evidence.
     */
    public void prove(String leaseNumber, Condition condition, String proof, String actor) {
        jdbc.sql("""
                        with proved as (
                          insert into lease.condition_proof (lease_number, decision, position, proof, recorded_by, recorded_at)
                          values (:number, :decision, :position, :proof, :actor, :at)
                          returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :actor, 'CONDITION_MET',
                          jsonb_build_object('condition', :content, 'proof', :proof) from proved""")
                .param("number", leaseNumber)
                .param("decision", condition.decision())
                .param("position", condition.position())
                .param("content", condition.content())
                .param("proof", proof)
                .param("actor", actor)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
