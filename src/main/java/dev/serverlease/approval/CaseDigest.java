package dev.serverlease.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.approval.Decisions.Record;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.storage.Latest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The digest that an approval binds: the application with its contract terms, the findings of its round (rule, version,
 * outcome and facts, without times), the clauses that the lease may have, and all that the contract will say of the
 * lessor and of the lease; with it, the conditions and special terms that the officer adds. The second officer's digest
 * also covers what the first officer decided, finding by finding.
 */
@Component
public class CaseDigest {

    /** The same case has the same digest, and is asked for it at each step up to the hand-over. */
    private final Map<Case, String> lately = Latest.of(200);

    private record Case(String application, List<StoredFinding> found, String clauseLibrary) {}

    private final Findings findings;
    private final Decisions decisions;
    private final FirstReviews firstReviews;
    private final CaseClauses clauses;
    private final ObjectMapper json;

    CaseDigest(
            Findings findings, Decisions decisions, FirstReviews firstReviews, CaseClauses clauses, ObjectMapper json) {
        this.decisions = decisions;
        this.findings = findings;
        this.firstReviews = firstReviews;
        this.clauses = clauses;
        this.json = json;
    }

    /** The digest of the case as it is in the tables now. */
    public String of(Lease lease) {
        return of(lease, findings.of(lease.number(), Occasion.CHECKS, lease.round()));
    }

    /** Of the findings alone, as the case binds them. */
    public String findingsOf(Lease lease) {
        return digest(Map.of(
                "findings",
                findings.of(lease.number(), Occasion.CHECKS, lease.round()).stream()
                        .map(CaseDigest::essence)
                        .toList()));
    }

    /** The same, for a caller that has already read the findings of the round. */
    public String of(Lease lease, List<StoredFinding> found) {
        return of(lease, found, clauses.version(lease));
    }

    /** The same, but with the lessor and the clauses that were approved, which may be older than today's. */
    private String of(Lease lease, List<StoredFinding> found, String clauseLibrary) {
        return of(lease.application(), found, clauseLibrary);
    }

    /**
     * Of a case as an agreement would change it.
     *
     * @param application as it would be, in canonical JSON
     * @param found what today's law finds in it
     * @param clauseLibrary of the contract that is changed: its clauses stay
     */
    public String of(String application, List<StoredFinding> found, String clauseLibrary) {
        return Latest.get(lately, new Case(application, List.copyOf(found), clauseLibrary), this::of);
    }

    private String of(Case one) {
        try {
            return digest(Map.of(
                    "application", json.readTree(one.application()),
                    "clauseLibrary", one.clauseLibrary(),
                    "findings", one.found().stream().map(CaseDigest::essence).toList()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the papers of a lease bear: the digest on which it was last approved, as the decision in the record says it.
     * It covers the case, the conditions and the special terms, and with two officers the first one's decision. Without
     * an approval it is the digest of the case.
     */
    public String approved(Lease lease) {
        return Approvals.standing(lease, decisions.of(lease.number())).stream()
                .reduce((first, second) -> second)
                .map(Decision::digest)
                .orElseGet(() -> of(lease));
    }

    /**
     * What the second officer decides on: the case, and the first officer's decision on it.
     *
     * @param read the special terms as this officer reads them
     */
    public String ofSecond(Lease lease, List<StoredFinding> found, FirstReview first, List<SpecialTerm> read) {
        return withAdded(second(of(lease, found), first), List.of(), read);
    }

    /**
     * Whether the decision was made on the case as it is now. For a second officer's decision, the first officer's
     * decision is read again.
     *
     * @param found the findings of the lease's round
     */
    public boolean isOf(Decision decision, Lease lease, List<StoredFinding> found) {
        var ofCase = of(lease, found, decision.clauseLibrary());
        return decision.task().equals("second-review")
                ? firstReviews
                        .of(lease)
                        .filter(first -> decision.digest()
                                .equals(withAdded(second(ofCase, first), List.of(), firstReviews.readBySecond(lease))))
                        .isPresent()
                : firstReviews
                        .of(lease)
                        .filter(first -> decision.digest()
                                .equals(withAdded(
                                        ofCase,
                                        first.conditions().stream()
                                                .map(CaseDigest::essence)
                                                .toList(),
                                        first.specialTerms())))
                        .isPresent();
    }

    /** The digest that a decision binds: of the case that was shown, and of what the officer adds to the contract. */
    public String ofDecided(String ofCase, Record added) {
        return withAdded(
                ofCase,
                added.conditions().stream()
                        .map(condition -> essence(condition.rule(), condition.content()))
                        .toList(),
                added.specialTerms());
    }

    private String withAdded(String ofCase, List<List<String>> conditions, List<SpecialTerm> specialTerms) {
        if (conditions.isEmpty() && specialTerms.isEmpty()) {
            return ofCase;
        }
        return digest(Map.of("case", ofCase, "conditions", conditions, "specialTerms", essence(specialTerms)));
    }

    /** The same, of a case whose digest is known. */
    String second(String ofCase, FirstReview first) {
        return digest(Map.of(
                "case", ofCase,
                "officer", first.decision().officer(),
                "decision", first.decision().decision(),
                "ground", first.decision().ground(),
                "assessments",
                        first.assessments().stream().map(CaseDigest::essence).toList(),
                "conditions",
                        first.conditions().stream().map(CaseDigest::essence).toList(),
                "specialTerms", essence(first.specialTerms())));
    }

    private static String digest(Map<String, ?> whole) {
        return CanonicalJson.digest(CanonicalJson.write(whole));
    }

    private static List<List<String>> essence(List<SpecialTerm> terms) {
        return terms.stream()
                .map(term -> List.of(term.content(), term.check().name()))
                .toList();
    }

    /** Without its proof, which comes after the decision. */
    private static List<String> essence(Condition condition) {
        return essence(condition.rule(), condition.content());
    }

    private static List<String> essence(@Nullable RuleId rule, String content) {
        return List.of(rule == null ? "" : rule.value(), content);
    }

    private static Map<String, String> essence(Assessment assessment) {
        return Map.of(
                "rule", assessment.rule().value(),
                "conclusion", assessment.conclusion().name(),
                "ground", assessment.ground());
    }

    private static Map<String, Object> essence(StoredFinding finding) {
        return Map.of(
                "rule", finding.rule().value(),
                "version", finding.ruleVersion(),
                "outcome", finding.outcome().name(),
                "facts", finding.facts());
    }
}
