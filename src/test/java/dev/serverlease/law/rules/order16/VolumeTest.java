package dev.serverlease.law.rules.order16;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bands of CAC Order 16 at each of their borders, and the day from which they hold. */
class VolumeTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 22);

    @ParameterizedTest
    @CsvSource({
        "0, 0, NO_MECHANISM",
        "99999, 0, NO_MECHANISM",
        "100000, 0, CONTRACT_OR_CERTIFICATION",
        "0, 1, CONTRACT_OR_CERTIFICATION",
        "999999, 9999, CONTRACT_OR_CERTIFICATION",
        "1000000, 0, ASSESSMENT",
        "0, 10000, ASSESSMENT"
    })
    void eachNumberIsReachedByItself(long persons, long sensitivePersons, Volume band) {
        assertThat(Volume.on(FIRST_DAY, persons, sensitivePersons)).hasValue(band);
    }

    @Test
    void beforeTheOrderThereIsNoBand() {
        assertThat(Volume.on(FIRST_DAY.minusDays(1), 1_000_000, 0)).isEmpty();
        assertThat(Volume.on(FIRST_DAY.plusDays(1), 1_000_000, 0)).hasValue(Volume.ASSESSMENT);
    }
}
