package dev.serverlease.stage.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.serverlease.law.RuleId;
import dev.serverlease.law.matter.Matter;
import dev.serverlease.law.rules.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code processes/review-routing.dmn} by its cases in {@code routing/review-routing.csv}. */
class RoutingTableTest {

    private static final Path TABLE = Path.of("processes/review-routing.dmn");
    private static final Path CASES = Path.of("src/test/resources/routing/review-routing.csv");

    private static final List<String> ROWS_TAKEN = new java.util.ArrayList<>();
    private static final DmnEngine ENGINE = engine();
    private static final DmnDecision DECISION = decision();

    record Case(
            String worst,
            List<String> violated,
            String rent,
            boolean foreign,
            boolean specialTerms,
            String row,
            Map<String, Object> then) {}

    @ParameterizedTest
    @MethodSource("cases")
    void eachCaseTakesItsRow(Case each) {
        ROWS_TAKEN.clear();
        var result = ENGINE.evaluateDecisionTable(DECISION, inputs(each)).getSingleResult();
        assertThat(ROWS_TAKEN).containsExactly(each.row());
        assertThat(result.getEntryMap()).isEqualTo(each.then());
    }

    @Test
    void everyRowHasACase() throws IOException {
        var rows = Pattern.compile("<rule id=\"(\\w+)\"").matcher(Files.readString(TABLE));
        assertThat(rows.results().map(row -> row.group(1)).toList())
                .isNotEmpty()
                .isSubsetOf(cases().map(Case::row).distinct().toList());
    }

    @Test
    void theTableNamesOnlyRulesOfTheRulebookAndEachHasACase() throws IOException {
        var named = Pattern.compile("list contains\\(\\?, \"([a-z.-]+)\"\\)").matcher(Files.readString(TABLE));
        var inCases = cases().flatMap(each -> each.violated().stream()).toList();
        var rules = Rulebook.current().rules().stream()
                .map(rule -> rule.id().value())
                .toList();
        assertThat(named.results().map(name -> name.group(1)).distinct())
                .isNotEmpty()
                .isSubsetOf(rules)
                .isSubsetOf(inCases);
    }

    /** A filing alone takes one officer; whatever takes two takes them still when a filing stands beside it. */
    @ParameterizedTest
    @MethodSource("cases")
    void aServerAbroadToBeFiledMakesNoStricterCaseLighter(Case each) {
        assumeThat(each.worst()).isEqualTo("REVIEW");
        var violated = new ArrayList<>(each.violated());
        violated.add("iis.filing-server-abroad");
        var beside = new Case(
                each.worst(), violated, each.rent(), each.foreign(), each.specialTerms(), each.row(), each.then());
        var officers = (Integer) each.then().get("officers");
        assertThat((Integer) ENGINE.evaluateDecisionTable(DECISION, inputs(beside))
                        .getSingleResult()
                        .getEntry("officers"))
                .isGreaterThanOrEqualTo(officers);
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(CASES).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(";", -1))
                .map(cells -> new Case(
                        cells[0],
                        cells[1].isEmpty() ? List.of() : Arrays.asList(cells[1].split(" ")),
                        cells[2],
                        Boolean.parseBoolean(cells[3]),
                        Boolean.parseBoolean(cells[4]),
                        cells[5],
                        Map.of("route", cells[6], "officers", Integer.valueOf(cells[7]), "risk", cells[8])));
    }

    private static Map<String, Object> inputs(Case each) {
        return Variables.createVariables()
                .putValue("worst", each.worst())
                .putValue("violated", each.violated())
                .putValue(
                        "matters",
                        Matter.count(each.violated().stream().map(RuleId::new).toList()))
                .putValue("monthlyRentCny", each.rent().isEmpty() ? null : Double.valueOf(each.rent()))
                .putValue("foreignCurrency", each.foreign())
                .putValue("specialTerms", each.specialTerms());
    }

    private static DmnDecision decision() {
        try (InputStream file = Files.newInputStream(TABLE)) {
            return ENGINE.parseDecision("review-routing", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DmnEngine engine() {
        var configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(RoutingTableTest::taken);
        return configuration.buildEngine();
    }

    private static void taken(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().forEach(rule -> ROWS_TAKEN.add(rule.getId()));
    }
}
