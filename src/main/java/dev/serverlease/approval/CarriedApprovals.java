package dev.serverlease.approval;

import dev.serverlease.approval.Decisions.NewCondition;
import dev.serverlease.approval.Decisions.Record;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Approvals that hold for the next round of a lease: its officers reviewed the change before it was offered, and both
 * parties agreed on it (Civil Code art. 543). The conditions with their proofs, the special terms, and how findings
 * were assessed that the change leaves as they were, go on.
 */
@Component
public class CarriedApprovals {

    private final Decisions decisions;
    private final FirstReviews reviews;
    private final Conditions conditions;
    private final CaseDigest digest;
    private final Findings findings;
    private final Clock clock;

    CarriedApprovals(
            Decisions decisions,
            FirstReviews reviews,
            Conditions conditions,
            CaseDigest digest,
            Findings findings,
            Clock clock) {
        this.findings = findings;
        this.decisions = decisions;
        this.reviews = reviews;
        this.conditions = conditions;
        this.digest = digest;
        this.clock = clock;
    }

    /** That an officer agreed to the change, finding no violation in it, and why. */
    public record Agreed(String officer, String ground, Instant at) {}

    /**
     * Stores them, in the caller's transaction. Does nothing for a round without an approval.
     *
     * @param before the lease in the round that was approved
     * @param changed the same lease in its next round
     * @param found the findings of the next round, which the officers saw
     * @param agreed the officers, the first one first
     * @param clauseLibrary of the contract, whose clauses stay
     */
    public void carry(
            Lease before, Lease changed, List<StoredFinding> found, List<Agreed> agreed, String clauseLibrary) {
        reviews.of(before)
                .ifPresent(first ->
                        carry(first, assessments(before, first, found, agreed), changed, found, agreed, clauseLibrary));
    }

    private void carry(
            FirstReview first,
            List<Assessment> assessments,
            Lease lease,
            List<StoredFinding> found,
            List<Agreed> agreed,
            String clauseLibrary) {
        var record = new Record(
                assessments,
                first.conditions().stream()
                        .map(condition -> new NewCondition(condition.rule(), condition.content()))
                        .toList(),
                first.specialTerms(),
                NamedFacts.none());
        var ofCase = digest.of(lease.application(), found, clauseLibrary);
        var kind = first.decision().decision();
        add(lease, agreed.get(0), "legal-review", kind, digest.ofDecided(ofCase, record), clauseLibrary, record);
        prove(lease, first.conditions());
        if (agreed.size() > 1) {
            var carried = reviews.of(lease).orElseThrow();
            var ofSecond = digest.second(ofCase, carried);
            add(lease, agreed.get(1), "second-review", "APPROVE", ofSecond, clauseLibrary, Record.NONE);
        }
    }

    private void add(
            Lease lease, Agreed by, String task, String kind, String ofWhat, String clauseLibrary, Record record) {
        decisions.carry(
                lease.number(),
                new Decision(lease.round(), task, kind, by.ground(), by.officer(), by.at(), ofWhat, clauseLibrary),
                record,
                clock.instant());
    }

    /** A finding on the facts of before is assessed as before; in any other the officers saw no violation. */
    private List<Assessment> assessments(
            Lease before, FirstReview first, List<StoredFinding> found, List<Agreed> agreed) {
        var assessed = first.assessments().stream().collect(Collectors.toMap(Assessment::rule, one -> one));
        var facts = findings.of(before.number(), Occasion.CHECKS, before.round()).stream()
                .collect(Collectors.toMap(StoredFinding::rule, StoredFinding::facts));
        return found.stream()
                .filter(finding -> finding.isViolated() && finding.outcome() != Outcome.BLOCK)
                .map(finding ->
                        finding.facts().equals(facts.get(finding.rule())) && assessed.containsKey(finding.rule())
                                ? assessed.get(finding.rule())
                                : new Assessment(
                                        finding.rule(),
                                        Conclusion.NO_VIOLATION,
                                        agreed.get(0).ground()))
                .toList();
    }

    private void prove(Lease lease, List<Condition> before) {
        var now = conditions.of(lease);
        for (int i = 0; i < before.size(); i++) {
            var proof = before.get(i).proof();
            if (proof != null) {
                conditions.prove(lease.number(), now.get(i), proof, AuditTrail.SYSTEM);
            }
        }
    }
}
