package dev.serverlease.stage.lessee.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.notification.Notices;
import dev.serverlease.testing.HandClock;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An objection is answered within three working days. The day itself does not count (Civil Code art. 201), so that of
 * one made on a day off the three are Monday to Wednesday.
 */
class ObjectionDueTest {

    private final LesseeObjections.Told told =
            new LesseeObjections.Told(WorkingDays.shipped(year -> {}), mock(Notices.class), new HandClock());

    @ParameterizedTest
    @CsvSource({
        // 1 December 2026 is a Tuesday
        "2026-12-01T09:05:00+08:00,2026-12-05T00:00:00+08:00",
        "2026-12-05T10:00:00+08:00,2026-12-10T00:00:00+08:00"
    })
    void isTheEndOfTheThirdWorkingDayAfterIt(OffsetDateTime made, OffsetDateTime due) {
        assertThat(told.dueAfter(made.toInstant())).isEqualTo(due.toInstant());
    }
}
