package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The figures by which rules judge: from which day, and which rules. */
class ParameterTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);

    @Test
    void figureHasAValueFromItsFirstDayOn() {
        assertThat(Parameter.EXERCISE_DAYS.wholeOn(FIRST_DAY)).isPositive();
        assertThatIllegalStateException()
                .isThrownBy(() -> Parameter.EXERCISE_DAYS.on(FIRST_DAY.minusDays(1)))
                .withMessageContaining("EXERCISE_DAYS");
    }

    @Test
    void onlyTheRulesThatTheTableNamesJudgeByIt() {
        var shared = Parameter.EARNEST_SHARE;
        assertThat(shared.isUsedBy(new RuleId("consistency.earnest"), FIRST_DAY))
                .isTrue();
        assertThat(shared.isUsedBy(new RuleId("contract.money-limits"), FIRST_DAY))
                .isTrue();
        assertThat(shared.isUsedBy(new RuleId("consistency.deposit"), FIRST_DAY))
                .isFalse();
    }
}
