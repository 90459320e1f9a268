package dev.serverlease.law.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The nearest lawful number is found as far as the doublings reach, and no further. */
class BorderTest {

    @Test
    void nearestLawfulNumberIsFoundInEitherDirection() {
        assertThat(Border.nearest(10, 1, 4, each -> each >= 15)).contains(15L);
        assertThat(Border.nearest(10, -1, 4, each -> each <= 5)).contains(5L);
        assertThat(Border.nearest(10, 1, 4, each -> each <= 5)).isEmpty();
    }

    @Test
    void searchEndsAtItsLastDoubling() {
        assertThat(Border.nearest(0, 1, 3, each -> each >= 4)).contains(4L);
        assertThat(Border.nearest(0, 1, 3, each -> each >= 5)).isEmpty();
    }
}
