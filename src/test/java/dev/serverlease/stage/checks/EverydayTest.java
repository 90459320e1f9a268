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
import dev.serverlease.words.ApplicationFields;
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
import java.util.TreeSet;
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

    /** A label, and never a wall: whoever leaves it out is asked for it later. */
    @Test
    void whatIsAskedBackWhereItIsLeftOutIsMarkedOnTheForms() throws IOException {
        var fields = ApplicationFields.current();
        var marked = fields.paths(member -> Boolean.TRUE.equals(member.asked()));
        var asked = new TreeSet<String>();
        // the others differ in their purpose alone
        var ofEachShape = applications().stream()
                .filter(one -> !one.has("set") || one.path("set").has("channel"))
                .toList();
        for (var one : ofEachShape) {
            var whole = questions(found(one));
            var application = stated(one);
            for (var path : fields.paths(member -> !member.isGroup() && member.required() == null).stream()
                    .filter(path ->
                            !application.at("/" + path.replace('.', '/')).isMissingNode())
                    .toList()) {
                var less = (ObjectNode) one.deepCopy();
                var names = path.split("\\.");
                var group = less.withObjectProperty("set");
                for (var name : Arrays.copyOf(names, names.length - 1)) {
                    group = group.withObjectProperty(name);
                }
                group.putNull(names[names.length - 1]);
                var now = questions(found(less));
                now.removeAll(whole);
                if (!now.isEmpty()) {
                    asked.add(path);
                }
            }
        }
        // left out alone it leaves its kind behind, which is no case of a form: that hides the kind then
        asked.remove("contract.deposit");
        assertThat(marked).containsAll(asked);
    }

    private static Set<String> questions(List<Finding> found) {
        return found.stream()
                .filter(finding -> finding.outcome() == Outcome.REQUIRE || finding.outcome() == Outcome.UNDETERMINED)
                .map(finding -> finding.rule().value() + finding.message().zh())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ObjectNode stated(JsonNode one) throws IOException {
        var application = (ObjectNode) JSON.readTree(
                Path.of("src/test/resources/law/samples/own-office.json").toFile());
        merge(application, one.path("set"));
        return application;
    }

    private List<Finding> found(JsonNode one) throws IOException {
        var facts = reader.read(stated(one).toString()).content().deepCopy();
        facts.remove("reference");
        for (var section : LeaseFacts.class.getRecordComponents()) {
            if (section.getType().isRecord() && facts.get(section.getName()) instanceof ObjectNode given) {
                given.retain(Arrays.stream(section.getType().getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.toSet()));
            }
        }
        if (facts.at("/contract/rentPlan") instanceof ObjectNode plan) {
            plan.remove("invoice");
        }
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
