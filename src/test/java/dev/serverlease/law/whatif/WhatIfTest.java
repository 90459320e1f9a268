package dev.serverlease.law.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.law.whatif.Change.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The single changes of facts after which a rule is not violated: real ones, at their borders, and no others. */
class WhatIfTest {

    private static final Asked TODAY = new Asked(Occasion.CHECKS, LocalDate.of(2026, 12, 1));

    @Test
    void aNumberIsChangedToItsBorder() {
        assertThat(changes("contract.term-cap", "{\"contract\":{\"termMonths\":300}}"))
                .contains(new Change("contract.termMonths", Kind.AT_MOST, "240", Outcome.SATISFIED))
                .noneMatch(change -> change.kind() == Kind.AT_LEAST);
        assertThat(changes(
                        "activation.security-duties",
                        "{\"lessee\":{\"kind\":\"INDIVIDUAL\"},\"activation\":{\"logRetentionMonths\":2}}"))
                .contains(new Change("activation.logRetentionMonths", Kind.AT_LEAST, "6", Outcome.SATISFIED));
    }

    @Test
    void aDayIsChangedToItsBorder() {
        assertThat(
                        changes(
                                "activation.security-duties",
                                "{\"lessee\":{\"kind\":\"COMPANY\"},\"activation\":{\"logRetentionMonths\":6,\"connectedOn\":\"2026-10-01\"}}"))
                .contains(new Change("activation.connectedOn", Kind.AT_LEAST, "2026-11-01", Outcome.INFO));
    }

    @Test
    void aChoiceIsChangedToEachValueThatHelps() {
        assertThat(changes(
                        "iis.noncommercial-filing",
                        "{\"use\":{\"iis\":\"NON_COMMERCIAL\",\"audience\":\"MAINLAND_PUBLIC\"}}"))
                .contains(new Change("use.audience", Kind.IS, "OVERSEAS_ONLY", Outcome.NOT_APPLICABLE))
                .noneMatch(change -> List.of("MAINLAND_PUBLIC", "INTERNAL").contains(change.value()));
    }

    @Test
    void aSetIsChangedByOneOfItsValues() {
        assertThat(changes("use.circumvention", "{\"use\":{\"activityCodes\":[\"OFFICE\",\"CIRCUMVENTION_TOOL\"]}}"))
                .contains(new Change("use.activityCodes", Kind.WITHOUT, "CIRCUMVENTION_TOOL", Outcome.SATISFIED))
                .noneMatch(change -> change.kind() == Kind.WITH);
    }

    @Test
    void aTextIsStatedOrTakenBack() {
        assertThat(changes("use.purpose-declared", "{\"use\":{\"activityCodes\":[\"OFFICE\"]}}"))
                .contains(new Change("use.declaredPurpose", Kind.STATED, "", Outcome.SATISFIED));
    }

    @Test
    void anotherCountryIsTheMainland() {
        assertThat(changes(
                        "contract.governing-law",
                        "{\"contract\":{\"governingLaw\":\"SG\"},\"lessee\":{\"kind\":\"COMPANY\"},"
                                + "\"lessor\":{\"kind\":\"MAINLAND_COMPANY\"},\"server\":{\"country\":\"SG\"}}"))
                .contains(new Change("contract.governingLaw", Kind.IS, "CN", Outcome.SATISFIED));
    }

    @Test
    void aSetIsChangedByOneMoreValue() {
        // at an occasion at which no rule of the rulebook asks for them
        assertThat(WhatIf.of(
                        new OneFact(
                                facts -> facts.contract().unfairExemptions().contains(UnfairExemption.PERSONAL_INJURY),
                                "contract.unfairExemptions"),
                        FactsReader.facts("{\"contract\": {\"unfairExemptions\": []}}"),
                        new Asked(Occasion.ACTIVATION, TODAY.asOf()),
                        fact -> true))
                .containsExactly(is("contract.unfairExemptions", "PERSONAL_INJURY"));
        assertThat(changes(
                        facts -> facts.contract().unfairExemptions().size() == 4,
                        "contract.unfairExemptions",
                        "['PERSONAL_INJURY','MAIN_RIGHTS_EXCLUDED','UNREASONABLE_BURDEN']"))
                .containsExactly(new Change(
                        "contract.unfairExemptions", Kind.WITH, "INTENT_OR_GROSS_NEGLIGENCE", Outcome.SATISFIED));
    }

    /** Only where no value more or less helps is the whole set replaced. */
    @Test
    void aSetIsReplacedByOneValue() {
        Predicate<LeaseFacts> alone =
                facts -> facts.contract().unfairExemptions().equals(Set.of(UnfairExemption.PERSONAL_INJURY));
        assertThat(changes(alone, "contract.unfairExemptions", "['MAIN_RIGHTS_EXCLUDED','UNREASONABLE_BURDEN']"))
                .containsExactly(is("contract.unfairExemptions", "PERSONAL_INJURY"));
        assertThat(changes(alone, "contract.unfairExemptions", "['PERSONAL_INJURY','UNREASONABLE_BURDEN']"))
                .containsExactly(new Change(
                        "contract.unfairExemptions", Kind.WITHOUT, "UNREASONABLE_BURDEN", Outcome.SATISFIED));
    }

    @Test
    void aTextIsTakenBackWhereNoneIsWanted() {
        assertThat(changes(
                        facts -> facts.contract().arbitrationSeat() == null, "contract.arbitrationSeat", "'Shenzhen'"))
                .containsExactly(new Change("contract.arbitrationSeat", Kind.NOT_STATED, "", Outcome.SATISFIED));
    }

    @Test
    void yesTurnsToNo() {
        assertThat(changes(
                        facts -> Boolean.FALSE.equals(facts.contract().isStandardForm()),
                        "contract.isStandardForm",
                        "true"))
                .containsExactly(is("contract.isStandardForm", "false"));
    }

    @Test
    void anAmountIsChangedToTheCent() {
        var most = new BigDecimal("100.55");
        assertThat(changes(
                        facts -> facts.contract().estimatedLoss() != null
                                && facts.contract().estimatedLoss().compareTo(most) <= 0,
                        "contract.estimatedLoss",
                        "110"))
                .containsExactly(new Change("contract.estimatedLoss", Kind.AT_MOST, "100.55", Outcome.SATISFIED));
    }

    @Test
    void aNumberIsChangedToNoughtButNotBelow() {
        assertThat(changes(
                        facts -> Long.valueOf(0).equals(facts.activation().unresolvedFindings()),
                        "activation.unresolvedFindings",
                        "1"))
                .containsExactly(new Change("activation.unresolvedFindings", Kind.AT_MOST, "0", Outcome.SATISFIED));
        assertThat(changes(facts -> facts.activation().unresolvedFindings() < 0, "activation.unresolvedFindings", "1"))
                .isEmpty();
    }

    @Test
    void aNumberThatIsNotStatedIsNoughtOrLookedForFromThere() {
        assertThat(changes(
                        facts -> facts.activation().blockingFindings() != null, "activation.blockingFindings", "null"))
                .containsExactly(is("activation.blockingFindings", "0"));
        assertThat(changes(
                        facts -> facts.activation().logRetentionMonths() != null
                                && facts.activation().logRetentionMonths() >= 6,
                        "activation.logRetentionMonths",
                        "null"))
                .containsExactly(new Change("activation.logRetentionMonths", Kind.AT_LEAST, "6", Outcome.SATISFIED));
    }

    @Test
    void aDayMayLieBeforeTheCountOfDays() {
        var last = LocalDate.of(1969, 12, 31);
        assertThat(changes(
                        facts -> !facts.activation().connectedOn().isAfter(last),
                        "activation.connectedOn",
                        "'1970-02-01'"))
                .containsExactly(new Change("activation.connectedOn", Kind.AT_MOST, "1969-12-31", Outcome.SATISFIED));
    }

    /** A rule of very many facts is not asked for ever. */
    @Test
    void questionsAreBounded() {
        String[] sets = {
            "contract.clauses", "data.piKinds", "lessee.permitCategories", "use.approvalRefs", "use.licenceItems"
        };
        var facts = FactsReader.facts("{'contract': {'clauses': %1$s}, 'data': {'piKinds': %1$s},"
                .concat(" 'lessee': {'permitCategories': %1$s}, 'use': {'approvalRefs': %1$s, 'licenceItems': %1$s}}")
                .formatted(many(310))
                .replace('\'', '"'));
        var rule = new OneFact(all -> false, sets);
        assertThat(WhatIf.of(rule, facts, TODAY, fact -> true)).isEmpty();
        assertThat(rule.asked()).as("once before, then 1500 times").isEqualTo(1501);
    }

    /** Nor is the whole rulebook, about changes that would all settle the rule. */
    @Test
    void changesThatAreOfferedAreBounded() {
        var facts = FactsReader.facts("{\"contract\": {\"clauses\": %s}}".formatted(many(160)));
        var rule = new OneFact(all -> all.contract().clauses().size() < 160, "contract.clauses");
        assertThat(WhatIf.of(rule, facts, TODAY, fact -> true)).hasSize(150);
    }

    @Test
    void whatIsNotViolatedNeedsNoChange() {
        assertThat(changes("contract.term-cap", "{\"contract\":{\"termMonths\":240}}"))
                .isEmpty();
    }

    /** What is itself forbidden, or asks for more elsewhere, is no way out. */
    @Test
    void noChangeIsOfferedThatMakesAnotherRuleSaySomethingWorse() {
        for (String sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            LeaseFacts facts = FactsReader.sample(sample);
            var before = new TreeMap<String, Outcome>();
            Rulebook.current()
                    .ask(TODAY, facts)
                    .forEach(each -> before.put(each.rule().value(), each.outcome()));
            for (Rule rule : Rulebook.current().rules()) {
                for (Change change : WhatIf.of(rule, facts, TODAY, fact -> true)) {
                    if (change.kind() == Kind.IS) {
                        LeaseFacts changed = WhatIf.asKept(facts, Map.of(change.fact(), change.value()));
                        assertThat(Rulebook.current().ask(TODAY, changed))
                                .as("%s: %s", rule.id(), change)
                                .noneMatch(each -> each.outcome() == Outcome.BLOCK
                                        && before.get(each.rule().value()) != Outcome.BLOCK);
                    }
                }
            }
        }
        assertThat(changes(
                        "consistency.internal-public",
                        "{\"use\":{\"audience\":\"MAINLAND_PUBLIC\",\"activityCodes\":[\"OFFICE\"]}}"))
                .noneMatch(
                        change -> List.of("ATTACK", "FRAUD", "VPN_SALE", "P1").contains(change.value()));
    }

    @Test
    void aFactThatMayNotChangeIsNotChanged() {
        Rule rule = Rulebook.current().rules().stream()
                .filter(each -> each.id().value().equals("activation.security-duties"))
                .findFirst()
                .orElseThrow();
        assertThat(WhatIf.of(
                        rule,
                        FactsReader.facts(
                                "{\"lessee\":{\"kind\":\"INDIVIDUAL\"},\"activation\":{\"logRetentionMonths\":2}}"),
                        TODAY,
                        fact -> !fact.startsWith("activation.")))
                .noneMatch(change -> change.fact().startsWith("activation."));
    }

    /** Whatever is told is true: asked again with the change, the rule says what was told. */
    @Test
    void everyRuleOfASampleIsNotViolatedAfterTheChange() {
        for (String sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            LeaseFacts facts = FactsReader.sample(sample);
            for (Rule rule : Rulebook.current().rules()) {
                for (Change change : WhatIf.of(rule, facts, TODAY, fact -> true)) {
                    assertThat(change.outcome().isViolated()).as("%s", change).isFalse();
                    if (change.kind() == Kind.IS || change.kind().name().startsWith("AT_")) {
                        LeaseFacts changed = WhatIf.asKept(facts, Map.of(change.fact(), change.value()));
                        assertThat(rule.check(changed, TODAY).outcome())
                                .as("%s: %s", rule.id(), change)
                                .isEqualTo(change.outcome());
                    }
                }
            }
        }
    }

    @Test
    void theFactsOfAFindingAreReadAsTheyWereKept() {
        LeaseFacts facts = FactsReader.sample("shop-without-licence");
        for (Rule rule : Rulebook.current().rules()) {
            var kept = new TreeMap<>(rule.factsUsed(facts).texts());
            assertThat(rule.factsUsed(WhatIf.asKept(FactsReader.facts("{}"), kept))
                            .texts())
                    .containsAllEntriesOf(withoutMasked(kept));
        }
    }

    @Test
    void whatWasKeptMaskedOrInAnotherVocabularyIsLeft() {
        LeaseFacts facts = FactsReader.facts("{\"lessee\":{\"idNo\":\"11010519491231002X\"}}");
        assertThat(WhatIf.asKept(
                        facts,
                        Map.of(
                                "lessee.idNo",
                                "**************002X",
                                "use.iis",
                                "BYGONE",
                                "no.fact",
                                "x",
                                "answers",
                                "CLAIM")))
                .isEqualTo(facts);
    }

    @Test
    void aSetThatWasKeptEmptyIsEmpty() {
        LeaseFacts facts = FactsReader.facts("{\"contract\":{\"clauses\":[\"lawful-use\"]}}");
        assertThat(WhatIf.asKept(facts, Map.of("contract.clauses", ""))).isEqualTo(FactsReader.facts("{}"));
    }

    private static Change is(String fact, String value) {
        return new Change(fact, Kind.IS, value, Outcome.SATISFIED);
    }

    private static String many(int texts) {
        return IntStream.range(0, texts)
                .mapToObj(text -> "\"text %03d\"".formatted(text))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** @param stated the fact's value now, as JSON in single quotes */
    private static List<Change> changes(Predicate<LeaseFacts> lawful, String fact, String stated) {
        var at = fact.split("\\.");
        var facts = FactsReader.facts(
                "{'%s': {'%s': %s}}".formatted(at[0], at[1], stated).replace('\'', '"'));
        return WhatIf.of(new OneFact(lawful, fact), facts, TODAY, each -> true);
    }

    private static Map<String, String> withoutMasked(Map<String, String> kept) {
        var plain = new TreeMap<>(kept);
        plain.values().removeIf(text -> text.contains("*"));
        return plain;
    }

    private static List<Change> changes(String rule, String facts) {
        return WhatIf.of(
                Rulebook.current().rules().stream()
                        .filter(each -> each.id().value().equals(rule))
                        .findFirst()
                        .orElseThrow(),
                FactsReader.facts(facts),
                TODAY,
                fact -> true);
    }
}
