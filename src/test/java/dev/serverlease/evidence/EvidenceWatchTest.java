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
        var told = ArgumentCaptor.forClass(Notice.class);
        verify(notices, atLeast(0)).tell(told.capture(), any(Audience[].class));
        return told.getAllValues().stream().filter(which).count();
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
}
