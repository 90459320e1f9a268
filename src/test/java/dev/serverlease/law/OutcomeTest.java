package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void theFirstFourCallForAction() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::isViolated))
                .containsExactly(Outcome.BLOCK, Outcome.REVIEW, Outcome.UNDETERMINED, Outcome.REQUIRE);
    }
}
