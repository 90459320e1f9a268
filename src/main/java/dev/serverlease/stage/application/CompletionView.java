package dev.serverlease.stage.application;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.DueText;
import dev.serverlease.words.FindingGroup;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the form of 补正申请材料 shows: what is missing, who asked for it, and until when. */
@Component
class CompletionView {

    private static final Set<Outcome> SHOWN = Set.of(Outcome.REQUIRE, Outcome.REVIEW, Outcome.UNDETERMINED);

    private final Findings findings;
    private final Decisions decisions;
    private final DraftDefects draftDefects;
    private final MissingItems missing;
    private final ApplicationWords words;
    private final Contracts contracts;
    private final Clock clock;

    CompletionView(
            Findings findings,
            Decisions decisions,
            DraftDefects draftDefects,
            MissingItems missing,
            ApplicationWords words,
            Contracts contracts,
            Clock clock) {
        this.contracts = contracts;
        this.findings = findings;
        this.decisions = decisions;
        this.draftDefects = draftDefects;
        this.missing = missing;
        this.words = words;
        this.clock = clock;
    }

    Map<String, ?> of(Lease lease) {
        // the lessor's own papers are not for the applicant to supply
        var found = findings.of(lease.number(), Occasion.CHECKS, lease.round()).stream()
                .filter(finding -> finding.subject() != Subject.LESSOR)
                .toList();
        var decided = decisions.of(lease.number());
        var application = words.tree(lease.application());
        return Map.of(
                "number", lease.number(),
                "lacking", missing.fields(lease.number(), found, application),
                "lessee", words.lessee(lease),
                "completeBy", day(lease),
                "request", request(lease, decided, found),
                "asked", asked(lease, found),
                "draft",
                        draftDefects.of(lease, decided).stream()
                                .map(finding -> missing.of(finding, application))
                                .toList(),
                "rounds", decided.stream().map(this::round).toList(),
                "findings",
                        FindingGroup.views(
                                found.stream()
                                        .filter(finding -> SHOWN.contains(finding.outcome()))
                                        .toList(),
                                finding -> missing.of(finding, application)));
    }

    String zh(Instant until) {
        return PageTime.zh(clock.getZone()).counted(until);
    }

    String en(Instant until) {
        return PageTime.en(clock.getZone()).counted(until);
    }

    /** The last day of the completion. */
    private String day(Lease lease) {
        return lease.completeBy() == null
                ? ApplicationWords.NOTHING
                : DueText.of(lease.completeBy().atZone(clock.getZone()));
    }

    /** Why an officer, or who found a wrong fact in the contract, sent it back; empty if the checks did. */
    private String request(Lease lease, List<Decision> decided, List<StoredFinding> found) {
        boolean byTheChecks = found.stream().anyMatch(finding -> finding.outcome() == Outcome.REQUIRE);
        return decided.stream()
                .filter(decision ->
                        decision.round() == lease.round() && decision.decision().equals("REQUEST_CHANGES"))
                .reduce((earlier, later) -> later)
                .map(decision -> decision.ground() + "（" + decision.officer() + "）")
                .or(() -> byTheChecks ? Optional.empty() : contracts.refused(lease.number()))
                .orElse("");
    }

    /** The rules that may be answered instead of met, and those already answered. */
    private List<String> asked(Lease lease, List<StoredFinding> found) {
        var application = words.tree(lease.application());
        return Answers.RULES.stream()
                .filter(rule -> Answers.given(application, rule)
                        || found.stream()
                                .anyMatch(finding ->
                                        finding.rule().value().equals(rule) && finding.outcome() == Outcome.REQUIRE))
                .toList();
    }

    private Map<String, Object> round(Decision decision) {
        return Map.of(
                "round", decision.round(),
                "decision", decision.decision(),
                "decisionText", Words.of("decision", decision.decision()).both(),
                "ground", decision.ground(),
                "officer", decision.officer(),
                "at", DueText.minute(decision.decidedAt().atZone(clock.getZone())));
    }
}
