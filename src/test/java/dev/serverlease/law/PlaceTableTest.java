package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.LawTable.Row;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a lawyer reads at once: sector, country and audience of whole applications, and what the rules on places say.
 */
class PlaceTableTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @TestFactory
    Stream<DynamicTest> eachApplicationGetsTheFindingsOfItsLineAndNoOthers() {
        return LawTable.read("place-table").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("title"), () -> assertThat(violated(facts(row))).isEqualTo(expected(row))));
    }

    /** Foreign law informs; whatever the country, it decides nothing. */
    @Test
    void noCountryButTheMainlandChangesWhatIsDecided() {
        for (Row row : LawTable.read("place-table")) {
            if (!row.get("country").equals("CN")) {
                for (String country : new String[] {"HK", "MO", "TW", "US", "DE", "RU", "BR"}) {
                    ObjectNode tree = FactsReader.MAPPER.valueToTree(facts(row));
                    ((ObjectNode) tree.get("server")).put("country", country);
                    assertThat(violated(FactsReader.facts((Object) tree)))
                            .as(row.get("title") + " in " + country)
                            .isEqualTo(expected(row));
                }
            }
        }
    }

    /** What is kept with a finding is what its rule looked at, and no more. */
    @Test
    void aFindingNamesWhatItsRuleRead() {
        LeaseFacts facts = FactsReader.sample("own-office");
        Set<String> payment = Set.of(
                "server.country",
                "use.regulatedActivities",
                "data.categories",
                "lessee.kind",
                "lessee.mainlandPresence",
                "use.audience");
        assertThat(read("place.payment", facts)).isEqualTo(payment);
        assertThat(read("place.health", facts))
                .containsExactlyInAnyOrder(
                        "server.country", "use.regulatedActivities", "data.categories", "data.collectedWhere");
        LeaseFacts reviewed = FactsReader.sampleWith("own-office", "{\"review\": {\"actualUseMatches\": false}}");
        assertThat(read("place.payment", reviewed)).containsAll(payment).contains("review.actualUseMatches");
    }

    private static Set<String> read(String rule, LeaseFacts facts) {
        return Rulebook.current().rules().stream()
                .filter(each -> each.id().value().equals(rule))
                .flatMap(each -> each.factsUsed(facts).texts().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, Outcome> expected(Row row) {
        return Stream.of(row.get("findings").split(" "))
                .filter(finding -> !finding.isEmpty())
                .map(finding -> finding.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Outcome.valueOf(parts[1])));
    }

    private static Map<String, Outcome> violated(LeaseFacts facts) {
        return Rulebook.current().ask(Occasion.CHECKS, facts, TODAY).stream()
                .filter(finding -> finding.rule().value().startsWith("place."))
                .filter(finding -> finding.outcome().isViolated())
                .collect(Collectors.toMap(finding -> finding.rule().value(), Finding::outcome));
    }

    /** The own office, with what the line says in place of its own. */
    private static LeaseFacts facts(Row row) {
        ObjectNode tree = FactsReader.MAPPER.valueToTree(FactsReader.sample("own-office"));
        put(tree, "lessee", "kind", row.get("lessee"));
        put(tree, "lessee", "mainlandPresence", row.get("presence"));
        put(tree, "server", "country", row.get("country"));
        put(tree, "use", "audience", row.get("audience"));
        put(tree, "data", "collectedWhere", row.get("collectedWhere"));
        putAll(tree, "use", "activityCodes", row.get("codes"));
        putAll(tree, "use", "regulatedActivities", row.get("activities"));
        putAll(tree, "data", "categories", row.get("categories"));
        return FactsReader.facts((Object) tree);
    }

    private static void put(ObjectNode tree, String section, String member, String value) {
        ((ObjectNode) tree.get(section)).put(member, value.isEmpty() ? null : value);
    }

    private static void putAll(ObjectNode tree, String section, String member, String values) {
        var all = ((ObjectNode) tree.get(section)).putArray(member);
        Arrays.stream(values.split(" ")).filter(value -> !value.isEmpty()).forEach(all::add);
    }
}
