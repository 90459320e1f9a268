package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.matter.Matter;
import dev.serverlease.law.rules.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole applications that were decided from the reference's text before anybody looked at the rules:
 * {@code law/examined-*.yaml}. Each names the outcomes of some rules ({@code A|B} where the text leaves two open), may
 * say that all others beginning with a prefix are quiet ({@code othersQuiet}), and may name the route and the row of
 * the routing table.
 */
class ExaminedTest {

    private static final Path LAW = Path.of("src/test/resources/law");
    private static final Path ROUTING = Path.of("processes/review-routing.dmn");
    private static final List<String> QUIET = List.of("SATISFIED", "NOT_APPLICABLE");
    private static final List<String> ROWS_TAKEN = new ArrayList<>();
    private static final DmnEngine ENGINE = engine();
    private static final DmnDecision ROUTES = routes();

    @ParameterizedTest
    @MethodSource("files")
    void eachApplicationComesOutAsTheTextSays(Path file) {
        List<String> differences = new ArrayList<>();
        CaseFiles.read(file).forEach(each -> differences.addAll(differences(each)));
        assertThat(String.join("\n", differences)).isEmpty();
    }

    @Test
    void thereIsSomethingToExamine() throws IOException {
        assertThat(files()).isNotEmpty();
    }

    /** What could not be verified, and which rules rest on it: SECOND-EDITION part 8. */
    @ParameterizedTest
    @CsvSource({
        "1, data.ciio consistency.exemption duty.export-expiry",
        "2, place.publishing place.game place.ride-hailing place.bank place.archives place.domain place.generative-ai",
        "2, place.school-training place.news-audiovisual place.securities-insurance place.health",
        "3, duty.incident-report duty.incident-clause",
        "4, duty.pi-audit duty.network-id duty.export-expiry",
        "5, consistency.id-document consistency.uscc-kind",
        "6, channel.state-gateway",
        "7, duty.tax-withholding",
        "8, place.country-note",
        "9, consistency.birth-age consistency.tunnel-business",
        "10, place.genetic"
    })
    void whatCouldNotBeVerifiedIsMarked(String item, String rules) {
        List<String> marked = Rulebook.current().rules().stream()
                .filter(Rule::needsTextCheck)
                .map(rule -> rule.id().value())
                .toList();
        assertThat(marked).as("item %s", item).contains(rules.split(" "));
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(LAW)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("examined-.*\\.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static List<String> differences(Map<String, Object> application) {
        LeaseFacts facts = facts(application);
        Map<String, Finding> found = new TreeMap<>();
        Rulebook.current()
                .ask(
                        Occasion.valueOf((String) application.getOrDefault("occasion", "CHECKS")),
                        facts,
                        LocalDate.parse((String) application.getOrDefault("asOf", "2026-11-25")))
                .forEach(finding -> found.put(finding.rule().value(), finding));
        Map<String, String> expected = new TreeMap<>();
        if (application.get("expect") instanceof Map<?, ?> stated) {
            stated.forEach((rule, outcome) -> expected.put((String) rule, (String) outcome));
        }
        if (application.get("othersQuiet") instanceof String prefix) {
            found.keySet().stream()
                    .filter(rule -> rule.startsWith(prefix))
                    .forEach(rule -> expected.putIfAbsent(rule, String.join("|", QUIET)));
        }
        List<String> differences = new ArrayList<>();
        expected.forEach((rule, outcome) -> {
            Finding said = found.get(rule);
            String is = said == null ? "NOT_ASKED" : said.outcome().name();
            if (!Arrays.asList(outcome.split("\\|")).contains(is)) {
                differences.add("%s: %s is %s, not %s%s"
                        .formatted(
                                application.get("title"),
                                rule,
                                is,
                                outcome,
                                said == null ? "" : " – " + said.message().zh()));
            }
        });
        if (application.get("route") instanceof String route && !route.equals(route(worst(found)))) {
            differences.add("%s: the route is %s, not %s %s"
                    .formatted(application.get("title"), route(worst(found)), route, violated(found)));
        }
        if (application.get("row") instanceof String row && !row.equals(row(facts, found))) {
            differences.add("%s: the row is %s, not %s %s"
                    .formatted(application.get("title"), row(facts, found), row, violated(found)));
        }
        return differences;
    }

    private static LeaseFacts facts(Map<String, Object> application) {
        ObjectNode facts = application.get("base") instanceof String sample
                ? FactsReader.MAPPER.valueToTree(FactsReader.sample(sample))
                : JsonNodeFactory.instance.objectNode();
        JsonNode more = FactsReader.MAPPER.valueToTree(application.get("facts"));
        return FactsReader.facts((Object) merged(facts, more));
    }

    /** Objects are merged, everything else is replaced. */
    private static ObjectNode merged(ObjectNode facts, JsonNode more) {
        more.properties().forEach(part -> {
            boolean both = facts.get(part.getKey()) instanceof ObjectNode
                    && part.getValue().isObject();
            facts.set(
                    part.getKey(),
                    both ? merged((ObjectNode) facts.get(part.getKey()), part.getValue()) : part.getValue());
        });
        return facts;
    }

    private static String worst(Map<String, Finding> found) {
        if (any(found, Outcome.BLOCK, false)) {
            return "BLOCK";
        }
        if (any(found, Outcome.BLOCK, true)) {
            return "LESSOR_BLOCK";
        }
        if (any(found, Outcome.REQUIRE, false)) {
            return "REQUIRE";
        }
        if (any(found, Outcome.REQUIRE, true)) {
            return "LESSOR_BLOCK";
        }
        return violated(found).isEmpty() ? "CLEAR" : "REVIEW";
    }

    private static boolean any(Map<String, Finding> found, Outcome outcome, boolean ofLessorToo) {
        return found.values().stream()
                .anyMatch(each -> each.outcome() == outcome && (ofLessorToo || each.subject() != Subject.LESSOR));
    }

    private static String route(String worst) {
        return switch (worst) {
            case "BLOCK" -> "REJECT";
            case "LESSOR_BLOCK" -> "WAIT";
            case "REQUIRE" -> "COMPLETE";
            default -> "REVIEW";
        };
    }

    private static List<String> violated(Map<String, Finding> found) {
        return found.values().stream()
                .filter(each -> each.outcome().isViolated())
                .map(each -> each.rule() + "=" + each.outcome())
                .toList();
    }

    private static String row(LeaseFacts facts, Map<String, Finding> found) {
        var contract = facts.contract();
        boolean inCny = "CNY".equals(contract.currency());
        Map<String, Object> inputs = new TreeMap<>();
        inputs.put("worst", worst(found));
        var violated = found.values().stream()
                .filter(each -> each.outcome() == Outcome.REVIEW)
                .map(Finding::rule)
                .toList();
        inputs.put("violated", violated.stream().map(RuleId::value).toList());
        inputs.put("matters", Matter.count(violated));
        inputs.put("monthlyRentCny", inCny ? contract.monthlyRent() : null);
        inputs.put("foreignCurrency", contract.monthlyRent() != null && !inCny);
        ROWS_TAKEN.clear();
        ENGINE.evaluateDecisionTable(ROUTES, inputs);
        return String.join(",", ROWS_TAKEN);
    }

    private static DmnDecision routes() {
        try (InputStream file = Files.newInputStream(ROUTING)) {
            return ENGINE.parseDecision("review-routing", file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DmnEngine engine() {
        var configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> ROWS_TAKEN.add(rule.getId())));
        return configuration.buildEngine();
    }
}
