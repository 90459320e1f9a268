package dev.serverlease.front.why;

import dev.serverlease.front.why.Why.Figure;
import dev.serverlease.law.Asked;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rule;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.law.whatif.Change;
import dev.serverlease.law.whatif.WhatIf;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.LawSource;
import dev.serverlease.words.RuleTitles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers why a stored finding says what it says. Asked for on demand; nothing of it is kept. */
@Component
class WhyOfFindings {

    private static final Bilingual OTHER_VERSION = new Bilingual(
            "该规则在作出意见之后已有修订，不再按旧版推算。", "The rule has changed since; its older version is not asked again.");

    private static final Bilingual NO_SINGLE_CHANGE = new Bilingual(
            "改变其中任何一项，均不足以消除本项意见；可能须同时改变数项，或者须由登记信息、材料证明。",
            "No single change among these settles it; several together may, or proof that a register confirms.");

    private static final Bilingual NOTHING_WORSE = new Bilingual(
            "以上为逐项推算；改变后，不会有其他规则得出更重的结论。事实应当如实申报。",
            "Each holds by itself, and makes no other rule say something worse. Facts are to be stated as they are.");

    private static final Bilingual NOT_SHOWN = new Bilingual(
            "改变哪一项会改变结论，涉及自然人的个人信息，由经办人和审查人员查看。",
            "What would change it is an individual's personal data, for the sales person and the officers to read.");

    private final Findings findings;
    private final FactSources sources;
    private final LegalCheck legalCheck;
    private final RecordedFacts recorded;

    WhyOfFindings(Findings findings, FactSources sources, LegalCheck legalCheck, RecordedFacts recorded) {
        this.findings = findings;
        this.sources = sources;
        this.legalCheck = legalCheck;
        this.recorded = recorded;
    }

    private record Found(Occasion occasion, StoredFinding finding) {}

    /**
     * @param reader who reads the facts
     * @param occasion whose newest findings are meant; null: those of the stage in which the lease is, before others
     * @throws Refusal with 404 if the lease has no such finding
     */
    Why of(Lease lease, String rule, @Nullable Occasion occasion, Person reader) {
        var found = (occasion == null ? occasions(lease) : Stream.of(occasion))
                // what the first officer declared is not shown to the second
                .filter(each -> each != Occasion.LEGAL_REVIEW)
                .flatMap(each -> at(lease, each, rule).stream())
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        404, "租赁 " + lease.number() + " 没有这项审查意见。 Lease " + lease.number() + " has no such finding."));
        return why(lease, found, reader);
    }

    /** The occasion of the stage first: its findings are those that stand in the way. */
    private static Stream<Occasion> occasions(Lease lease) {
        var first = switch (lease.stage()) {
            case ACTIVATION -> List.of(Occasion.ACTIVATION);
            case IN_FORCE, SUSPENDED ->
                List.of(Occasion.USE_REVIEW, Occasion.SCREENING, Occasion.RENEWAL, Occasion.CHANGE);
            case CLOSING -> List.of(Occasion.TERMINATION);
            default -> List.of(Occasion.CHECKS);
        };
        return Stream.concat(first.stream(), Arrays.stream(Occasion.values())).distinct();
    }

    private Optional<Found> at(Lease lease, Occasion occasion, String rule) {
        var found = occasion == Occasion.CHECKS
                ? findings.of(lease.number(), occasion, lease.round())
                : findings.latest(lease.number(), occasion);
        return found.stream()
                .filter(finding -> finding.rule().value().equals(rule))
                .findFirst()
                .map(finding -> new Found(occasion, finding));
    }

    private Why why(Lease lease, Found found, Person reader) {
        var finding = found.finding();
        var rule = Rulebook.current().rules().stream()
                .filter(each -> each.id().equals(finding.rule()) && each.version() == finding.ruleVersion())
                .findFirst();
        var changes = rule.filter(each -> finding.isViolated())
                .map(each -> changes(lease, found, each))
                .orElse(List.of());
        var shown = changes.stream()
                .filter(change -> MaskedLessee.isShown(change.fact(), reader))
                .toList();
        var title = RuleTitles.of(finding.rule());
        return new Why(
                finding.rule().value(),
                new Bilingual(title.zh(), title.en()),
                new Bilingual(finding.outcome().zh(), finding.outcome().en()),
                finding.asOf(),
                rule.map(each -> LawSource.of(each, finding.asOf()))
                        .orElseGet(() -> List.of(
                                new LawSource(new Bilingual(finding.citationZh(), finding.citationEn()), null, null))),
                sources.of(lease, finding, reader),
                rule.map(each -> figures(each, finding)).orElse(List.of()),
                ChangeWords.of(shown),
                !finding.isViolated()
                        ? null
                        : rule.isEmpty()
                                ? OTHER_VERSION
                                : changes.isEmpty() ? NO_SINGLE_CHANGE : shown.isEmpty() ? NOT_SHOWN : NOTHING_WORSE);
    }

    private List<Change> changes(Lease lease, Found found, Rule rule) {
        var day = found.finding().asOf();
        var facts = WhatIf.asKept(
                legalCheck.factsOn(day, lease.application(), recorded.of(lease)),
                found.finding().facts());
        return WhatIf.of(rule, facts, new Asked(found.occasion(), day), WhyOfFindings::isTheApplicants);
    }

    /** Only what the applicant states can it state otherwise; what others record or a register says stays. */
    private static boolean isTheApplicants(String fact) {
        return ApplicationFields.current().member(fact).isPresent();
    }

    private static List<Figure> figures(Rule rule, StoredFinding finding) {
        var day = finding.asOf();
        return Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.isUsedBy(rule.id(), day))
                .map(parameter -> new Figure(
                        new Bilingual(
                                parameter.title(day).zh(), parameter.title(day).en()),
                        parameter.on(day).toPlainString(),
                        new Bilingual(
                                parameter.source(day).zh(),
                                parameter.source(day).en())))
                .toList();
    }
}
