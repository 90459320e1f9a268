package dev.serverlease.law.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.law.whatif.Change.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
