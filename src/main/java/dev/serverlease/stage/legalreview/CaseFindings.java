package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.FirstReview;
import dev.serverlease.approval.FirstReviews;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.approval.SpecialTerms;
import dev.serverlease.approval.WithheldDecision;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.FactWords;
import dev.serverlease.words.FindingGroup;
import dev.serverlease.words.FindingWords;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the checks found in a case, what has changed since an officer last saw it, and what was decided before. */
@Component
class CaseFindings {

    private final Findings findings;
    private final Decisions decisions;
    private final FirstReviews firstReviews;
    private final CaseDigest digest;
    private final CaseHistory history;
    private final AuditTrail audit;
    private final SpecialTerms specialTerms;

    CaseFindings(
            Findings findings,
            Decisions decisions,
            FirstReviews firstReviews,
            CaseDigest digest,
            CaseHistory history,
            AuditTrail audit,
            SpecialTerms specialTerms) {
        this.specialTerms = specialTerms;
        this.audit = audit;
        this.findings = findings;
        this.decisions = decisions;
        this.firstReviews = firstReviews;
        this.digest = digest;
        this.history = history;
    }

    /**
     * @param second whether it is for the second officer, whose digest also covers the first decision, without showing
     *     it: but special terms and conditions of no usual form, which the contract will hold, both officers read
     */
    void put(Map<String, Object> view, Lease lease, JsonNode application, boolean second) {
        var found = findings.of(lease.number(), Occasion.CHECKS, lease.round());
        var decided = decisions.of(lease.number());
        var first = firstReviews.of(lease, decided);
        int since = CaseHistory.lastSeen(lease, decided);
        view.put("changedSince", since);
        view.put("changes", history.changes(lease, application, since));
        view.put(
                "digest",
                second && first.isPresent()
                        ? digest.ofSecond(lease, found, first.get(), List.of())
                        : digest.of(lease, found));
        view.put(
                "rounds",
                WithheldDecision.told(lease, decided).stream()
                        .map(history::round)
                        .toList());
        view.put("open", shown(found, Assessments::isForAnOfficer));
        view.put("notes", shown(found, finding -> finding.isToBeRead() && !Assessments.isForAnOfficer(finding)));
        view.put("settled", shown(found, finding -> !finding.isToBeRead()));
        if (second) {
            view.put(WrittenTerms.FIELD, ReadTerms.shown(specialTerms.written(lease)));
        } else {
            view.put("appliedTerms", ReadTerms.shown(SpecialTerm.applied(application)));
            first.ifPresent(review -> {
                view.put("first", history.first(review));
                view.put("draftReturned", draftReturned(lease, review));
            });
        }
    }

    /** Of what {@link #put} shows the first officer, only what the form is filled in with when its task is created. */
    Map<String, Object> toStartFrom(Lease lease) {
        var view = new HashMap<String, Object>();
        var found = findings.of(lease.number(), Occasion.CHECKS, lease.round());
        view.put("open", shown(found, Assessments::isForAnOfficer));
        firstReviews
                .of(lease, decisions.of(lease.number()))
                .ifPresent(review -> view.put("first", history.first(review)));
        return view;
    }

    /** The officer's special terms of before the case came back, as the form's fields hold them. */
    Map<String, String> writtenBefore(Lease lease) {
        return WrittenTerms.before(specialTerms.of(lease));
    }

    /** Sales' special terms, and with them those that an officer adds. */
    List<SpecialTerm> applied(Lease lease, List<SpecialTerm> added) {
        return Stream.concat(specialTerms.applied(lease).stream(), added.stream())
                .toList();
    }

    /** Why the contract could not be drafted after this decision; empty if it is back for another reason. */
    private String draftReturned(Lease lease, FirstReview review) {
        return audit.of(lease.number()).stream()
                .filter(step -> step.action().equals(AuditTrail.DRAFT_RETURNED)
                        && !step.at().isBefore(review.decision().decidedAt()))
                .reduce((earlier, later) -> later)
                .map(step -> Bilingual.of(step.detail().path("reason").asText()).both())
                .orElse("");
    }

    /** The most severe first. */
    private static List<Map<String, Object>> shown(List<StoredFinding> found, Predicate<StoredFinding> which) {
        return FindingGroup.views(
                found.stream()
                        .filter(which)
                        .sorted(Comparator.comparing(StoredFinding::outcome))
                        .toList(),
                CaseFindings::finding);
    }

    /**
     * What is satisfied says on which facts, and the text of the law is behind its question why; what somebody has to
     * read is shown in full.
     */
    private static Map<String, Object> finding(StoredFinding finding) {
        var view = FindingWords.of(finding);
        view.put("messageZh", finding.messageZh() + applicantsGround(finding));
        if (finding.isToBeRead()) {
            view.put("needsTextCheck", finding.needsTextCheck());
        } else {
            view.keySet().removeAll(List.of("messageEn", "quote", "consequenceZh", "consequenceEn"));
            view.put("facts", facts(finding));
        }
        if (Undertaking.isIn(finding)) {
            view.put("proposedCondition", Undertaking.condition(finding));
        }
        return view;
    }

    private static String facts(StoredFinding finding) {
        return finding.facts().entrySet().stream()
                .map(fact -> FactWords.title(fact.getKey()).zh() + "："
                        + FactWords.value(fact.getKey(), fact.getValue()).zh())
                .collect(Collectors.joining("；"));
    }

    /**
     * The applicant's reason for a claim or an undertaking (STATUTES 13.1); the message says which of the two it is.
     */
    private static String applicantsGround(StoredFinding finding) {
        var ground = finding.facts().getOrDefault("answers", "").replaceFirst("^[A-Z]+：?", "");
        return ground.isEmpty() ? "" : "申请人的说明：" + ground;
    }
}
