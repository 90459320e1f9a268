package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.FirstReviews;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.ApplicationWords;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The case as the officer's form shows it, in the order in which an officer thinks: who, what for, how connected, the
 * server, licences, data, terms; then the findings, what changed, and what was before.
 */
@Component
class CaseView {

    private final Findings findings;
    private final Decisions decisions;
    private final FirstReviews firstReviews;
    private final CaseDigest digest;
    private final CaseFacts facts;
    private final CaseHistory history;
    private final CaseBackground backgrounds;
    private final RegisterExtract registers;
    private final EarlierLeases earlierLeases;
    private final ApplicationWords words;

    CaseView(
            Findings findings,
            Decisions decisions,
            FirstReviews firstReviews,
            CaseDigest digest,
            CaseFacts facts,
            CaseHistory history,
            CaseBackground backgrounds,
            RegisterExtract registers,
            EarlierLeases earlierLeases,
            ApplicationWords words) {
        this.findings = findings;
        this.decisions = decisions;
        this.firstReviews = firstReviews;
        this.digest = digest;
        this.facts = facts;
        this.history = history;
        this.backgrounds = backgrounds;
        this.registers = registers;
        this.earlierLeases = earlierLeases;
        this.words = words;
    }

    /** @param second whether it is for the second officer, whose digest covers what the first decided */
    Map<String, Object> of(Lease lease, boolean second) {
        var application = words.tree(lease.application());
        var numbers = registers.numbers(application);
        var background = backgrounds.of(lease, numbers.keySet());
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("applicant", lease.applicant());
        view.put("round", lease.round());
        view.put("risk", lease.risk() == null ? "" : lease.risk().name());
        view.put("officers", lease.officers());
        view.putAll(facts.of(lease, application, background));
        view.put("registers", registers.rows(numbers, background));
        view.put("earlierLeases", earlierLeases.rows(background));
        putHistory(view, lease, application, second);
        return view;
    }

    private void putHistory(Map<String, Object> view, Lease lease, JsonNode application, boolean second) {
        var found = findings.of(lease.number(), Occasion.CHECKS, lease.round());
        var decided = decisions.of(lease.number());
        var first = firstReviews.of(lease, decided);
        int since = CaseHistory.lastSeen(lease, decided);
        view.put("changedSince", since);
        view.put("changes", history.changes(lease, application, since));
        view.put(
                "digest",
                second && first.isPresent() ? digest.ofSecond(lease, found, first.get()) : digest.of(lease, found));
        view.put("rounds", decided.stream().map(history::round).toList());
        view.put(
                "findings",
                found.stream()
                        .sorted(Comparator.comparing(StoredFinding::outcome))
                        .map(CaseView::finding)
                        .toList());
        first.ifPresent(review -> view.put("first", history.first(review)));
    }

    /** What is satisfied is told in a line; whatever somebody has to weigh, in full. */
    private static Map<String, Object> finding(StoredFinding finding) {
        var view = new LinkedHashMap<String, Object>();
        view.put("rule", finding.rule().value());
        view.put("outcome", finding.outcome().name());
        view.put("outcomeZh", finding.outcome().zh());
        view.put("subjectZh", finding.subject().zh());
        view.put("messageZh", finding.messageZh() + applicantsGround(finding));
        view.put("citation", finding.citationZh());
        if (finding.isToBeRead()) {
            view.put("messageEn", finding.messageEn());
            view.put("needsTextCheck", finding.needsTextCheck());
            view.put("quote", finding.quoteForReading());
        }
        if (Undertaking.isIn(finding)) {
            view.put("proposedCondition", Undertaking.condition(finding));
        }
        return view;
    }

    /**
     * What the applicant says for a claim or an undertaking (STATUTES 13.1); the message says which of the two it is.
     */
    private static String applicantsGround(StoredFinding finding) {
        var ground = finding.facts().getOrDefault("answers", "").replaceFirst("^[A-Z]+：?", "");
        return ground.isEmpty() ? "" : "申请人的说明：" + ground;
    }
}
