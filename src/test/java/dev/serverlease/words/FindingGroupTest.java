package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.matter.Matter;
import dev.serverlease.law.matter.StandingNotes;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.StoredFinding;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who reads a page is told each matter once, and is not kept by what is said of every lease. */
class FindingGroupTest {

    private static final StoredFinding LAW = finding("contract.governing-law", Outcome.REQUIRE);
    private static final StoredFinding LAW_NAMED = finding("consistency.governing-law", Outcome.REVIEW);
    private static final StoredFinding DATES = finding("consistency.dates", Outcome.REVIEW);

    @Test
    void rulesOfOneMatterStandUnderOneHeadingWhereTheFirstOfThemStands() {
        var groups = FindingGroup.of(List.of(LAW, DATES, LAW_NAMED));
        assertThat(groups).extracting(FindingGroup::findings).containsExactly(List.of(LAW, LAW_NAMED), List.of(DATES));
        assertThat(groups)
                .extracting(group -> group.title().zh())
                .containsExactly("适用法律", RuleTitles.of(DATES.rule()).zh());
    }

    @Test
    void aRuleOfAMatterThatStandsAloneKeepsItsOwnTitle() {
        assertThat(FindingGroup.of(List.of(LAW_NAMED))).singleElement().satisfies(group -> {
            assertThat(group.isShared()).isFalse();
            assertThat(group.title()).isEqualTo(RuleTitles.of(LAW_NAMED.rule()));
        });
    }

    @Test
    void whatWaitsForTheKindOfChannelIsFoldedUnderTheQuestionForIt() {
        var channel = finding("channel.declared", Outcome.REQUIRE);
        var waiting = finding("channel.own-use-tunnel", Outcome.UNDETERMINED, "channel.kind", "UNKNOWN");
        var other = finding("consistency.deposit", Outcome.UNDETERMINED, "contract.monthlyRent", "");
        assertThat(FindingGroup.of(List.of(channel, waiting, other)))
                .extracting(FindingGroup::findings, FindingGroup::following)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(List.of(channel), List.of(waiting)),
                        org.assertj.core.groups.Tuple.tuple(List.of(other), List.of()));
        assertThat(FindingGroup.of(List.of(waiting)))
                .singleElement()
                .satisfies(group -> assertThat(group.findings()).containsExactly(waiting));
    }

    @Test
    void aFormShowsTheHeadingOnceForEachOutcome() {
        var deposit = finding("contract.money-limits", Outcome.REVIEW);
        var views = FindingGroup.views(
                List.of(LAW_NAMED, deposit, finding("consistency.deposit", Outcome.REVIEW), LAW),
                one -> new LinkedHashMap<>(Map.of("rule", one.rule().value())));
        assertThat(views)
                .extracting(view -> view.get("rule") + " " + view.get("heading"))
                .containsExactly(
                        "consistency.governing-law 适用法律 Governing law",
                        "contract.governing-law 适用法律 Governing law",
                        "contract.money-limits 押金与定金 Deposit and earnest money",
                        "consistency.deposit null");
    }

    @Test
    void noticesOfNearlyEveryLeaseAreNoCards() {
        var note = finding("duty.network-id", Outcome.INFO);
        var large = finding("duty.pi-audit", Outcome.INFO, "data.piSubjectsHeld", "10000000");
        var small = finding("duty.pi-audit", Outcome.INFO, "data.piSubjectsHeld", "9999999");
        var required = finding("identity.evidence", Outcome.REQUIRE);
        assertThat(FindingsShown.of(List.of(note, small)).groups()).isEmpty();
        var shown = FindingsShown.of(List.of(note, large, required));
        assertThat(shown.standing()).containsExactly(note);
        assertThat(shown.groups())
                .extracting(FindingGroup::findings)
                .containsExactly(List.of(large), List.of(required));
    }

    @Test
    void theTablesNameRulesOfTheRulebook() {
        var rules = Rulebook.current().rules().stream().map(rule -> rule.id()).toList();
        assertThat(rules).containsAll(Matter.rules()).containsAll(StandingNotes.rules());
    }

    private static StoredFinding finding(String rule, Outcome outcome) {
        return finding(rule, outcome, "lessee.kind", "COMPANY");
    }

    private static StoredFinding finding(String rule, Outcome outcome, String fact, String value) {
        return new StoredFinding(
                new RuleId(rule),
                1,
                Subject.CHANNEL,
                outcome,
                "意见。",
                "A finding.",
                "",
                "",
                "",
                false,
                new TreeMap<>(Map.of(fact, value)),
                LocalDate.of(2026, 12, 4),
                null);
    }
}
