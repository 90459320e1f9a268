package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Term;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Periods count as the law counts them, up to the last day that a date can hold. */
class DeadlineTest {

    @Test
    void aTermEndsForTheLawOnTheSameDayAsForTheLease() {
        for (var day = LocalDate.of(2027, 1, 1); day.isBefore(LocalDate.of(2028, 3, 2)); day = day.plusDays(1)) {
            for (int months = 1; months <= 25; months++) {
                assertThat(Deadline.firstDayAfterTerm(day, months))
                        .as(day + " and " + months + " months")
                        .isEqualTo(Term.of(day, months).lastDay().plusDays(1));
            }
        }
    }

    @Test
    void periodBeyondTheLastDateEndsOnTheLastDate() {
        assertThat(Deadline.firstDayAfterTerm(LocalDate.of(2026, 1, 30), Long.MAX_VALUE))
                .isEqualTo(LocalDate.MAX);
        assertThat(Deadline.monthsAfter(LocalDate.MAX, 1)).isEqualTo(LocalDate.MAX);
        assertThat(Deadline.daysAfter(LocalDate.MAX, 1)).isEqualTo(LocalDate.MAX);
    }

    @Test
    void periodThatReachesTheLastMonthOrHourEndsOnItsOwnDayAndMinute() {
        assertThat(Deadline.monthsAfter(LocalDate.MAX.minusMonths(1), 1)).isEqualTo(LocalDate.MAX.withDayOfMonth(30));
        var evening = LocalDate.MAX.atTime(22, 0);
        assertThat(Deadline.hoursAfter(evening, 1)).isEqualTo(LocalDate.MAX.atTime(23, 0));
        assertThat(Deadline.hoursAfter(evening, 2)).isEqualTo(LocalDateTime.MAX);
    }
}
