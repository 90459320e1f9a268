package dev.serverlease.risknote;

import dev.serverlease.approval.Approvals;
import dev.serverlease.approval.Assessment;
import dev.serverlease.approval.Conclusion;
import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.law.rules.identity.IdentityEvidence;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.risknote.RiskNote.Asked;
import dev.serverlease.risknote.RiskNote.Examined;
import dev.serverlease.risknote.RiskNote.Found;
import dev.serverlease.words.FindingGroup;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** It finds that the data are there; whether they are true is what a verification tells. */
    private static final String IDENTITY_DATA = "party.real-identity";

    private static final Bilingual SUPPLIED =
            new Bilingual("已提供信息（真实性另行核验）", "Data supplied (their truth is verified separately)");

    private static final Map<RuleId, Rule> RULES =
            Rulebook.current().rules().stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private final Findings findings;
    private final Decisions decisions;
    private final Conditions conditions;
    private final LeasedThing leased;

    RiskNotes(Findings findings, Decisions decisions, Conditions conditions, LeasedThing leased) {
        this.findings = findings;
        this.decisions = decisions;
        this.conditions = conditions;
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
        var approved = Approvals.suffice(lease, Approvals.standing(lease, decisions.of(lease.number())));
        var concluded = approved ? concluded(lease) : Map.<RuleId, Conclusion>of();
        var agreed = approved ? conditions.of(lease) : List.<Condition>of();
        boolean verified = isVerified(lease);
        var found = all.stream()
                .filter(StoredFinding::isToBeRead)
                .filter(finding -> !verified
                        || finding.outcome() != Outcome.INFO
                        || !finding.rule().equals(IdentityEvidence.ID))
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .toList();
        return new RiskNote(
                lease.number(),
                all.get(0).asOf(),
                lease.round(),
                leased.lines(lease),
                Remedies.summary(lease, all, concluded),
                FindingGroup.of(found).stream()
                        .flatMap(group -> found(lease, group, concluded, agreed))
                        .toList(),
                agreed.stream().map(Condition::content).toList(),
                examined(all),
                Remedies.REMARKS);
    }

    /** How the officers decided on the findings; their reasons stay with them. */
    private Map<RuleId, Conclusion> concluded(Lease lease) {
        return decisions.assessments(lease).stream()
                .collect(Collectors.toMap(Assessment::rule, Assessment::conclusion));
    }

    /** Whether identity has been verified since, as the check before the contract of the same round found. */
    private boolean isVerified(Lease lease) {
        return findings.of(lease.number(), Occasion.CONTRACT, lease.round()).stream()
                .anyMatch(finding ->
                        finding.rule().equals(IdentityEvidence.ID) && finding.outcome() == Outcome.SATISFIED);
    }

    private static Stream<Found> found(
            Lease lease, FindingGroup group, Map<RuleId, Conclusion> concluded, List<Condition> agreed) {
        var first = group.findings().get(0);
        return group.findings().stream()
                .map(finding -> found(
                        lease,
                        finding,
                        group.isShared() && finding.equals(first)
                                ? new Bilingual(
                                        group.title().zh(), group.title().en())
                                : null,
                        concluded.get(finding.rule()),
                        agreed));
    }

    private static Found found(
            Lease lease,
            StoredFinding finding,
            @Nullable Bilingual matter,
            @Nullable Conclusion concluded,
            List<Condition> agreed) {
        return new Found(
                matter,
                title(finding.rule()),
                concluded == null ? outcome(finding) : Remedies.result(concluded),
                concluded == null ? finding.outcome().name() : Remedies.level(concluded),
                CustomersWords.of(finding, RULES.get(finding.rule())),
                citation(sources(finding)),
                FindingWords.consequence(finding).orElse(null),
                Remedies.of(
                        lease,
                        finding,
                        RULES.get(finding.rule()),
                        concluded,
                        agreed.stream()
                                .filter(condition -> finding.rule().equals(condition.rule()))
                                .map(Condition::content)
                                .collect(Collectors.joining("；"))));
    }

    private static Bilingual outcome(StoredFinding finding) {
        return new Bilingual(finding.outcome().zh(), finding.outcome().en());
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
                finding.rule().value().equals(IDENTITY_DATA) && finding.outcome() == Outcome.SATISFIED
                        ? SUPPLIED
                        : outcome(finding),
                sources(finding));
    }

    private static List<LawSource> sources(StoredFinding finding) {
        var rule = RULES.get(finding.rule());
        if (rule == null || rule.version() != finding.ruleVersion()) {
            return List.of(new LawSource(new Bilingual(finding.citationZh(), finding.citationEn()), null, null));
        }
        return LawSource.of(rule, finding.asOf());
    }

    private static Bilingual citation(List<LawSource> sources) {
        var texts = sources.stream().map(LawSource::text).toList();
        return new Bilingual(
                texts.stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                texts.stream().map(Bilingual::en).collect(Collectors.joining("; ")));
    }

    private static Bilingual title(RuleId rule) {
        var word = RuleTitles.of(rule);
        return new Bilingual(word.zh(), word.en());
    }
}
