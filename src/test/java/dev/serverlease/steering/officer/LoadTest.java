package dev.serverlease.steering.officer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.words.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long the oldest task of an officer is open, in words. */
class LoadTest {

    @Test
    void aTaskOfTodayIsNoneOfNoughtDays() {
        assertThat(oldest(null)).isNull();
        assertThat(oldest(0L)).isEqualTo(new Word("不到 1 天", "less than a day"));
        assertThat(oldest(1L)).isEqualTo(new Word("1 天", "1 day"));
        assertThat(oldest(5L)).isEqualTo(new Word("5 天", "5 days"));
    }

    private static @Nullable Word oldest(@Nullable Long days) {
        return new Officers.Load("legal1", List.of(), 1, 0, days).oldest();
    }
}
