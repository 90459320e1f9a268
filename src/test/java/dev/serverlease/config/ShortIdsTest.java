package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine's identifiers: never twice, in the order of time, and short. */
class ShortIdsTest {

    private static final Instant NOON = Instant.parse("2026-12-01T04:00:00Z");

    @Test
    void areNeverTheSameThoughTheClockStandsStill() {
        var ids = at(NOON);
        var made = Collections.<String>newSetFromMap(new ConcurrentHashMap<>());
        IntStream.range(0, 100_000).parallel().forEach(n -> made.add(ids.getNextId()));
        assertThat(made).hasSize(100_000).allMatch(id -> id.matches("[0-9a-z]{18}"));
    }

    @Test
    void standInTheOrderOfTime() {
        assertThat(Stream.of(NOON, NOON.plusMillis(1), NOON.plus(Duration.ofDays(36_500)))
                        .map(at -> at(at).getNextId()))
                .isSorted();
    }

    @Test
    void twoProcessesMakeDifferentOnes() {
        assertThat(at(NOON).getNextId()).isNotEqualTo(at(NOON).getNextId());
    }

    private static ShortIds at(Instant instant) {
        return new ShortIds(Clock.fixed(instant, ZoneOffset.UTC));
    }
}
