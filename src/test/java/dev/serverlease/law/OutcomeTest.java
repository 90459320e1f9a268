package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which outcomes call for action, and what people call them. */
class OutcomeTest {

    @Test
    void theFirstFourCallForAction() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::isViolated))
                .containsExactly(Outcome.BLOCK, Outcome.REVIEW, Outcome.UNDETERMINED, Outcome.REQUIRE);
    }

    @Test
    void eachHasItsOwnNameInBothLanguages() {
        assertThat(Outcome.values())
                .extracting(Outcome::zh)
                .allMatch(name -> !name.isBlank())
                .doesNotHaveDuplicates();
        assertThat(Outcome.values())
                .extracting(Outcome::en)
                .allMatch(name -> !name.isBlank())
                .doesNotHaveDuplicates();
    }
}
