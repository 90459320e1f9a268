package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit that an operator has set shorter than ours stays. */
class StatementLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "30s, true",
        "4501ms, true",
        "4500ms, false",
        "4s, false",
        "1min, true",
        "2h, true",
        "1d, true"
    })
    void aLimitIsReadAsTheServerWritesIt(String shown, boolean longer) {
        assertThat(StatementLimits.isLonger(shown, 4500)).isEqualTo(longer);
    }
}
