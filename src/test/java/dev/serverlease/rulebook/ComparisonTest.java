package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.Findings.Brief;
import dev.serverlease.rulebook.Change.Cause;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each change has its cause: the law, its citation, the facts, or the rulebook. */
class ComparisonTest {

    private static final Brief PASSED = finding("a.rule", 1, "SATISFIED", "第一条");
    private static final Brief REQUIRED = finding("a.rule", 1, "REQUIRE", "第一条");
    private static final Brief RENUMBERED = finding("a.rule", 1, "SATISFIED", "第二条");

    @Test
    void noDifferenceGivesNoChange() {
        assertThat(Comparison.of(List.of(PASSED), List.of(PASSED), List.of(PASSED)))
                .isEmpty();
    }

    @Test
    void anotherOutcomeUnderAnotherDaysLawIsTheLaw() {
        assertThat(Comparison.of(List.of(PASSED), List.of(PASSED), List.of(REQUIRED)))
                .containsExactly(new Change("a.rule", Cause.LAW, "SATISFIED", "REQUIRE", null, null));
    }

    @Test
    void aRuleThatIsNotInForceOnTheDayIsTheLaw() {
        assertThat(Comparison.of(List.of(PASSED), List.of(PASSED), List.of()))
                .containsExactly(new Change("a.rule", Cause.LAW, "SATISFIED", null, "第一条", null));
        assertThat(Comparison.of(List.of(), List.of(), List.of(REQUIRED)))
                .containsExactly(new Change("a.rule", Cause.LAW, null, "REQUIRE", null, "第一条"));
    }

    @Test
    void theSameOutcomeUnderAnotherArticleIsACitation() {
        assertThat(Comparison.of(List.of(PASSED), List.of(PASSED), List.of(RENUMBERED)))
                .containsExactly(new Change("a.rule", Cause.CITATION, "SATISFIED", "SATISFIED", "第一条", "第二条"));
    }

    @Test
    void anotherOutcomeUnderTheSameLawIsTheFacts() {
        assertThat(Comparison.of(List.of(PASSED), List.of(REQUIRED), List.of(REQUIRED)))
                .containsExactly(new Change("a.rule", Cause.FACTS, "SATISFIED", "REQUIRE", null, null));
    }

    @Test
    void factsAndLawAreSeparatedIfBothChanged() {
        var blocked = finding("a.rule", 1, "BLOCK", "第一条");
        assertThat(Comparison.of(List.of(PASSED), List.of(REQUIRED), List.of(blocked)))
                .extracting(Change::cause, Change::was, Change::wouldBe)
                .containsExactly(tuple(Cause.FACTS, "SATISFIED", "REQUIRE"), tuple(Cause.LAW, "REQUIRE", "BLOCK"));
    }

    @Test
    void anotherVersionOrCitationForTheSameDayIsTheRulebook() {
        var second = finding("a.rule", 2, "SATISFIED", "第一条");
        assertThat(Comparison.of(List.of(PASSED), List.of(second), List.of(second)))
                .containsExactly(new Change("a.rule", Cause.RULEBOOK, "SATISFIED", "SATISFIED", null, null));
        assertThat(Comparison.of(List.of(PASSED), List.of(RENUMBERED), List.of(RENUMBERED)))
                .extracting(Change::cause)
                .containsExactly(Cause.RULEBOOK);
        assertThat(Comparison.of(
                        List.of(PASSED, finding("old.rule", 1, "INFO", "第三条")), List.of(PASSED), List.of(PASSED)))
                .extracting(Change::rule, Change::cause)
                .containsExactly(tuple("old.rule", Cause.RULEBOOK));
    }

    @Test
    void withoutARecordOnlyTheLawIsCompared() {
        assertThat(Comparison.of(List.of(), List.of(PASSED), List.of(REQUIRED)))
                .extracting(Change::cause)
                .containsExactly(Cause.LAW);
    }

    private static Brief finding(String rule, int version, String outcome, String citation) {
        return new Brief(new RuleId(rule), version, Outcome.valueOf(outcome), citation, LocalDate.of(2026, 12, 1));
    }
}
