package dev.serverlease.stage.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.clause.VoidTerms;
import dev.serverlease.law.ArticleTexts;
import dev.serverlease.law.Asked;
import dev.serverlease.law.Citation;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.law.rules.civilcode.StandardTerms;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings.Brief;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.storage.Latest;
import dev.serverlease.words.LawWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Applies today's law to the facts of an application. */
@Service
public class LegalCheck {

    private static final ObjectNode NOTHING_RECORDED = JsonNodeFactory.instance.objectNode();

    /** A rule cites the same articles in each case, so that what they say is put together once. */
    private static final Map<Cited, String> QUOTED = Latest.of(2_000);

    private record Cited(List<Citation> citations, boolean principalAlone) {}

    private final ApplicationTrees trees;
    private final FactsReader facts;
    private final RecordedFacts recorded;
    private final ValidityTurns turns;
    private final Rulebook rulebook;
    private final RuleAlarm alarm;
    private final Clock clock;

    LegalCheck(
            ApplicationTrees trees,
            FactsReader facts,
            RecordedFacts recorded,
            ValidityTurns turns,
            Rulebook rulebook,
            RuleAlarm alarm,
            Clock clock) {
        this.trees = trees;
        this.facts = facts;
        this.turns = turns;
        this.recorded = recorded;
        this.rulebook = rulebook;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Applies today's law to an application, all subjects; stores nothing. For dry runs. */
    public List<StoredFinding> today(ObjectNode application) {
        return namingVoidTerms(stored(rulebook.ask(Occasion.CHECKS, factsToday(application), today())), application);
    }

    /**
     * The facts of a lease on a given day. For replays.
     *
     * @param recordedFacts what is recorded about the lease, by section of the vocabulary
     */
    public LeaseFacts factsOn(LocalDate day, String application, ObjectNode recordedFacts) {
        return facts.read(trees.of(application), recordedFacts, Set.of(), day);
    }

    /**
     * Applies an occasion's rules of one day to the facts of another day; writes no texts and stores nothing. For
     * replays.
     *
     * @param law the day whose law is applied
     * @param day the day of the facts
     */
    public List<Brief> underTheLawOf(Occasion occasion, LocalDate law, LeaseFacts leaseFacts, LocalDate day) {
        return rulebook.ask(new Asked(occasion, day, law), leaseFacts).stream()
                .map(found ->
                        new Brief(found.rule(), found.ruleVersion(), found.outcome(), citationZh(found), found.asOf()))
                .toList();
    }

    /**
     * Applies today's rules of an occasion to a lease, with everything recorded about it; stores nothing.
     *
     * @param more facts that are not recorded yet; they prevail
     */
    public List<StoredFinding> ask(Occasion occasion, Lease lease, NamedFacts more) {
        return ask(occasion, facts.read(trees.of(lease.application()), sections(lease, more), Set.of(), today()));
    }

    /**
     * The facts of a lease whose application is to change.
     *
     * @param changed paths of the members that change: they prevail over what was recorded before
     * @param more facts that are not recorded yet; they prevail over both
     */
    public LeaseFacts factsChanged(Lease lease, ObjectNode application, Collection<String> changed, NamedFacts more) {
        var sections = recorded.of(lease);
        changed.forEach(path -> {
            if (sections.path(path.substring(0, Math.max(0, path.lastIndexOf('.')))) instanceof ObjectNode section) {
                section.remove(path.substring(path.lastIndexOf('.') + 1));
            }
        });
        FactsReader.overlay(sections, more);
        return facts.read(application, sections, Set.of(), today());
    }

    /** The rules of the checks over such a lease; stores nothing. */
    public List<StoredFinding> askChanged(
            Lease lease, ObjectNode application, Collection<String> changed, NamedFacts more) {
        return ask(Occasion.CHECKS, factsChanged(lease, application, changed, more));
    }

    /** Today's rules of an occasion over these facts alone, for rules that ask no others. */
    public List<StoredFinding> askAlone(Occasion occasion, NamedFacts stated) {
        return ask(occasion, facts.alone(stated));
    }

    /**
     * The days on which the result for the lease's permits, licences, filings and export mechanisms changes: a renewal
     * becomes due, or they expire. Includes past days.
     */
    public List<LocalDate> validityTurns(Lease lease) {
        return turns.of(lease, facts.read(trees.of(lease.application()), recorded.of(lease), Set.of(), today()));
    }

    private ObjectNode sections(Lease lease, NamedFacts more) {
        var sections = recorded.of(lease);
        FactsReader.overlay(sections, more);
        return sections;
    }

    /** The caller stores these findings; operators are told about a failed rule in the caller's transaction. */
    public List<StoredFinding> ask(Occasion occasion, LeaseFacts leaseFacts) {
        var found = rulebook.ask(occasion, leaseFacts, today());
        alarm.raise(found);
        return stored(found);
    }

    /** Today's findings of one subject at the checks. */
    public List<Finding> ask(Subject subject, LeaseFacts leaseFacts) {
        return rulebook.ask(subject, Occasion.CHECKS, leaseFacts, today());
    }

    LeaseFacts factsToday(ObjectNode application) {
        return facts.read(application, NOTHING_RECORDED, Set.of(), today());
    }

    /** What the application and the registers say today, without facts recorded later. */
    LeaseFacts factsOfApplication(Lease lease) {
        return factsToday(trees.of(lease.application()));
    }

    /**
     * The facts of a round of checks, with what officers recorded before.
     *
     * @param usedAgain whether an earlier verification of the same person or body is; in the first round nothing else
     *     is recorded
     */
    LeaseFacts factsOfRound(Lease lease, boolean usedAgain) {
        return lease.round() == 1 && !usedAgain
                ? factsOfApplication(lease)
                : facts.read(trees.of(lease.application()), recorded.of(lease), Set.of(), today());
    }

    /** What identity is judged by today: the application and the verifications, without any register. */
    public LeaseFacts factsOfIdentity(Lease lease) {
        return facts.ofIdentity(trees.of(lease.application()), recorded.of(lease));
    }

    /** Today's findings of one subject at an occasion; the caller stores them. */
    public List<StoredFinding> ask(Subject subject, Occasion occasion, LeaseFacts leaseFacts) {
        return stored(rulebook.ask(subject, occasion, leaseFacts, today()));
    }

    /**
     * The facts of a draft.
     *
     * @param clauses what it settles
     */
    public LeaseFacts factsOfDraft(Lease lease, Set<String> clauses) {
        return facts.read(trees.of(lease.application()), recorded.of(lease), clauses, today());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The rule on standard terms knows that a special term is void; which one, and why, its finding says then. */
    static List<StoredFinding> namingVoidTerms(List<StoredFinding> found, JsonNode application) {
        var named = SpecialTerm.applied(application).stream()
                .flatMap(term -> VoidTerms.in(term.content()).stream())
                .map(VoidTerms.Found::text)
                .toList();
        return named.isEmpty()
                ? found
                : found.stream()
                        .map(finding -> finding.rule().equals(StandardTerms.ID) && finding.isViolated()
                                ? finding.saying(new Bilingual(
                                        named.stream().map(Bilingual::zh).collect(Collectors.joining()),
                                        named.stream().map(Bilingual::en).collect(Collectors.joining(" "))))
                                : finding)
                        .toList();
    }

    static List<StoredFinding> stored(List<Finding> findings) {
        return findings.stream().map(LegalCheck::stored).toList();
    }

    private static StoredFinding stored(Finding finding) {
        var message = LawWords.of(finding.message());
        return new StoredFinding(
                finding.rule(),
                finding.ruleVersion(),
                finding.subject(),
                finding.outcome(),
                message.zh(),
                message.en(),
                citationZh(finding),
                finding.citations().stream().map(Citation::textEn).collect(Collectors.joining("; ")),
                quote(finding),
                finding.needsTextCheck(),
                finding.facts(),
                finding.asOf(),
                finding.consequence());
    }

    private static String citationZh(Finding finding) {
        return finding.citations().stream().map(Citation::text).collect(Collectors.joining("；"));
    }

    /**
     * The texts as they stood, also of what is satisfied: the law that was met is part of the evidence. That of the
     * principal source suffices for a notice; of what does not apply, citation and version.
     */
    private static String quote(Finding finding) {
        return finding.outcome() == Outcome.NOT_APPLICABLE
                ? ""
                : Latest.get(
                        QUOTED, new Cited(finding.citations(), finding.outcome() == Outcome.INFO), LegalCheck::quote);
    }

    private static String quote(Cited cited) {
        return cited.citations().stream()
                .limit(cited.principalAlone() ? 1 : Long.MAX_VALUE)
                .map(citation -> citation.text() + "\n" + ArticleTexts.quote(citation))
                .collect(Collectors.joining("\n\n"));
    }
}
