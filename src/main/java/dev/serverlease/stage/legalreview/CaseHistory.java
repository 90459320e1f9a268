package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.FirstReview;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.RuleTitles;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What happened to a case before: what officers decided, and what the applicant changed since. */
@Component
class CaseHistory {

    /** Numbers that identify or reach a person: the officer is told only that they changed. */
    private static final Set<String> NOT_SHOWN = Set.of("lessee.idNo", "lessee.contactPhone");

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final LeaseRounds rounds;
    private final ApplicationWords words;
    private final Clock clock;

    CaseHistory(LeaseRounds rounds, ApplicationWords words, Clock clock) {
        this.rounds = rounds;
        this.words = words;
        this.clock = clock;
    }

    Map<String, Object> round(Decision decision) {
        return Map.of(
                "round", decision.round(),
                "task", decision.task(),
                "decision", decision.decision(),
                "decisionText", Words.of("decision", decision.decision()).both(),
                "ground", decision.ground(),
                "officer", decision.officer(),
                "at", at(decision.decidedAt()));
    }

    /** What the first officer decided, finding by finding, and on which conditions. */
    Map<String, Object> first(FirstReview first) {
        var view = new HashMap<>(round(first.decision()));
        view.put(
                "assessments",
                first.assessments().stream()
                        .map(assessment -> Map.of(
                                "rule", assessment.rule().value(),
                                "title", RuleTitles.of(assessment.rule()).both(),
                                "conclusion", assessment.conclusion().name(),
                                "conclusionText", assessment.conclusion().label(),
                                "ground", assessment.ground()))
                        .toList());
        view.put(
                "conditions",
                first.conditions().stream().map(CaseHistory::condition).toList());
        view.put(WrittenTerms.FIELD, specialTerms(first));
        return view;
    }

    /** The first officer's. */
    static List<String> specialTerms(FirstReview first) {
        return first.specialTerms().stream().map(SpecialTerm::content).toList();
    }

    private static Map<String, String> condition(Condition condition) {
        return Map.of("rule", condition.rule() == null ? "" : condition.rule().value(), "content", condition.content());
    }

    /**
     * The last round before the current one that an officer decided: that is what the officer knows. If no officer has
     * seen the case, its first round. If there is only one round, the current one.
     */
    static int lastSeen(Lease lease, List<Decision> decided) {
        return decided.stream()
                .mapToInt(Decision::round)
                .filter(round -> round < lease.round())
                .max()
                .orElse(1);
    }

    /** What changed in the application since that round. */
    List<Map<String, String>> changes(Lease lease, JsonNode application, int since) {
        if (since == lease.round()) {
            return List.of();
        }
        var before = words.tree(rounds.application(lease.number(), since));
        return Changes.between(before, application).stream()
                .map(change -> Map.of(
                        "label", words.label(change.path()).orElse(change.path()),
                        "was", shown(change.path(), change.was()),
                        "now", shown(change.path(), change.now())))
                .toList();
    }

    String at(Instant instant) {
        return TO_THE_MINUTE.format(instant.atZone(clock.getZone()));
    }

    private String shown(String path, JsonNode value) {
        return NOT_SHOWN.contains(path) && !value.isMissingNode()
                ? new Word("（不在此显示）", "(not shown here)").both()
                : words.word(path, value);
    }
}
