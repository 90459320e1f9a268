package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InForceTest {

    @Test
    void theFirstDayCountsAndTheLastDoesNot() {
        InForce inForce = InForce.between("2024-05-01", "2026-01-01");
        assertThat(inForce.on(LocalDate.of(2024, 4, 30))).isFalse();
        assertThat(inForce.on(LocalDate.of(2024, 5, 1))).isTrue();
        assertThat(inForce.on(LocalDate.of(2025, 12, 31))).isTrue();
        assertThat(inForce.on(LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void withoutAnEndItStaysInForce() {
        assertThat(InForce.since("2024-05-01").on(LocalDate.MAX)).isTrue();
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        assertThatThrownBy(() -> InForce.between("2024-05-01", "2024-05-01"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
