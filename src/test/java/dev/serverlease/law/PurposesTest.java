package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Purposes as applicants write them, by people who did not know the table of words, each with the boxes that they
 * ticked. The words were chosen with the sentences of the set {@code chosen}, so that its figures say that the table
 * holds what was read; how it fares with the sentences of others the set {@code heldOut} says.
 */
class PurposesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);

    private static final Map<String, String> BOXES = Map.of(
            "OFFICE", facts("OFFICE", "INTERNAL", "NONE", "null", false),
            "OFFICE_HR", facts("OFFICE", "INTERNAL", "NONE", "null", true),
            "TEST", facts("DEV_TEST", "INTERNAL", "NONE", "null", false),
            "SITE_ABROAD", facts("WEBSITE", "OVERSEAS_ONLY", "NON_COMMERCIAL", "[\"NONE\"]", false),
            "SITE_CN", facts("WEBSITE", "MAINLAND_PUBLIC", "NON_COMMERCIAL", "[\"NONE\"]", false),
            "SHOP_ABROAD", facts("ECOMMERCE", "OVERSEAS_ONLY", "NON_COMMERCIAL", "[\"OWN_GOODS\"]", true));

    /** @param expected {@code OK}, or {@code HIT:} and what an officer should look at */
    private record Sentence(String boxes, String purpose, String expected, String set) {

        boolean isUnlawful() {
            return expected.startsWith("HIT");
        }

        /** Whether somebody looks at it, or asks back. */
        boolean isHeld() {
            var rules = Rulebook.current().rules().stream()
                    .filter(rule -> Set.of("consistency.purpose-words", "use.purpose-declared")
                            .contains(rule.id().value()))
                    .toList();
            return new Rulebook(rules)
                    .ask(Occasion.CHECKS, stated(), DAY).stream()
                            .anyMatch(finding -> finding.outcome() != Outcome.SATISFIED);
        }

        private LeaseFacts stated() {
            try {
                var facts = FactsReader.MAPPER.readTree(BOXES.get(boxes));
                ((ObjectNode) facts.get("use")).put("declaredPurpose", purpose);
                return FactsReader.facts(facts);
            } catch (IOException failure) {
                throw new IllegalStateException(boxes, failure);
            }
        }
    }

    @Test
    void theSentencesWithWhichTheWordsWereChosen() throws IOException {
        assertThat(measured("chosen")).isEqualTo("precision 75/75, recall 75/75");
    }

    /** Written by somebody who did not know the table, after it was written, and not looked at while it is. */
    @Test
    void theSentencesThatWereSetAside() throws IOException {
        var sentences = set("heldOut");
        var held = sentences.stream().filter(Sentence::isHeld).toList();
        long right = held.stream().filter(Sentence::isUnlawful).count();
        assertThat(sentences).hasSize(100);
        assertThat(100.0 * right / held.size()).as(measured("heldOut")).isGreaterThanOrEqualTo(90);
        assertThat(100.0
                        * right
                        / sentences.stream().filter(Sentence::isUnlawful).count())
                .as(measured("heldOut"))
                .isGreaterThanOrEqualTo(70);
    }

    /** Precision and recall in per cent, and the sentences that came out otherwise than expected. */
    private static String measured(String set) throws IOException {
        var sentences = set(set);
        var held = sentences.stream().filter(Sentence::isHeld).collect(Collectors.toSet());
        long right = held.stream().filter(Sentence::isUnlawful).count();
        long unlawful = sentences.stream().filter(Sentence::isUnlawful).count();
        String wrong = sentences.stream()
                .filter(each -> held.contains(each) != each.isUnlawful())
                .map(each -> "\n" + each.boxes() + " " + each.purpose() + " " + each.expected())
                .collect(Collectors.joining());
        return "precision %d/%d, recall %d/%d".formatted(right, held.size(), right, unlawful) + wrong;
    }

    private static List<Sentence> set(String set) throws IOException {
        return sentences().stream().filter(each -> each.set().equals(set)).toList();
    }

    private static List<Sentence> sentences() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/law/purposes.csv"), StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split(";"))
                .map(cells -> new Sentence(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    private static String facts(String activity, String audience, String iis, String revenue, boolean hasPi) {
        return """
                {"server": {"name": "web-01"},
                 "use": {"activityCodes": ["%s"], "regulatedActivities": ["NONE"], "audience": "%s", "iis": "%s",
                    "revenue": %s, "telecomBusiness": "NO"},
                 "data": {"categories": ["NONE"], "hasPi": %b}}
                """.formatted(activity, audience, iis, revenue, hasPi);
    }
}
