package dev.serverlease.law.consequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.serverlease.law.Act;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsReader;
import dev.serverlease.law.Finding;
import dev.serverlease.law.LawTable;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.testing.Codes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the law attaches to a breach: a text for each rule that can be violated, in words, from the day of its law. */
class ConsequencesTest {

    private static final int RULES_OF_THE_SECOND_EDITION = 131;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Consequences CURRENT = Consequences.current();
    private static final Pattern TITLE = Pattern.compile("《([^》]+)》");
    private static final Pattern OF_A_CASE = Pattern.compile("\"(K\\d+)\"");

    @Test
    void everyRuleThatCanBeViolatedHasAConsequence() {
        assertThat(Rulebook.current().rules()).allSatisfy(rule -> {
            assertThat(CURRENT.rules()).contains(rule.id());
            if (rule.usualOutcome() != Outcome.INFO) {
                assertThat(CURRENT.of(rule.id())).as(rule.id().value()).isNotNull();
            }
        });
    }

    /** A service that must be filed is punished otherwise than one that must be licensed. */
    @ParameterizedTest
    @CsvSource({"COMMERCIAL, K12", "NON_COMMERCIAL, K13"})
    void whatIsUnfiledHasAnotherConsequenceThanWhatIsUnlicensed(String iis, String code) {
        var facts = FactsReader.facts("{\"use\":{\"iis\":\"" + iis + "\",\"audience\":\"MAINLAND_PUBLIC\"}}");
        assertThat(Rulebook.current().ask(Occasion.ACTIVATION, facts, TODAY))
                .filteredOn(finding -> finding.rule().value().equals("iis.no-licence-no-service"))
                .extracting(Finding::consequence)
                .containsExactly(code);
    }

    @Test
    void noConsequenceIsOfARuleThatIsNotThere() {
        assumeThat(Rulebook.current().rules())
                .as("the rulebook holds the second edition whole")
                .hasSizeGreaterThanOrEqualTo(RULES_OF_THE_SECOND_EDITION);
        assertThat(CURRENT.rules())
                .isSubsetOf(Rulebook.current().rules().stream()
                        .map(rule -> rule.id())
                        .toList());
    }

    @Test
    void everyTextIsOfARuleOrOfACaseAndEveryCodeThatACaseNamesHasOne() throws IOException {
        var ofCases = ofCases();
        assertThat(CURRENT.codes()).containsAll(ofCases);
        assertThat(CURRENT.codes())
                .hasSize(49)
                .allMatch(code -> CURRENT.on(code, TODAY).isPresent())
                .filteredOn(code -> !ofCases.contains(code))
                .allSatisfy(
                        code -> assertThat(CURRENT.rules()).as(code).anyMatch(rule -> code.equals(CURRENT.of(rule))));
    }

    @Test
    void eachIsOneSentenceInBothLanguagesWithItsSourceAndNoCode() {
        assertThat(CURRENT.codes()).allSatisfy(code -> {
            var said = CURRENT.on(code, TODAY).orElseThrow().sentence();
            assertThat(said.zh()).startsWith("法律后果：").containsPattern("（《.+）。$");
            assertThat(said.en()).startsWith("Consequence: ").containsPattern("\\([A-Z].+\\)\\.$");
            assertThat(said.en()).doesNotContainPattern("\\p{IsHan}");
            assertThat(Stream.of(said.zh(), said.en()))
                    .allSatisfy(text -> assertThat(Codes.in(text)).isEmpty())
                    .noneMatch(
                            text -> Pattern.compile("\\b[KS]\\d").matcher(text).find());
        });
    }

    /** What rests on memory or on our own reading says so. */
    @ParameterizedTest
    @CsvSource({"K11", "K31", "K36"})
    void aSourceThatNobodyComparedIsMarked(String code) {
        var source = CURRENT.on(code, TODAY).orElseThrow().source();
        assertThat(source.zh()).endsWith("待核对）");
        assertThat(source.en()).endsWith("to be checked)");
    }

    @Test
    void aTextIsTrueFromTheDayOfTheYoungestEditionThatItCites() {
        var since = editions();
        assertThat(CURRENT.codes()).allSatisfy(code -> {
            var text = CURRENT.on(code, TODAY).orElseThrow();
            var cited = TITLE.matcher(text.source().zh())
                    .results()
                    .map(title -> title.group(1))
                    .toList();
            assertThat(cited).as(code).isNotEmpty();
            cited.stream()
                    .filter(since::containsKey)
                    .map(since::get)
                    .max(Comparator.naturalOrder())
                    .ifPresent(youngest -> assertThat(text.inForce().from())
                            .as(code)
                            .satisfies(from -> {
                                assertThat(from).isAfterOrEqualTo(youngest);
                                if (since.keySet().containsAll(cited)) {
                                    assertThat(from).isEqualTo(youngest);
                                }
                            }));
        });
        assertThat(CURRENT.on("K1", LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(CURRENT.on("K1", LocalDate.of(2026, 1, 1))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2026-01-01, 2026-01-02,, do not follow each other", // a gap
        "2025-01-01, 2026-01-02, 2026-01-01,, do not follow each other", // an overlap
        "2025-01-01,, 2026-01-01,, do not follow each other",
        "2025-01-01, 2026-01-01, 2026-01-01, 2027-01-01, no text from 2027-01-01 on"
    })
    void daysWithNoTextOrTwoStopTheStart(String from, String until, String next, String end, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Consequences(List.of(line(from, until), line(next, end)), List.of()))
                .withMessageContaining(why);
    }

    @Test
    void aTextThatIsMissingStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Consequences(List.of(line("2025-01-01", null)), List.of(rule("use.fraud", "K8"))))
                .withMessageContaining("K8");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Consequences(List.of(line("", "2025-01-01", null)), List.of()));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Consequences(
                        List.of(line("2025-01-01", null)), List.of(rule("use.fraud", "K1"), rule("use.fraud", ""))))
                .withMessageContaining("use.fraud");
    }

    @Test
    void aChangeOfLawGivesTheTextOfEachDay() {
        var changed = new Consequences(
                List.of(line("2025-01-01", "2026-01-01"), line("2026-01-01", null)),
                List.of(rule("use.fraud", "K1"), rule("use.attack", "")));
        var lastDay = LocalDate.of(2025, 12, 31);
        assertThat(changed.on("K1", lastDay)).isPresent().isNotEqualTo(changed.on("K1", lastDay.plusDays(1)));
        assertThat(changed.of(new RuleId("use.fraud"))).isEqualTo("K1");
        assertThat(changed.of(new RuleId("use.attack"))).isNull();
        assertThat(changed.of(new RuleId("use.other"))).isNull();
    }

    @Test
    void aSentenceMayHoldASemicolon() {
        assertThat(CURRENT.on("K18", TODAY).orElseThrow().text().en())
                .isEqualTo(
                        "Helping activities that endanger network security: confiscation of the income, detention of up to 15 days"
                                + " and a fine of CNY 50,000–1 million; for organisations the fine is CNY 100,000–1 million.");
    }

    private static LawTable.Row rule(String rule, String code) {
        return new LawTable.Row(Map.of("rule", rule, "consequence", code));
    }

    private static LawTable.Row line(String from, String until) {
        return line("A consequence.", from, until);
    }

    private static LawTable.Row line(String en, String from, String until) {
        return new LawTable.Row(Map.of(
                "code",
                "K1",
                "zh",
                "后果。",
                "en",
                en,
                "citation",
                "《法》第一条 / Law, art. 1",
                "inForceFrom",
                from,
                "inForceTo",
                until == null ? "" : until));
    }

    /** The first day of each act's present edition, by the title that consequences cite. */
    private static Map<String, LocalDate> editions() {
        return Arrays.stream(Edition.values())
                .filter(edition -> edition.inForce().on(TODAY))
                .collect(Collectors.toMap(
                        edition -> title(edition.act()),
                        edition -> edition.inForce().from(),
                        (one, other) -> one.isAfter(other) ? one : other,
                        TreeMap::new));
    }

    private static String title(Act act) {
        return act.zh().replace("中华人民共和国", "");
    }

    private static List<String> ofCases() throws IOException {
        try (var rules = Files.walk(Path.of("src/main/java/dev/serverlease/law/rules"))) {
            return rules.filter(Files::isRegularFile)
                    .flatMap(file -> OF_A_CASE.matcher(text(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
