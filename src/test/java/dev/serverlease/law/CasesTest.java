package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases that a lawyer reads, in {@code law/cases/*.yaml}. */
class CasesTest {

    private static final String NOT_ASKED = "NOT_ASKED";

    private record Case(String rule, Map<String, Object> text) {

        String title() {
            return rule + ": " + text.get("title");
        }

        String expected() {
            return (String) text.get("expect");
        }

        Optional<Finding> finding() {
            LocalDate asOf = LocalDate.parse((String) text.getOrDefault("asOf", "2026-12-01"));
            Occasion occasion = Occasion.valueOf((String) text.getOrDefault("occasion", "CHECKS"));
            LeaseFacts facts = FactsReader.facts(text.get("facts"));
            return Rulebook.current().ask(occasion, facts, asOf).stream()
                    .filter(finding -> finding.rule().value().equals(rule))
                    .findFirst();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpected() {
        return cases().map(each -> DynamicTest.dynamicTest(each.title(), () -> {
            Optional<Finding> finding = each.finding();
            assertThat(finding.map(found -> found.outcome().name()).orElse(NOT_ASKED))
                    .isEqualTo(each.expected());
            if (each.text().get("says") instanceof String said) {
                assertThat(finding.orElseThrow().message().zh()).contains(said);
                assertThat(finding.orElseThrow().message().en()).contains(said);
            }
            if (each.text().get("cites") instanceof String cited) {
                assertThat(finding.orElseThrow().citations().stream().map(Citation::text))
                        .contains(cited);
            }
        }));
    }

    @Test
    void everyRuleHasCasesOnBothSides() {
        Map<String, Set<String>> outcomes = cases().collect(
                        Collectors.groupingBy(Case::rule, Collectors.mapping(Case::expected, Collectors.toSet())));
        for (Rule rule : Rulebook.current().rules()) {
            Set<String> expected = outcomes.getOrDefault(rule.id().value(), Set.of());
            assertThat(expected)
                    .as(rule.id().value())
                    .contains(rule.usualOutcome().name());
            assertThat(expected).as(rule.id().value()).containsAnyOf("SATISFIED", "NOT_APPLICABLE");
        }
    }

    private static Stream<Case> cases() {
        return CaseFiles.read().stream()
                .flatMap(group -> texts(group).map(text -> new Case((String) group.get("rule"), text)));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> texts(Map<String, Object> group) {
        return ((List<Map<String, Object>>) group.get("cases")).stream();
    }
}
