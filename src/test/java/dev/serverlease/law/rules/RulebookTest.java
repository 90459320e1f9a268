package dev.serverlease.law.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.Asked;
import dev.serverlease.law.CaseFiles;
import dev.serverlease.law.CaseFiles.Demand;
import dev.serverlease.law.CasesTest;
import dev.serverlease.law.Citation;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Finding;
import dev.serverlease.law.MadeUp;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.civilcode.TermCap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulebookTest {

    /** What the law wants everybody to be told. */
    private static final Set<String> TELL_EVERYBODY = Set.of("duty.pi-audit", "place.country-note");

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LeaseFacts NOTHING_STATED = FactsReader.facts("{}");

    @Test
    void rulebookHoldsTheRulesOfBothEditions() {
        assertThat(Stream.of(FirstEdition.rules(), SecondEdition.rules()))
                .noneMatch(List::isEmpty)
                .flatMap(rules -> rules)
                .extracting(Rule::id)
                .containsExactlyInAnyOrderElementsOf(
                        Rulebook.current().rules().stream().map(Rule::id).toList());
    }

    @Test
    void eachRuleThatIsAskedLeavesExactlyOneFinding() {
        for (String sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            assertThat(Rulebook.current().ask(Occasion.CHECKS, FactsReader.sample(sample), TODAY))
                    .extracting(Finding::rule)
                    .containsExactlyElementsOf(Rulebook.current().rules().stream()
                            .filter(rule -> rule.askedAt().contains(Occasion.CHECKS))
                            .map(Rule::id)
                            .toList());
        }
    }

    @Test
    void theSubjectsTogetherLeaveTheSameFindingsAsTheWhole() {
        LeaseFacts facts = FactsReader.sample("shop-without-licence");
        assertThat(Arrays.stream(Subject.values())
                        .flatMap(subject -> Rulebook.current().ask(subject, Occasion.CHECKS, facts, TODAY).stream()))
                .containsExactlyInAnyOrderElementsOf(Rulebook.current().ask(Occasion.CHECKS, facts, TODAY));
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void anOccasionAsksTheRulesWhoseFilesOfCasesNameIt(Occasion occasion) {
        assertThat(askedAt(occasion))
                .containsExactlyElementsOf(CaseFiles.demands().stream()
                        .filter(demand -> demand.askedAt().contains(occasion))
                        .map(Demand::rule)
                        .toList());
    }

    @Test
    void theChecksAskAllRulesButThoseOfLaterStages() {
        assertThat(askedAt(Occasion.CHECKS))
                .contains("contract.fields", "contract.term-cap", "contract.written-form")
                .noneMatch(rule -> !rule.equals("party.identity-refused")
                        && askedAt(Occasion.LEGAL_REVIEW).contains(rule))
                .noneMatch(rule -> !rule.startsWith("identity.")
                        && askedAt(Occasion.ACTIVATION).contains(rule))
                .noneMatch(rule ->
                        !isAskedAgainInUse(rule) && askedAt(Occasion.USE_REVIEW).contains(rule))
                .noneMatch(askedAt(Occasion.TERMINATION)::contains);
    }

    /** Duties that bind from the beginning and while the server is used. */
    private static boolean isAskedAgainInUse(String rule) {
        return rule.startsWith("duty.") || rule.startsWith("place.");
    }

    private static List<String> askedAt(Occasion occasion) {
        return Rulebook.current().ask(occasion, NOTHING_STATED, TODAY).stream()
                .map(finding -> finding.rule().value())
                .toList();
    }

    /** What the officer is told of a country decides nothing, and says that the country is missing. */
    @ParameterizedTest
    @EnumSource(Occasion.class)
    void leaseWithoutFactsSatisfiesNoRule(Occasion occasion) {
        assertThat(Rulebook.current().ask(occasion, NOTHING_STATED, TODAY))
                .filteredOn(finding -> finding.outcome() != Outcome.INFO
                        || !TELL_EVERYBODY.contains(finding.rule().value()))
                .extracting(Finding::outcome)
                .doesNotContain(Outcome.SATISFIED, Outcome.INFO);
    }

    /** Silence lets a rule go only where a lawyer reads so: a case without facts that expects NOT_APPLICABLE. */
    @Test
    void onlyRulesWithACaseThatSaysSoDoNotApplyWhereNothingIsStated() {
        assertThat(Arrays.stream(Occasion.values())
                        .flatMap(occasion -> Rulebook.current().ask(occasion, NOTHING_STATED, TODAY).stream())
                        .filter(finding -> finding.outcome() == Outcome.NOT_APPLICABLE)
                        .map(finding -> finding.rule().value())
                        .distinct())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(CasesTest.cases()
                        .filter(CasesTest.Case::letsSilenceGo)
                        .map(CasesTest.Case::rule)
                        .toList());
    }

    @Test
    void aFindingKeepsTheFactsTheSourcesAndTheDay() {
        Finding finding = only("contract.term-cap", FactsReader.facts("{\"contract\":{\"termMonths\":241}}"));
        assertThat(finding.rule()).isEqualTo(new RuleId("contract.term-cap"));
        assertThat(finding.ruleVersion()).isEqualTo(1);
        assertThat(finding.facts()).containsExactly(Map.entry("contract.termMonths", "241"));
        assertThat(finding.citations()).extracting(Citation::text).containsExactly("《中华人民共和国民法典》第七百零五条");
        assertThat(finding.asOf()).isEqualTo(TODAY);
        assertThat(finding.message().zh()).isEqualTo("租赁期限不得超过二十年，超过部分无效。租赁期限（contract.termMonths）为241个月，请改为240个月以内。");
    }

    @Test
    void aFindingKeepsTheApplicantsAnswerBesideTheRequirement() {
        LeaseFacts facts = FactsReader.facts("{\"data\":{\"important\":\"YES\"},\"answers\":{\"data.important\":"
                + "{\"kind\":\"CLAIM\",\"ground\":\"未被告知\"}}}");
        Finding finding = only("data.important", facts);
        assertThat(finding.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(finding.facts()).containsEntry("answers", "CLAIM：未被告知");
        assertThat(finding.message().zh())
                .isEqualTo("重要数据出境须通过数据出境安全评估。尚未办理出境手续（data.mechanism），请办理后填写其种类和编号。申请人主张无须办理，由法务人员认定。");
        LeaseFacts undertaken = FactsReader.facts(
                "{\"data\":{\"important\":\"YES\"},\"answers\":{\"data.important\":{\"kind\":\"UNDERTAKING\"}}}");
        assertThat(only("data.important", undertaken).facts()).containsEntry("answers", "UNDERTAKING");
    }

    @Test
    void neitherTheOrderOfTheRulesNorThatOfJsonMembersMatters() {
        Random random = new Random(20261201);
        List<Rule> shuffled = new ArrayList<>(Rulebook.current().rules());
        for (String sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            ObjectNode tree = FactsReader.MAPPER.valueToTree(FactsReader.sample(sample));
            for (Occasion occasion : Occasion.values()) {
                List<Finding> expected = Rulebook.current().ask(occasion, FactsReader.facts((Object) tree), TODAY);
                for (int i = 0; i < 20; i++) {
                    Collections.shuffle(shuffled, random);
                    LeaseFacts facts = FactsReader.facts((Object) shuffled(tree, random));
                    assertThat(new Rulebook(shuffled).ask(occasion, facts, TODAY))
                            .as(sample + " " + occasion)
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
    }

    /** The same members in another order, in objects and in what is a set. */
    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            Collections.shuffle(items, random);
            return FactsReader.MAPPER.createArrayNode().addAll(items);
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode mixed = FactsReader.MAPPER.createObjectNode();
        names.forEach(name -> mixed.set(name, shuffled(node.get(name), random)));
        return mixed;
    }

    @Test
    void aFactThatIsAskedForIsNotAnsweredByAClaimOrAnUndertaking() {
        LeaseFacts facts =
                FactsReader.facts("{\"use\":{\"iis\":\"COMMERCIAL\"},\"answers\":{\"iis.commercial-licence\":"
                        + "{\"kind\":\"CLAIM\",\"ground\":\"不收费\"}}}");
        Finding finding = only("iis.commercial-licence", facts);
        assertThat(finding.outcome()).isEqualTo(Outcome.REQUIRE);
        assertThat(finding.facts()).doesNotContainKey("answers");
        assertThat(finding.message().zh()).isEqualTo("请填写服务对象（use.audience）。");
    }

    @Test
    void aRuleOfAnotherSubjectDoesNotRun() {
        Counted counted = new Counted();
        Rulebook rulebook = new Rulebook(List.of(counted, new TermCap()));
        rulebook.ask(Subject.CONTRACT_TERMS, Occasion.CHECKS, NOTHING_STATED, TODAY);
        assertThat(counted.asked).isZero();
        rulebook.ask(Subject.USE, Occasion.CHECKS, NOTHING_STATED, TODAY);
        assertThat(counted.asked).isOne();
    }

    private static Finding only(String rule, LeaseFacts facts) {
        return Rulebook.current().ask(Occasion.CHECKS, facts, TODAY).stream()
                .filter(finding -> finding.rule().value().equals(rule))
                .findFirst()
                .orElseThrow();
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
    void ruleThatThrowsGoesToTheOfficerAndTheOthersStillRun() {
        Rulebook rulebook = new Rulebook(List.of(new Broken(), new TermCap()));
        List<Finding> findings = rulebook.ask(Occasion.CHECKS, NOTHING_STATED, TODAY);
        assertThat(findings)
                .extracting(finding -> finding.rule().value())
                .containsExactly("use.broken", "contract.term-cap");
        assertThat(findings.get(0).outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(findings.get(0).message().zh()).contains("坏规则");
    }

    @Test
    void aBreachCarriesTheConsequenceOfItsRuleAndNothingElseDoes() {
        LeaseFacts facts = FactsReader.facts("{\"contract\":{\"termMonths\":241}}");
        assertThat(only("contract.term-cap", facts).consequence()).isEqualTo("K30");
        assertThat(only("contract.term-cap", FactsReader.facts("{\"contract\":{\"termMonths\":240}}"))
                        .consequence())
                .isNull();
        assertThat(Rulebook.current().ask(Occasion.CHECKS, FactsReader.sample("own-office"), TODAY))
                .filteredOn(finding -> !finding.outcome().isViolated())
                .allMatch(finding -> finding.consequence() == null);
    }

    /** The case may have another consequence than the rule; an applicant's answer changes nothing about it. */
    @Test
    void theConsequenceThatAVerdictNamesPrevails() {
        LeaseFacts claimed = FactsReader.facts("{\"answers\":{\"use.breached\":{\"kind\":\"UNDERTAKING\"}}}");
        for (LeaseFacts facts : List.of(NOTHING_STATED, claimed)) {
            assertThat(new Rulebook(List.of(new Breached(Outcome.REQUIRE))).ask(Occasion.CHECKS, facts, TODAY))
                    .extracting(Finding::consequence)
                    .containsExactly("K8");
        }
    }

    /** A rule that only gives notices has its consequence beside these. */
    @Test
    void aNoticeHasAConsequenceOnlyWhereTheRuleGivesNothingElse() {
        assertThat(new Rulebook(List.of(new Breached(Outcome.INFO))).ask(Occasion.CHECKS, NOTHING_STATED, TODAY))
                .extracting(Finding::consequence)
                .containsExactly("K8");
        LeaseFacts connected =
                FactsReader.facts("{\"lessee\":{\"kind\":\"COMPANY\"},\"activation\":{\"logRetentionMonths\":6}}");
        assertThat(Rulebook.current().ask(Occasion.ACTIVATION, connected, TODAY))
                .filteredOn(finding -> finding.rule().value().equals("activation.security-duties"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.INFO);
                    assertThat(finding.consequence()).isNull();
                });
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Rulebook(List.of(new TermCap(), new TermCap())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contract.term-cap");
    }

    private static final class Counted extends Broken {

        private int asked;

        @Override
        public Verdict check(LeaseFacts facts, Asked asked) {
            this.asked++;
            return Verdict.satisfied();
        }
    }

    private static class Broken implements Rule {

        @Override
        public RuleSheet sheet() {
            return MadeUp.sheet("use.broken", Outcome.BLOCK);
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

    private static final class Breached implements Rule {

        private final Outcome outcome;

        private Breached(Outcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public RuleSheet sheet() {
            return MadeUp.sheet("use.breached", outcome).applicantMayAnswer();
        }

        @Override
        public Verdict check(LeaseFacts facts, Asked asked) {
            return new Verdict(outcome, sheet().message()).withConsequence("K8");
        }

        @Override
        public FactsUsed factsUsed(LeaseFacts facts) {
            return new FactsUsed();
        }
    }
}
