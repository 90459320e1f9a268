package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.words.LawWords;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases that a lawyer reads, in {@code law/cases/*.yaml}. */
public class CasesTest {

    private static final String NOT_ASKED = "NOT_ASKED";

    public record Case(String rule, Map<String, Object> text) {

        String title() {
            return rule + ": " + text.get("title");
        }

        String expected() {
            return (String) text.get("expect");
        }

        /** Whether it states what is said in full, in both languages. */
        boolean statesWholeMessage() {
            return text.containsKey("zh") || text.containsKey("en");
        }

        /** Whether it lies where the outcome turns: the last day, the first number, the nearest other answer. */
        boolean isBoundary() {
            return Boolean.TRUE.equals(text.get("boundary"));
        }

        /** Whether the rule does not apply, by this case, while nothing at all is stated. */
        public boolean letsSilenceGo() {
            return "NOT_APPLICABLE".equals(expected()) && Map.of().equals(text.get("facts"));
        }

        Optional<Finding> finding() {
            LocalDate asOf = LocalDate.parse((String) text.getOrDefault("asOf", "2026-12-01"));
            Occasion occasion = Occasion.valueOf((String) text.getOrDefault("occasion", "CHECKS"));
            LeaseFacts facts = FactsReader.facts(text.get("facts"));
            return Rulebook.current().rules().stream()
                    .filter(each -> each.id().value().equals(rule))
                    .flatMap(each -> new Rulebook(List.of(each)).ask(occasion, facts, asOf).stream())
                    .findFirst();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpected() {
        return cases().map(each -> DynamicTest.dynamicTest(each.title(), () -> {
            Optional<Finding> finding = each.finding();
            assertThat(finding.map(found -> found.outcome().name()).orElse(NOT_ASKED))
                    .isEqualTo(each.expected());
            finding.filter(found -> found.outcome().isViolated())
                    .ifPresent(found -> assertThat(found.message())
                            .as("names a fact beside the duty")
                            .isNotEqualTo(duty(each.rule())));
            finding.ifPresent(found ->
                    assertThat(found.message().zh()).as("a rule that ran").doesNotContain("运行出错"));
            if (each.text().get("says") instanceof String name) {
                Word said = said(name);
                assertThat(inWords(finding).zh()).contains(said.zh());
                assertThat(inWords(finding).en()).contains(said.en());
            }
            if (each.text().get("saysZh") instanceof String said) {
                assertThat(inWords(finding).zh()).contains(said);
            }
            if (each.statesWholeMessage()) {
                assertThat(inWords(finding))
                        .isEqualTo(new Message((String) each.text().get("zh"), (String)
                                each.text().get("en")));
            }
            if (each.text().get("cites") instanceof String cited) {
                assertThat(finding.orElseThrow().citations().stream().map(Citation::text))
                        .contains(cited);
            }
        }));
    }

    /** What is said in place of a fact, of a fact's code ({@code use.activityCodes=P6}) or of a rule. */
    private static Word said(String name) {
        int equals = name.indexOf('=');
        return equals > 0
                ? Words.ofFact(name.substring(0, equals), name.substring(equals + 1))
                        .orElseThrow()
                : Words.fact(name).or(() -> title(name)).orElse(new Word(name, name));
    }

    private static Optional<Word> title(String rule) {
        return Rulebook.current().rules().stream()
                .filter(each -> each.id().value().equals(rule))
                .map(each -> new Word(each.title().zh(), each.title().en()))
                .findFirst();
    }

    /** As people read it. */
    private static Message inWords(Optional<Finding> finding) {
        return LawWords.of(finding.orElseThrow().message());
    }

    private static Message duty(String rule) {
        return Rulebook.current().rules().stream()
                .filter(each -> each.id().value().equals(rule))
                .findFirst()
                .orElseThrow()
                .message();
    }

    public static Stream<Case> cases() {
        return CaseFiles.read().stream()
                .flatMap(group -> texts(group).map(text -> new Case((String) group.get("rule"), text)));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> texts(Map<String, Object> group) {
        return ((List<Map<String, Object>>) group.get("cases")).stream();
    }
}
