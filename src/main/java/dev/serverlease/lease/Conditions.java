package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The conditions of a lease's approval, and the proofs that they are met. */
@Repository
public class Conditions {

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
                        left join lease.condition_proof p using (lease_number, decision, position)
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

    /** Stores the proof, once, with its audit entry. */
    public void prove(String leaseNumber, Condition condition, String proof, String actor) {
        jdbc.sql("""
                        with proved as (
                          insert into lease.condition_proof (lease_number, decision, position, proof, recorded_by, recorded_at)
                          values (:number, :decision, :position, :proof, :actor, :at) on conflict do nothing
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
