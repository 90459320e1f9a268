package dev.serverlease.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.Notices;
import dev.serverlease.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** What a node goes by, whatever the database says of checks, anchors and notices. */
class EvidenceWatchTest {

    private static final Instant START = Instant.parse("2027-01-10T01:00:00Z");

    private final HandClock clock = new HandClock(START);
    private final Anchors anchors = mock();
    private final ChainCheck chains = mock();
    private final Notices notices = mock();
    private final EvidenceWatch watch =
            new EvidenceWatch(anchors, mock(), chains, notices, new AnchorSettings(List.of()), clock);

    @BeforeEach
    void somebodyElsesResultIsAlwaysThere() {
        when(chains.latest()).thenAnswer(call -> Optional.of(result()));
        when(chains.look()).thenAnswer(call -> result());
        when(anchors.newestOfADay()).thenAnswer(call -> Optional.of(anchor(clock.instant())));
    }

    private ChainCheck.Result result() {
        return new ChainCheck.Result(clock.instant().minusSeconds(60), 2, List.of());
    }

    private static Anchor anchor(Instant at) {
        return Anchor.of(1, at, 2, new byte[32], new byte[32]);
    }

    private long told(Predicate<Notice> which) {
        return told().filter(which).count();
    }

    private Stream<Notice> told() {
        var told = ArgumentCaptor.forClass(Notice.class);
        verify(notices, atLeast(0)).tell(told.capture(), any(Audience[].class));
        return told.getAllValues().stream();
    }

    @Test
    void aResultThatOthersLeftSparesTheCheckForTheFirstDayAlone() {
        for (int hour = 0; hour < 24; hour++) {
            watch.watch();
            clock.set(clock.instant().plus(Duration.ofHours(1)));
        }
        verify(chains, never()).look();
        for (int hour = 24; hour < 72; hour++) {
            watch.watch();
            clock.set(clock.instant().plus(Duration.ofHours(1)));
        }
        verify(chains, times(2)).look();
    }

    @Test
    void aDayWithoutItsAnchorIsTold() {
        when(anchors.newestOfADay()).thenReturn(Optional.of(anchor(START.minus(Duration.ofDays(3)))));
        watch.watch();
        assertThat(told(notice -> notice.en().contains("No anchor of a day")))
                .as("another node may be making it")
                .isZero();
        doThrow(new IllegalStateException("locked")).when(anchors).settle();
        for (int hour = 0; hour < 30; hour++) {
            clock.set(clock.instant().plus(Duration.ofHours(1)));
            watch.watch();
        }
        assertThat(told(notice -> notice.en().contains("No anchor of a day"))).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        when(chains.latest()).thenReturn(Optional.empty());
        when(chains.look()).thenThrow(new IllegalStateException("locked"));
        doThrow(new IllegalStateException("locked")).doNothing().when(notices).tell(any(), any(Audience[].class));
        try {
            watch.watch();
        } catch (IllegalStateException locked) {
            // as the scheduler logs it
        }
        for (int hour = 0; hour < 3; hour++) {
            clock.set(clock.instant().plus(Duration.ofHours(1)));
            watch.watch();
        }
        assertThat(told(notice -> notice.en().startsWith("The check of the record failed")))
                .as("tried, and told once")
                .isEqualTo(2);
    }

    /** Whoever can erase can also say that it was told. */
    @Test
    void anErasureOfTheLastDaysIsToldAtEachCheckAndAnOlderOneOnce() {
        when(chains.erasures())
                .thenReturn(List.of(
                        new ChainCheck.Erasure("SL-2027-000001 #8", START.minus(Duration.ofDays(1)), "7", "ab"),
                        new ChainCheck.Erasure("SL-2027-000002 #9", START.minus(Duration.ofDays(3)), "8", "cd")));
        watch.check();
        watch.check();
        assertThat(names("SL-2027-000001")).hasSize(2).doesNotHaveDuplicates();
        assertThat(names("SL-2027-000002")).hasSize(2).containsOnly("erased SL-2027-000002 #9 cd");
    }

    private List<String> names(String lease) {
        return told().filter(notice -> notice.en().startsWith(lease))
                .map(Notice::once)
                .toList();
    }
}
