package dev.serverlease.risknote;

import dev.serverlease.approval.Approvals;
import dev.serverlease.approval.Assessment;
import dev.serverlease.approval.Conclusion;
import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.risknote.RiskNote.Asked;
import dev.serverlease.risknote.RiskNote.Examined;
import dev.serverlease.risknote.RiskNote.Found;
import dev.serverlease.words.FindingWords;
import dev.serverlease.words.LawSource;
import dev.serverlease.words.RuleTitles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes the note of a lease from the findings of its newest checks. Only what was found is in it: officers' reasons,
 * entries of registers and what concerns the lessor's staff or its contract with its own supplier are not.
 */
@Component
class RiskNotes {

    /**
     * What the lessor tells its own people: notes on foreign law, which is never the ground of a refusal and serves the
     * lessor's supply contract (SECOND-EDITION 3.1; Anti-Foreign Sanctions Law, article 12), and its internal control.
     */
    private static final Set<String> NOT_FOR_THE_LESSEE = Set.of("place.country-note", "identity.two-hands");

    private static final Map<RuleId, Rule> RULES =
            Rulebook.current().rules().stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private final Findings findings;
    private final Decisions decisions;
    private final LeasedThing leased;

    RiskNotes(Findings findings, Decisions decisions, LeasedThing leased) {
        this.findings = findings;
        this.decisions = decisions;
        this.leased = leased;
    }

    /** @throws Refusal with 409 if nothing was examined yet */
    RiskNote of(Lease lease) {
        var all = findings.of(lease.number(), Occasion.CHECKS, lease.round()).stream()
                .filter(finding -> !NOT_FOR_THE_LESSEE.contains(finding.rule().value()))
                .toList();
        if (all.isEmpty()) {
            throw new Refusal(
                    409,
                    "租赁 " + lease.number() + " 尚未审查，不能出具风险提示书。 Lease " + lease.number()
                            + " has not been examined; there is nothing to tell yet.");
        }
        var concluded = concluded(lease);
        var found = all.stream()
                .filter(StoredFinding::isToBeRead)
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .map(finding -> found(finding, concluded))
                .toList();
        return new RiskNote(
                lease.number(),
                all.get(0).asOf(),
                lease.round(),
                leased.lines(lease),
                Remedies.summary(all, concluded),
                found,
                examined(all),
                Remedies.REMARKS);
    }

    /** How the officers decided on the findings, once enough of them have approved; their reasons stay with them. */
    private Map<RuleId, Conclusion> concluded(Lease lease) {
        return Approvals.suffice(lease, Approvals.standing(lease, decisions.of(lease.number())))
                ? decisions.assessments(lease).stream()
                        .collect(Collectors.toMap(Assessment::rule, Assessment::conclusion))
                : Map.of();
    }

    private Found found(StoredFinding finding, Map<RuleId, Conclusion> concluded) {
        return new Found(
                title(finding.rule()),
                new Bilingual(finding.outcome().zh(), finding.outcome().en()),
                finding.outcome().name(),
                new Bilingual(finding.messageZh(), finding.messageEn()),
                new Bilingual(finding.citationZh(), finding.citationEn()),
                FindingWords.consequence(finding).orElse(null),
                Remedies.of(finding, RULES.get(finding.rule()), concluded.get(finding.rule())));
    }

    private static List<Examined> examined(List<StoredFinding> all) {
        return Arrays.stream(Subject.values())
                .map(subject -> new Examined(
                        new Bilingual(subject.zh(), subject.en()),
                        all.stream()
                                .filter(finding -> finding.subject() == subject)
                                .map(RiskNotes::asked)
                                .toList()))
                .filter(subject -> !subject.rules().isEmpty())
                .toList();
    }

    private static Asked asked(StoredFinding finding) {
        return new Asked(
                title(finding.rule()),
                new Bilingual(finding.outcome().zh(), finding.outcome().en()),
                sources(finding));
    }

    private static List<LawSource> sources(StoredFinding finding) {
        var rule = RULES.get(finding.rule());
        if (rule == null || rule.version() != finding.ruleVersion()) {
            return List.of(new LawSource(new Bilingual(finding.citationZh(), finding.citationEn()), null, null));
        }
        return LawSource.of(rule, finding.asOf());
    }

    private static Bilingual title(RuleId rule) {
        var word = RuleTitles.of(rule);
        return new Bilingual(word.zh(), word.en());
    }
}
