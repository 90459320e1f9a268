package dev.serverlease.lease;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The officers' decisions on a lease, oldest first. */
@Repository
public class Decisions {

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the decision and its audit entry. The caller holds the lease's lock. */
    public void add(String leaseNumber, Decision decision) {
        jdbc.sql("""
                        with added as (
                          insert into lease.decision (lease_number, position, round, task, decision, ground, officer, decided_at,
                            digest, clause_library)
                          select :number, (select count(*) from lease.decision where lease_number = :number) + 1, :round, :task,
                            :decision, :ground, :officer, :at, :digest, :clauses
                          returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail, digest)
                        select lease_number, :at, :officer, 'DECIDED_' || :decision,
                          jsonb_build_object('task', :task, 'ground', :ground, 'round', :round), :digest from added""")
                .param("number", leaseNumber)
                .param("round", decision.round())
                .param("task", decision.task())
                .param("decision", decision.decision())
                .param("ground", decision.ground())
                .param("officer", decision.officer())
                .param("at", Timestamp.from(decision.decidedAt()))
                .param("digest", decision.digest())
                .param("clauses", decision.clauseLibrary())
                .update();
    }

    public List<Decision> of(String leaseNumber) {
        return jdbc.sql("select * from lease.decision where lease_number = :number order by position")
                .param("number", leaseNumber)
                .query((row, index) -> new Decision(
                        row.getInt("round"),
                        row.getString("task"),
                        row.getString("decision"),
                        row.getString("ground"),
                        row.getString("officer"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("digest"),
                        row.getString("clause_library")))
                .list();
    }
}
