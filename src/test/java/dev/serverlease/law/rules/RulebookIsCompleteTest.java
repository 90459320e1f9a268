package dev.serverlease.law.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Act;
import dev.serverlease.law.ArticleTexts;
import dev.serverlease.law.Asked;
import dev.serverlease.law.CaseFiles;
import dev.serverlease.law.CaseFiles.Demand;
import dev.serverlease.law.CasesTest;
import dev.serverlease.law.Citation;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.InForce;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleGaps;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the rulebook together: sources, texts, messages, cases, and a place for each rule. */
class RulebookIsCompleteTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RULES = SOURCES.resolve("dev/serverlease/law/rules");

    @Test
    void noRuleLacksAnything() {
        List<CasesTest.Case> cases = CasesTest.cases().toList();
        assertThat(Rulebook.current().rules().stream()
                        .filter(rule -> !RuleGaps.of(rule, cases).isEmpty())
                        .map(rule -> rule.id() + ": " + RuleGaps.of(rule, cases)))
                .isEmpty();
    }

    /** The case files hold the approved words and the order; nothing of it is written down a third time. */
    @Test
    void eachRuleStandsWhereItsCasesStandAndDemandsWhatTheySay() {
        assertThat(Rulebook.current().rules())
                .extracting(Demand::of)
                .isNotEmpty()
                .containsExactlyElementsOf(CaseFiles.demands());
    }

    @Test
    void eachSubjectHasItsFileOfCasesAndNoOtherFileIsThere() {
        assertThat(CaseFiles.files())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Subject.values())
                        .flatMap(subject -> CaseFiles.files(subject).stream())
                        .toList());
    }

    @Test
    void everyRuleThatIsWrittenHasAPlaceInTheRulebook() {
        assertThat(writtenRules())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Rulebook.current().rules().stream()
                        .map(rule -> rule.getClass().getName())
                        .toList());
    }

    @Test
    void everyCaseIsAboutARuleOfTheRulebook() {
        Set<String> known = Rulebook.current().rules().stream()
                .map(rule -> rule.id().value())
                .collect(Collectors.toSet());
        assertThat(CasesTest.cases().map(CasesTest.Case::rule)).isSubsetOf(known);
    }

    @Test
    void everyQuotedArticleIsCitedByARule() {
        Set<String> cited = Rulebook.current().rules().stream()
                .flatMap(rule -> rule.citations().stream())
                .map(citation -> citation.act() + ArticleTexts.quote(citation))
                .collect(Collectors.toSet());
        for (Act act : Act.values()) {
            ArticleTexts.of(act)
                    .forEach((heading, text) ->
                            assertThat(cited).as(act.key() + ", " + heading).contains(act + text));
        }
    }

    @Test
    void everyPackageOfRulesNamesItsActItsEditionAndTheDayItWasRead() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .filter(folder -> !folder.equals(RULES))
                            .distinct())
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(Files.readString(each.resolve("package-info.java")))
                            .containsPattern("\\p{IsHan}")
                            .contains("Edition:")
                            .containsPattern("Read\\s+(\\* )?on"));
        }
    }

    @Test
    void aRuleThatLacksEverythingIsFound() {
        assertThat(RuleGaps.of(new Bare(), List.of()))
                .containsExactly(
                        "no citation",
                        "no title in both languages",
                        "no Chinese message",
                        "no English message",
                        "asked at no occasion",
                        "no case with its usual outcome",
                        "no case on the lawful side",
                        "no case at the boundary",
                        "no case compares its message",
                        "no breach states its whole message");
    }

    @Test
    void aRuleWhoseArticleIsNotQuotedOrWhoseSourceMarkIsIgnoredIsFound() {
        Citation unquoted = Edition.CIVIL_CODE_2020.article("第九千条", "art. 9000");
        Citation fromMemory = Edition.ORDER_42_2017.article("接入资源", "access resources");
        assertThat(RuleGaps.of(new Bare(unquoted), List.of())).contains("no article text");
        assertThat(RuleGaps.of(new Bare(fromMemory), List.of()))
                .contains("needsTextCheck does not follow from the source marks");
    }

    @Test
    void aRuleWithCasesOnOneSideOnlyIsFound() {
        CasesTest.Case lawful = new CasesTest.Case("use.bare", Map.of("title", "one", "expect", "SATISFIED"));
        assertThat(RuleGaps.of(new Bare(), List.of(lawful, lawful)))
                .contains("no case with its usual outcome", "no case at the boundary", "two cases of one title")
                .doesNotContain("no case on the lawful side");
    }

    @Test
    void manyCasesDoNotMakeABoundaryNorAWholeMessageOnTheLawfulSideABreach() {
        CasesTest.Case lawful =
                new CasesTest.Case("use.bare", Map.of("title", "one", "expect", "SATISFIED", "zh", "。", "en", "."));
        CasesTest.Case breach = new CasesTest.Case("use.bare", Map.of("title", "two", "expect", "BLOCK"));
        CasesTest.Case another = new CasesTest.Case("use.bare", Map.of("title", "three", "expect", "BLOCK"));
        assertThat(RuleGaps.of(new Bare(), List.of(lawful, breach, another)))
                .contains("no case at the boundary", "no breach states its whole message");
        CasesTest.Case marked = new CasesTest.Case(
                "use.bare", Map.of("title", "four", "expect", "BLOCK", "boundary", true, "zh", "。", "en", "."));
        assertThat(RuleGaps.of(new Bare(), List.of(lawful, breach, marked)))
                .doesNotContain("no case at the boundary", "no breach states its whole message");
    }

    private static List<String> writtenRules() {
        try (Stream<Path> files = Files.walk(RULES)) {
            return files.map(file -> SOURCES.relativize(file).toString())
                    .filter(name -> name.endsWith(".java") && !name.endsWith("package-info.java"))
                    .map(name ->
                            name.substring(0, name.length() - ".java".length()).replace('/', '.'))
                    .filter(RulebookIsCompleteTest::isRule)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isRule(String name) {
        try {
            Class<?> written = Class.forName(name);
            return Rule.class.isAssignableFrom(written) && !Modifier.isAbstract(written.getModifiers());
        } catch (ClassNotFoundException failure) {
            throw new AssertionError(failure);
        }
    }

    private static final class Bare implements Rule {

        private final List<Citation> citations;

        private Bare(Citation... citations) {
            this.citations = List.of(citations);
        }

        @Override
        public RuleSheet sheet() {
            return new RuleSheet(
                    new RuleId("use.bare"),
                    new Message("", ""),
                    1,
                    Subject.USE,
                    EnumSet.noneOf(Occasion.class),
                    Outcome.BLOCK,
                    new Message("", ""),
                    InForce.since("2021-01-01"),
                    citations,
                    false,
                    Set.of());
        }

        @Override
        public Verdict check(LeaseFacts facts, Asked asked) {
            return Verdict.satisfied();
        }

        @Override
        public FactsUsed factsUsed(LeaseFacts facts) {
            return new FactsUsed();
        }
    }
}
