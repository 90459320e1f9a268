package dev.serverlease.approval;

import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EvidenceRead;
import dev.serverlease.lease.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The officers' decisions on a lease, oldest first. */
@Repository
public class Decisions {

    private static final EvidenceRead.Key<List<Decision>> DECIDED = EvidenceRead.Key.of("decision");

    private final JdbcClient jdbc;
    private final EvidenceRead evidence;
    private final AuditTrail audit;

    Decisions(JdbcClient jdbc, AuditTrail audit, EvidenceRead evidence) {
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * What an officer recorded together with a decision.
     *
     * @param conditions of an approval; empty for any other decision
     * @param specialTerms what an approval adds to the contract; empty for any other decision
     * @param facts what the rules are to know of it from now on
     */
    public record Record(
            List<Assessment> assessments,
            List<NewCondition> conditions,
            List<SpecialTerm> specialTerms,
            NamedFacts facts) {

        public static final Record NONE = new Record(List.of(), List.of(), List.of(), NamedFacts.none());
    }

    /** @param rule null for a condition that settles no finding */
    public record NewCondition(@Nullable RuleId rule, String content) {}

    /** Stores the decision, what was recorded with it, and its audit entry. The caller holds the lease's lock. */
    public void add(String leaseNumber, Decision decision, Record record) {
        var entry = AuditEntry.of(decision.officer(), "DECIDED_" + decision.decision())
                .detail(Map.of("task", decision.task(), "ground", decision.ground(), "round", decision.round()));
        store(leaseNumber, entry, decision, record, decision.decidedAt());
    }

    /** The same of an approval that an agreement brings into the lease's next round, at that instant. */
    void carry(String leaseNumber, Decision decision, Record record, Instant at) {
        var entry = AuditEntry.of(AuditTrail.SYSTEM, "APPROVAL_CARRIED")
                .detail(Map.of("task", decision.task(), "officer", decision.officer(), "round", decision.round()));
        store(leaseNumber, entry, decision, record, at);
    }

    private void store(String leaseNumber, AuditEntry made, Decision decision, Record record, Instant at) {
        var entry = made.on(decision.digest()).keeping("decision", row(decision));
        for (var assessment : record.assessments()) {
            entry = entry.keeping(
                    "assessment",
                    Row.of("rule", assessment.rule().value())
                            .and("conclusion", assessment.conclusion().name())
                            .and("ground", assessment.ground()));
        }
        int position = 0;
        for (var condition : record.conditions()) {
            entry = entry.keeping(
                    "condition",
                    Row.of("position", ++position)
                            .and(
                                    "rule",
                                    condition.rule() == null
                                            ? null
                                            : condition.rule().value())
                            .and("content", condition.content()));
        }
        int term = 0;
        for (var written : record.specialTerms()) {
            entry = entry.keeping(
                    "special_term",
                    Row.of("position", ++term)
                            .and("content", written.content())
                            .and("checked", written.check().name()));
        }
        for (var section : record.facts().sections().entrySet()) {
            entry = entry.keeping(
                    "recorded_fact",
                    Row.of("section", section.getKey())
                            .and("facts", section.getValue())
                            .and("recorded_by", decision.officer())
                            .and("recorded_at", decision.decidedAt()));
        }
        audit.append(leaseNumber, entry, at);
    }

    private static Row row(Decision decision) {
        return Row.of("round", decision.round())
                .and("task", decision.task())
                .and("decision", decision.decision())
                .and("ground", decision.ground())
                .and("officer", decision.officer())
                .and("decided_at", decision.decidedAt())
                .and("digest", decision.digest())
                .and("clause_library", decision.clauseLibrary());
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
                .query(Assessment.class)
                .list();
    }

    public List<Decision> of(String leaseNumber) {
        return evidence.once(leaseNumber, DECIDED, () -> readAll(leaseNumber));
    }

    /** Of these leases those on which the officer decided in their present round. */
    public Set<String> decidedBy(String officer, Set<String> numbers) {
        return inPresentRound(officer, numbers, "");
    }

    /** Of these leases those of high risk on which the officer decided in their present round. */
    public Set<String> decidedAtHighRiskBy(String officer, Set<String> numbers) {
        return inPresentRound(officer, numbers, "and l.risk = 'HIGH'");
    }

    /** Of these leases those of which the officer made the first decision of their present round. */
    public Set<String> firstDecidedBy(String officer, Set<String> numbers) {
        return inPresentRound(officer, numbers, """
                and d.position = (select max(position) from lease.decision
                  where lease_number = l.number and round = l.round and task = 'legal-review')""");
    }

    private Set<String> inPresentRound(String officer, Set<String> numbers, String condition) {
        return jdbc.sql("select d.lease_number from lease.decision d join lease.lease l on l.number = d.lease_number"
                        + " and l.round = d.round where d.lease_number = any(:numbers::text[]) and d.officer = :officer"
                        + " " + condition)
                .param("numbers", numbers.toArray(String[]::new))
                .param("officer", officer)
                .query(String.class)
                .set();
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
