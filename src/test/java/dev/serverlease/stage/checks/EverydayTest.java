package dev.serverlease.stage.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.application.ApplicationReader;
import dev.serverlease.testing.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * What sales apply for every day is taken, asked back about little and left to one officer: twenty lawful applications
 * ({@code law/everyday.yaml}).
 */
class EverydayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Set<Outcome> ASKED =
            EnumSet.of(Outcome.REVIEW, Outcome.REQUIRE, Outcome.UNDETERMINED, Outcome.BLOCK);

    private final ApplicationReader reader =
            new Parts().own(ApplicationReader.class).get(ApplicationReader.class);

    @Test
    void lawfulApplicationsAreTakenWithLittleAskedAndOneOfficer() throws IOException {
        var asked = new TreeMap<String, List<String>>();
        var officers = new TreeMap<String, Object>();
        var applications = applications();
        var refused = new TreeMap<String, Object>();
        for (var one : applications) {
            var title = one.path("title").asText();
            try {
                var found = found(one);
                var questions = found.stream()
                        .filter(finding -> ASKED.contains(finding.outcome()))
                        .map(finding -> finding.outcome() + " " + finding.rule().value() + ": "
                                + finding.message().en())
                        .toList();
                if (!questions.isEmpty()) {
                    asked.put(title, questions);
                }
                officers.put(title, officers(found));
            } catch (Refusal refusal) {
                refused.put(title, refusal.errors());
            }
        }
        assertThat(refused).isEmpty();
        assertThat(applications).hasSize(20);
        assertThat(asked.values().stream().mapToInt(List::size).sum())
                .as("at most 0.2 an application: " + asked)
                .isLessThanOrEqualTo(4);
        assertThat(officers)
                .as(asked.toString())
                .allSatisfy((title, many) -> assertThat(many).as(title).isEqualTo(1));
    }

    private List<Finding> found(JsonNode one) throws IOException {
        var application = (ObjectNode) JSON.readTree(
                Path.of("src/test/resources/law/samples/own-office.json").toFile());
        merge(application, one.path("set"));
        var facts = reader.read(application.toString()).content().deepCopy();
        facts.remove("reference");
        for (var section : LeaseFacts.class.getRecordComponents()) {
            if (section.getType().isRecord() && facts.get(section.getName()) instanceof ObjectNode given) {
                given.retain(Arrays.stream(section.getType().getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.toSet()));
            }
        }
        ((ObjectNode) facts.at("/contract/rentPlan")).remove("invoice");
        merge(facts, one.path("register"));
        facts.set("lessor", JSON.valueToTree(FactsReader.sample("own-office").lessor()));
        return Rulebook.current().ask(Occasion.CHECKS, FactsReader.facts((Object) facts), DAY);
    }

    /** As the decision table has it. */
    private static Object officers(List<Finding> found) throws IOException {
        var engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (var table = Files.newInputStream(Path.of("processes/review-routing.dmn"))) {
            var inputs = RoutingTable.inputs(
                    LegalCheck.stored(found), FactsReader.sample("own-office").contract(), List.of());
            return engine.evaluateDecisionTable(engine.parseDecision("review-routing", table), inputs)
                    .getSingleResult()
                    .get("officers");
        }
    }

    /** Members of groups one by one; null takes a member away. */
    private static void merge(ObjectNode into, JsonNode more) {
        more.properties().forEach(member -> {
            if (member.getValue().isObject()) {
                merge(into.withObjectProperty(member.getKey()), member.getValue());
            } else if (member.getValue().isNull()) {
                into.remove(member.getKey());
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private static List<JsonNode> applications() throws IOException {
        List<Map<String, Object>> written =
                new Yaml().load(Files.readString(Path.of("src/test/resources/law/everyday.yaml")));
        return written.stream().map(each -> (JsonNode) JSON.valueToTree(each)).toList();
    }
}
