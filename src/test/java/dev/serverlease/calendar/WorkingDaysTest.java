package dev.serverlease.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Working days as the State Council arranged them for 2025 and 2026, and what happens in a year without data. */
class WorkingDaysTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final List<Integer> alarms = new ArrayList<>();
    private final WorkingDays days = WorkingDays.shipped(alarms::add);

    @ParameterizedTest
    @CsvSource({
        // Wednesday to Friday; Friday over the weekend
        "2026-11-25T15:00, 2, 2026-11-27T15:00",
        "2026-11-27T15:00, 2, 2026-12-01T15:00",
        // Spring Festival: the Saturday before it is worked, the next nine days are off
        "2026-02-13T09:30, 1, 2026-02-14T09:30",
        "2026-02-13T09:30, 2, 2026-02-24T09:30",
        // National Day: the Saturday after it is worked
        "2026-09-30T09:00, 2, 2026-10-09T09:00",
        "2026-09-30T09:00, 3, 2026-10-10T09:00",
        "2026-09-30T09:00, 4, 2026-10-12T09:00",
        "2025-09-26T09:00, 1, 2025-09-28T09:00",
        "2025-12-31T23:59:59, 1, 2026-01-04T23:59:59",
        // a start on a day off counts from the next working day
        "2026-11-28T10:00, 0, 2026-11-30T10:00",
        "2026-11-28T10:00, 2, 2026-12-02T10:00",
        "2026-02-15T10:00, 1, 2026-02-25T10:00",
        // a start on a worked Sunday counts from that day
        "2026-01-04T10:00, 1, 2026-01-05T10:00"
    })
    void addsWorkingDaysAndKeepsTheTimeOfDay(LocalDateTime start, int count, LocalDateTime expected) {
        assertThat(days.after(start.atZone(ZONE), count)).isEqualTo(expected.atZone(ZONE));
        assertThat(alarms).isEmpty();
    }

    /** Civil Code art. 201: the day on which it begins does not count, whether it is worked or not. */
    @ParameterizedTest
    @CsvSource({
        // a Tuesday; over a weekend
        "2026-12-01, 1, 2026-12-02",
        "2026-12-01, 5, 2026-12-08",
        // a Friday, a Saturday and a Sunday end alike
        "2026-12-04, 5, 2026-12-11",
        "2026-12-05, 5, 2026-12-11",
        "2026-12-06, 5, 2026-12-11",
        // before the National Day, within it, and on the worked Saturday after it
        "2026-09-30, 3, 2026-10-10",
        "2026-10-03, 3, 2026-10-10",
        "2026-10-10, 1, 2026-10-12"
    })
    void aPeriodOfWorkingDaysEndsWithTheLastOfThem(LocalDate day, int count, LocalDate last) {
        assertThat(days.endAfter(day, count, ZONE))
                .isEqualTo(last.plusDays(1).atStartOfDay(ZONE).toInstant());
        assertThat(alarms).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-27",
        // the weekend; National Day
        "2026-11-29, 2026-11-27",
        "2026-10-07, 2026-09-30",
        // a worked Saturday
        "2026-02-14, 2026-02-14"
    })
    void whatIsToBeDoneBeforeADayEndsWithAWorkingDay(LocalDate day, LocalDate last) {
        assertThat(days.endOfWorkingDayUpTo(day, ZONE))
                .isEqualTo(last.plusDays(1).atStartOfDay(ZONE).toInstant());
        assertThat(alarms).isEmpty();
    }

    @Test
    void aYearWithoutDataIsCountedByWeekendsAndRaisesTheAlarm() {
        var start = LocalDateTime.parse("2026-12-30T15:00").atZone(ZONE);
        assertThat(days.after(start, 1))
                .isEqualTo(LocalDateTime.parse("2026-12-31T15:00").atZone(ZONE));
        assertThat(alarms).isEmpty();
        // New Year's Day is off in every year, whatever is arranged around it
        assertThat(days.after(start, 2))
                .isEqualTo(LocalDateTime.parse("2027-01-04T15:00").atZone(ZONE));
        assertThat(alarms).containsExactly(2027);
        assertThat(days.after(start, 3))
                .isEqualTo(LocalDateTime.parse("2027-01-05T15:00").atZone(ZONE));
        assertThat(alarms).containsExactly(2027, 2027);
    }

    /** Civil Code art. 203. Of a year without data the weekends are known, and the holidays with a fixed date. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-17, 2026-12-17",
        "2026-12-20, 2026-12-21",
        "2026-02-15, 2026-02-24",
        "2026-02-14, 2026-02-14",
        "2027-01-01, 2027-01-04",
        "2027-01-03, 2027-01-04",
        "2027-05-01, 2027-05-03",
        "2027-10-01, 2027-10-04",
        "2028-05-02, 2028-05-03",
    })
    void aPeriodThatWouldEndOnAHolidayEndsWithTheNextWorkingDay(LocalDate day, LocalDate last) {
        assertThat(days.lastDayOfPeriod(day)).isEqualTo(last);
        assertThat(alarms).as("only shown").isEmpty();
        assertThat(days.endOfPeriod(day, ZONE))
                .isEqualTo(last.plusDays(1).atStartOfDay(ZONE).toInstant());
        assertThat(alarms).isEqualTo(day.getYear() == 2026 ? List.of() : List.of(day.getYear()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 2026-10-11, 3",
        "2026-11-25, 2026-11-26, 1",
        "2026-11-25, 2026-11-25, 0",
        "2026-11-25, 2025-11-25, 0",
        // 365 days less 104 of weekends and 13 public holidays
        "2025-01-01, 2025-12-31, 248",
        "2025-12-31, 2026-12-31, 248"
    })
    void workingDaysBetweenTwoDaysLeaveTheFirstOut(LocalDate from, LocalDate to, long expected) {
        assertThat(days.between(from, to)).hasValue(expected);
    }

    @Test
    void legalPeriodsAreNotEstimated() {
        assertThat(days.between(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 4)))
                .isEmpty();
        assertThat(days.between(LocalDate.of(2026, 12, 1), LocalDate.of(9999, 12, 31)))
                .isEmpty();
        assertThat(days.between(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 1, 4)))
                .isEmpty();
    }

    @Test
    void theYearsThatAreThereAreKnown() {
        assertThat(days.knows(2025)).isTrue();
        assertThat(days.knows(2026)).isTrue();
        assertThat(days.knows(2024)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-01-01,FREE,元旦",
                "2025-01-01,HOLIDAY,元旦",
                "2026-02-30,HOLIDAY,元旦",
                "2026-01-02,HOLIDAY,元旦\n2026-01-02,WORKDAY,元旦"
            })
    void aWrongLineIsNamed(String lines) {
        assertThatThrownBy(() -> CalendarFile.parse(2026, new BufferedReader(new StringReader("# x\n\n" + lines))))
                .hasMessageContaining("2026.csv")
                .hasMessageContaining(
                        lines.lines().reduce((first, last) -> last).orElseThrow());
    }
}
