package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final Consumer<Random> FAILS_AT_TIMES =
            random -> assertThat(random.nextInt(50)).isNotEqualTo(7);

    @Test
    void theSeedOfAFailureDrawsItFirst() {
        var failure = catchThrowable(() -> new Draws(10_000, 1).each(FAILS_AT_TIMES));
        assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("not to be equal to");
        long seed = Long.parseLong(failure.getMessage().replaceAll("(?s).*-Dseed=(-?\\d+).*", "$1"));
        assertThat(catchThrowable(() -> new Draws(1, seed).each(FAILS_AT_TIMES)))
                .hasMessage(failure.getMessage());
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherAnother() {
        assertThat(drawn(3)).isEqualTo(drawn(3)).isNotEqualTo(drawn(4));
        assertThat(new HashSet<>(drawn(3))).as("each draw from its own").hasSize(100);
    }

    @Test
    void aRunHasASeedOfItsOwn() {
        if (System.getProperty("seed") == null) {
            assertThat(Draws.of(5).seed()).isNotEqualTo(Draws.of(5).seed());
        } else {
            assertThat(Draws.of(5).seed()).isEqualTo(Long.getLong("seed"));
        }
    }

    @Test
    void theNightDrawsAllAndTheDayATenth() {
        assertThat(System.getProperty("nightly")).as("said by the build").isIn("true", "false");
        assertThat(Draws.of(50).count()).isEqualTo(Boolean.getBoolean("nightly") ? 50 : 5);
    }

    private static List<Long> drawn(long seed) {
        var all = new ArrayList<Long>();
        new Draws(100, seed).each(random -> all.add(random.nextLong()));
        return all;
    }
}
