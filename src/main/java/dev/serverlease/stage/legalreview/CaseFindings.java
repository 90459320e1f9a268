package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.approval.Assessment;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.FirstReview;
import dev.serverlease.approval.FirstReviews;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.FindingWords;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the checks found in a case, what has changed since an officer last saw it, and what was decided before. */
@Component
class CaseFindings {

    private final Findings findings;
    private final Decisions decisions;
    private final FirstReviews firstReviews;
    private final CaseDigest digest;
    private final CaseHistory history;

    CaseFindings(
            Findings findings, Decisions decisions, FirstReviews firstReviews, CaseDigest digest, CaseHistory history) {
        this.findings = findings;
        this.decisions = decisions;
        this.firstReviews = firstReviews;
        this.digest = digest;
        this.history = history;
    }

    /** @param second whether it is for the second officer, whose digest also covers the first decision */
    void put(Map<String, Object> view, Lease lease, JsonNode application, boolean second) {
        var found = findings.of(lease.number(), Occasion.CHECKS, lease.round());
        var decided = decisions.of(lease.number());
        var first = firstReviews.of(lease, decided);
        int since = CaseHistory.lastSeen(lease, decided);
        view.put("changedSince", since);
        view.put("changes", history.changes(lease, application, since));
        view.put(
                "digest",
                second && first.isPresent() ? digest.ofSecond(lease, found, first.get()) : digest.of(lease, found));
        var shownApart = second ? first.map(FirstReview::decision) : Optional.<Decision>empty();
        view.put(
                "rounds",
                decided.stream()
                        .filter(decision -> shownApart.filter(decision::equals).isEmpty())
                        .map(history::round)
                        .toList());
        var assessed = second ? first.map(CaseFindings::assessed).orElse(Map.of()) : Map.<RuleId, Assessment>of();
        view.put("open", shown(found, Assessments::isForAnOfficer, assessed));
        view.put(
                "notes",
                shown(found, finding -> finding.isToBeRead() && !Assessments.isForAnOfficer(finding), Map.of()));
        view.put("settled", shown(found, finding -> !finding.isToBeRead(), Map.of()));
        first.ifPresent(review -> view.put("first", history.first(review)));
    }

    private static Map<RuleId, Assessment> assessed(FirstReview first) {
        return first.assessments().stream().collect(Collectors.toMap(Assessment::rule, Function.identity()));
    }

    /** The most severe first. */
    private static List<Map<String, Object>> shown(
            List<StoredFinding> found, Predicate<StoredFinding> which, Map<RuleId, Assessment> assessed) {
        return found.stream()
                .filter(which)
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .map(finding -> finding(finding, assessed.get(finding.rule())))
                .toList();
    }

    /**
     * What is satisfied is summarised in one line; what somebody has to read is shown in full.
     *
     * @param assessment the first officer's, for the second; null if there is none
     */
    private static Map<String, Object> finding(StoredFinding finding, @Nullable Assessment assessment) {
        var view = FindingWords.of(finding);
        view.put("messageZh", finding.messageZh() + applicantsGround(finding));
        if (finding.isToBeRead()) {
            view.put("needsTextCheck", finding.needsTextCheck());
        } else {
            view.keySet().removeAll(List.of("messageEn", "quote", "consequenceZh", "consequenceEn"));
        }
        if (assessment != null) {
            view.put("conclusionText", assessment.conclusion().label());
            view.put("conclusionGround", assessment.ground());
        }
        if (Undertaking.isIn(finding)) {
            view.put("proposedCondition", Undertaking.condition(finding));
        }
        return view;
    }

    /**
     * The applicant's reason for a claim or an undertaking (STATUTES 13.1); the message says which of the two it is.
     */
    private static String applicantsGround(StoredFinding finding) {
        var ground = finding.facts().getOrDefault("answers", "").replaceFirst("^[A-Z]+：?", "");
        return ground.isEmpty() ? "" : "申请人的说明：" + ground;
    }
}
