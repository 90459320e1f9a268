package dev.serverlease.lease;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The officers' decisions on a lease, oldest first. */
@Repository
public class Decisions {

    private final JdbcClient jdbc;
    private final HeldEvidence evidence;
    private final ObjectMapper json;

    Decisions(JdbcClient jdbc, ObjectMapper json, HeldEvidence evidence) {
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What an officer recorded along with a decision.
     *
     * @param conditions of an approval; empty for any other decision
     * @param facts by section of the rulebook's vocabulary
     */
    public record Record(
            List<Assessment> assessments, List<NewCondition> conditions, Map<String, ? extends Map<String, ?>> facts) {

        public static final Record NONE = new Record(List.of(), List.of(), Map.of());
    }

    /** @param rule null for a condition that settles no finding */
    public record NewCondition(@Nullable String rule, String content) {}

    /** Stores the decision, what was recorded with it, and its audit entry. The caller holds the lease's lock. */
    public void add(String leaseNumber, Decision decision, Record record) {
        evidence.added("decisions", RecordedFacts.FACTS);
        jdbc.sql("""
                        with added as (
                          insert into lease.decision (lease_number, position, round, task, decision, ground, officer, decided_at,
                            digest, clause_library)
                          select :number, (select count(*) from lease.decision where lease_number = :number) + 1, :round, :task,
                            :decision, :ground, :officer, :at, :digest, :clauses
                          returning lease_number, position),
                        assessed as (
                          insert into lease.assessment (lease_number, decision, rule, conclusion, ground)
                          select lease_number, position, a->>'rule', a->>'conclusion', a->>'ground'
                          from added, jsonb_array_elements(:assessments::jsonb) a),
                        conditioned as (
                          insert into lease.condition (lease_number, decision, position, rule, content)
                          select lease_number, position, c.at, c.one->>'rule', c.one->>'content'
                          from added, jsonb_array_elements(:conditions::jsonb) with ordinality c(one, at)),
                        recorded as (
                          insert into lease.recorded_fact (lease_number, section, facts, recorded_by, recorded_at)
                          select lease_number, s.section, s.facts, :officer, :at
                          from added, jsonb_each(:facts::jsonb) s(section, facts))
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
                .param("assessments", json.valueToTree(record.assessments()).toString())
                .param("conditions", json.valueToTree(record.conditions()).toString())
                .param("facts", json.valueToTree(record.facts()).toString())
                .update();
    }

    /** How the findings of the lease's round were assessed, by the newest decision of the first officer. */
    public List<Assessment> assessments(Lease lease) {
        return jdbc.sql("""
                        select rule, conclusion, ground from lease.assessment
                        where lease_number = :number and decision = (
                          select max(position) from lease.decision
                          where lease_number = :number and round = :round and task = 'legal-review')
                        order by rule""")
                .param("number", lease.number())
                .param("round", lease.round())
                .query((row, index) ->
                        new Assessment(row.getString("rule"), row.getString("conclusion"), row.getString("ground")))
                .list();
    }

    public List<Decision> of(String leaseNumber) {
        return evidence.once(leaseNumber, List.of("decisions"), () -> readAll(leaseNumber));
    }

    private List<Decision> readAll(String leaseNumber) {
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
