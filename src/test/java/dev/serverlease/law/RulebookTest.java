package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.law.rules.civilcode.TermCap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulebookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LeaseFacts NOTHING_STATED = FactsReader.facts("{}");

    @Test
    void theRulesStandInTheOrderOfTheStatutes() {
        assertThat(Rulebook.current().rules())
                .extracting(rule -> rule.id().value())
                .containsExactly(
                        "party.real-identity",
                        "party.number-format",
                        "lessor.licence-idc",
                        "channel.declared",
                        "channel.state-gateway",
                        "channel.public-internet-ok",
                        "channel.cross-border-business",
                        "channel.private-line-provider",
                        "channel.private-line-archive",
                        "channel.private-line-internal-only",
                        "iis.commercial-licence",
                        "iis.noncommercial-filing",
                        "iis.filing-server-abroad",
                        "use.purpose-declared",
                        "use.prohibited-content",
                        "use.attack",
                        "data.pi-below-threshold",
                        "contract.fields",
                        "contract.term-cap",
                        "contract.written-form");
    }

    @Test
    void eachRuleThatIsAskedLeavesExactlyOneFinding() {
        for (String sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            assertThat(Rulebook.current().ask(Occasion.CHECKS, FactsReader.sample(sample), TODAY))
                    .extracting(Finding::rule)
                    .containsExactlyElementsOf(
                            Rulebook.current().rules().stream().map(Rule::id).toList());
        }
    }

    @Test
    void theSubjectsTogetherLeaveTheSameFindingsAsTheWhole() {
        LeaseFacts facts = FactsReader.sample("shop-without-licence");
        assertThat(Arrays.stream(Subject.values())
                        .flatMap(subject -> Rulebook.current().ask(subject, Occasion.CHECKS, facts, TODAY).stream()))
                .containsExactlyInAnyOrderElementsOf(Rulebook.current().ask(Occasion.CHECKS, facts, TODAY));
    }

    @Test
    void onlyTheTermsOfTheContractAreAskedAgainOnTheDraft() {
        assertThat(Rulebook.current().ask(Occasion.CONTRACT, NOTHING_STATED, TODAY))
                .extracting(finding -> finding.rule().value())
                .containsExactly("contract.fields", "contract.term-cap", "contract.written-form");
        assertThat(Rulebook.current().ask(Occasion.ACTIVATION, NOTHING_STATED, TODAY))
                .isEmpty();
    }

    @Test
    void aLeaseOfWhichNothingIsStatedSatisfiesNoRule() {
        assertThat(Rulebook.current().ask(Occasion.CHECKS, NOTHING_STATED, TODAY))
                .extracting(Finding::outcome)
                .containsOnly(Outcome.REQUIRE, Outcome.UNDETERMINED);
    }

    @Test
    void aFindingKeepsTheFactsTheSourcesAndTheDay() {
        Finding finding = Rulebook.current()
                .ask(
                        Subject.CONTRACT_TERMS,
                        Occasion.CHECKS,
                        FactsReader.facts("{\"contract\":{\"termMonths\":241}}"),
                        TODAY)
                .get(1);
        assertThat(finding.rule()).isEqualTo(new RuleId("contract.term-cap"));
        assertThat(finding.ruleVersion()).isEqualTo(1);
        assertThat(finding.facts()).containsExactly(Map.entry("contract.termMonths", "241"));
        assertThat(finding.citations()).extracting(Citation::text).containsExactly("《中华人民共和国民法典》第七百零五条");
        assertThat(finding.asOf()).isEqualTo(TODAY);
        assertThat(finding.message().zh()).isEqualTo("租赁期限不得超过二十年，超过部分无效。租赁期限（contract.termMonths）为241个月，请改为240个月以内。");
    }

    @Test
    void aFindingShowsNoWholeIdentityNumber() {
        LeaseFacts facts = FactsReader.facts(
                "{\"lessee\":{\"kind\":\"INDIVIDUAL\",\"idType\":\"RESIDENT_ID\",\"idNo\":\"11010519491231002X\"}}");
        assertThat(Rulebook.current().ask(Occasion.CHECKS, facts, TODAY).toString())
                .contains("**************002X")
                .doesNotContain("1949");
    }

    @Test
    void aRuleThatThrowsIsLeftToTheOfficerAndTheOthersStillSpeak() {
        Rulebook rulebook = new Rulebook(List.of(new Broken(), new TermCap()));
        List<Finding> findings = rulebook.ask(Occasion.CHECKS, NOTHING_STATED, TODAY);
        assertThat(findings)
                .extracting(finding -> finding.rule().value())
                .containsExactly("use.broken", "contract.term-cap");
        assertThat(findings.get(0).outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(findings.get(0).message().zh()).contains("use.broken");
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Rulebook(List.of(new TermCap(), new TermCap())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contract.term-cap");
    }

    private static final class Broken implements Rule {

        @Override
        public RuleSheet sheet() {
            return RuleSheet.of(
                    "use.broken",
                    Subject.USE,
                    Outcome.BLOCK,
                    "测试。",
                    "Test.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百零四条", "art. 704"));
        }

        @Override
        public Verdict check(LeaseFacts facts, Asked asked) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public FactsUsed factsUsed(LeaseFacts facts) {
            throw new IllegalStateException("broken on purpose");
        }
    }
}
