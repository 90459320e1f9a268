package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day before, the day, and the day after each change of law. */
class TimeBordersTest {

    private static final Set<String> BEGIN_WITH_AN_AMENDMENT = Set.of("consistency.term-validity");

    @Test
    void editionsOfAnActFollowEachOtherWithoutGapOrOverlap() {
        Map<Act, LocalDate> openFrom = new EnumMap<>(Act.class);
        for (Edition edition : Edition.values()) {
            boolean first = !openFrom.containsKey(edition.act());
            LocalDate expected = first ? edition.inForce().from() : openFrom.get(edition.act());
            assertThat(edition.inForce().from()).as(edition.name()).isEqualTo(expected);
            openFrom.put(edition.act(), edition.inForce().until());
        }
        assertThat(openFrom).containsOnlyKeys(Act.values());
        assertThat(openFrom.values())
                .as("the last edition of each act is in force")
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @MethodSource("daysAtBorders")
    void aRuleCitesEveryOneOfItsActsInTheOneEditionOfTheDay(LocalDate day) {
        for (Rule rule : Rulebook.current().rules()) {
            if (rule.inForce().on(day)) {
                assertThat(actsOf(rule.citations(day)))
                        .as(rule.id() + " on " + day)
                        .isEqualTo(actsInForce(rule, day));
                assertThat(rule.citations(day)).as(rule.id() + " on " + day).isNotEmpty();
            }
        }
    }

    @Test
    void aRuleIsNotInForceBeforeItsFirstSource() {
        for (Rule rule : Rulebook.current().rules()) {
            Citation first = rule.citations().get(0);
            assertThat(rule.citations(rule.inForce().from()))
                    .as(rule.id().value())
                    .contains(first);
        }
    }

    @ParameterizedTest
    @MethodSource("daysAtBorders")
    void onEachDayExactlyTheRulesInForceAreAsked(LocalDate day) {
        for (Occasion occasion : Occasion.values()) {
            Predicate<Rule> asked = rule ->
                    !day.isBefore(rule.inForce().from()) && rule.askedAt().contains(occasion);
            assertThat(Rulebook.current().ask(occasion, FactsReader.facts("{}"), day))
                    .extracting(Finding::rule)
                    .containsExactlyElementsOf(Rulebook.current().rules().stream()
                            .filter(asked)
                            .map(Rule::id)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-01", "2025-01-20", "2026-01-01"})
    void amendmentsMoveCitationsAndNotDuties(LocalDate amendment) {
        for (String sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            LeaseFacts facts = FactsReader.sample(sample);
            Map<RuleId, Outcome> before = outcomes(facts, amendment.minusDays(1));
            assertThat(outcomesOfOlderRules(facts, amendment, amendment)).isEqualTo(before);
            assertThat(outcomesOfOlderRules(facts, amendment.plusDays(1), amendment))
                    .isEqualTo(before);
        }
        assertThat(citedOn(amendment)).isNotEqualTo(citedOn(amendment.minusDays(1)));
        assertThat(citedOn(amendment)).isEqualTo(citedOn(amendment.plusDays(1)));
    }

    @Test
    void eachChangeOfLawSinceTheCivilCodeHasAnEntryInTheChangelog() throws IOException {
        LocalDate civilCode = Edition.CIVIL_CODE_2020.inForce().from();
        String changelog = Files.readString(Path.of("src/main/resources/law/CHANGELOG.md"));
        assertThat(Arrays.stream(Edition.values())
                        .filter(edition -> !edition.inForce().from().isBefore(civilCode)))
                .allSatisfy(edition -> assertThat(changelog)
                        .contains("\n## " + edition.inForce().from() + " "));
    }

    @Test
    void theChangelogNamesOnlyRulesOfTheRulebook() throws IOException {
        String changelog = Files.readString(Path.of("src/main/resources/law/CHANGELOG.md"));
        Set<String> known = Rulebook.current().rules().stream()
                .map(rule -> rule.id().value())
                .collect(Collectors.toSet());
        assertThat(Pattern.compile("`([a-z]+\\.[a-z-]+)`").matcher(changelog).results())
                .isNotEmpty()
                .allSatisfy(named -> assertThat(known).contains(named.group(1)));
    }

    @Test
    void eachLaterVersionOfARuleHasAnEntryInTheChangelog() throws IOException {
        String changelog = Files.readString(Path.of("src/main/resources/law/CHANGELOG.md"));
        assertThat(Rulebook.current().rules().stream().filter(rule -> rule.version() > 1))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(changelog).contains("`" + rule.id() + "` version " + rule.version()));
    }

    static Stream<LocalDate> daysAtBorders() {
        SortedSet<LocalDate> borders = new TreeSet<>();
        Arrays.stream(Edition.values())
                .forEach(edition -> borders.add(edition.inForce().from()));
        Rulebook.current().rules().forEach(rule -> borders.add(rule.inForce().from()));
        return borders.stream()
                .flatMap(border -> Stream.of(border.minusDays(1), border, border.plusDays(1)))
                .distinct();
    }

    private static Set<Act> actsInForce(Rule rule, LocalDate day) {
        return rule.citations().stream()
                .map(Citation::act)
                .filter(act -> Arrays.stream(Edition.values())
                        .anyMatch(edition ->
                                edition.act() == act && edition.inForce().on(day)))
                .collect(Collectors.toSet());
    }

    private static Set<Act> actsOf(List<Citation> citations) {
        Map<Act, Set<Edition>> editions = citations.stream()
                .collect(Collectors.groupingBy(
                        Citation::act, Collectors.mapping(Citation::edition, Collectors.toSet())));
        assertThat(editions.values()).allSatisfy(each -> assertThat(each).hasSize(1));
        return editions.keySet();
    }

    /** Of the rules that are no younger than the amendments, for the facts of one day. */
    private static Map<RuleId, Outcome> outcomes(LeaseFacts facts, LocalDate lawOf) {
        var asked = new Asked(Occasion.CHECKS, LocalDate.of(2026, 12, 1), lawOf);
        return Rulebook.current().ask(asked, facts).stream()
                .filter(finding ->
                        !BEGIN_WITH_AN_AMENDMENT.contains(finding.rule().value()))
                .collect(Collectors.toMap(Finding::rule, Finding::outcome));
    }

    /** Without the duties that are new on the day of the amendment, from another act. */
    private static Map<RuleId, Outcome> outcomesOfOlderRules(LeaseFacts facts, LocalDate day, LocalDate amendment) {
        Map<RuleId, Outcome> outcomes = outcomes(facts, day);
        Rulebook.current().rules().stream()
                .filter(rule -> !rule.inForce().from().isBefore(amendment))
                .map(Rule::id)
                .forEach(outcomes::remove);
        return outcomes;
    }

    private static Set<Citation> citedOn(LocalDate day) {
        return Rulebook.current().rules().stream()
                .flatMap(rule -> rule.citations(day).stream())
                .collect(Collectors.toSet());
    }
}
