package dev.serverlease.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{1} months from {0} end with {2}")
    @CsvSource({
        "2027-01-01, 24, 2028-12-31",
        "2027-01-15, 1, 2027-02-14",
        "2027-01-29, 1, 2027-02-28",
        "2027-01-31, 1, 2027-02-28",
        "2028-01-31, 1, 2028-02-29",
        "2027-08-31, 6, 2028-02-29",
        "2027-01-01, 240, 2046-12-31"
    })
    void endsTheDayBeforeTheCorrespondingDayOrWithTheMonth(LocalDate firstDay, int months, LocalDate lastDay) {
        assertThat(Term.of(firstDay, months)).isEqualTo(new Term(firstDay, lastDay));
    }

    @ParameterizedTest(name = "{1} months from the hand-over on {0} end with {2}")
    @CsvSource({
        "2027-01-31, 1, 2027-02-28",
        "2028-02-29, 12, 2029-02-28",
        "2027-01-01, 24, 2029-01-01",
        "2027-03-15, 240, 2047-03-15"
    })
    void theDayOfTheHandOverIsNotCounted(LocalDate handOver, int months, LocalDate lastDay) {
        var term = Term.afterHandOver(handOver, months);
        assertThat(term).isEqualTo(new Term(handOver.plusDays(1), lastDay));
        assertThat(term.lastDay()).isBeforeOrEqualTo(handOver.plusYears(20));
    }

    @ParameterizedTest(name = "{1} months from {0}, handed over on {2}, end with {3}")
    @CsvSource({
        "2027-01-25, 1, 2027-01-30, 2027-03-01",
        "2027-01-25, 1, 2027-01-25, 2027-02-24",
        "2027-01-31, 1, 2027-02-10, 2027-03-10",
        "2027-03-01, 240, 2028-02-29, 2048-02-28"
    })
    void aLateHandOverMovesTheLastOfFixedDaysOnly(
            LocalDate firstDay, int months, LocalDate handOver, LocalDate lastDay) {
        var term = Term.of(firstDay, months).handedOver(handOver);
        assertThat(term).isEqualTo(new Term(firstDay, lastDay));
        assertThat(term.lastDay()).isBeforeOrEqualTo(handOver.plusYears(20));
    }

    @org.junit.jupiter.api.Test
    void lastsFromMidnightToMidnightInChina() {
        var term = Term.of(LocalDate.of(2027, 1, 1), 24);
        assertThat(term.startsAt(ZONE)).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(term.endsAt(ZONE)).isEqualTo(Instant.parse("2028-12-31T16:00:00Z"));
    }
}
