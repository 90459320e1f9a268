package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Arbitral institutions are known by any of their names, and a text in English calls them by the English one. */
class ArbitralBodiesTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 1);

    @Test
    void widthCaseAndBlanksOfANameDoNotCount() {
        assertThat(ArbitralBodies.known(" ｃｉｅｔａｃ ", FIRST_DAY)).isPresent();
        assertThat(ArbitralBodies.known("CIETAX", FIRST_DAY)).isEmpty();
    }

    @Test
    void nameIsKnownFromItsFirstDayOn() {
        assertThat(ArbitralBodies.known("CIETAC", FIRST_DAY)).isPresent();
        assertThat(ArbitralBodies.known("CIETAC", FIRST_DAY.minusDays(1))).isEmpty();
    }

    @Test
    void aChineseNameStandsBehindTheEnglishOne() {
        assertThat(ArbitralBodies.inEnglish("北京仲裁委员会")).isEqualTo("Beijing Arbitration Commission (北京仲裁委员会)");
    }

    @Test
    void anotherNameStaysAsItIsWritten() {
        assertThat(ArbitralBodies.inEnglish("Cietac")).isEqualTo("Cietac");
        assertThat(ArbitralBodies.inEnglish("某某仲裁委员会")).isEqualTo("某某仲裁委员会");
    }
}
