package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Times as pages, letters and notices write them. */
class PageTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The year of the day that counts, not of the midnight that ends it. */
    @Test
    void aDayCountedWithoutTheDaysOffOfItsYearSaysSo() {
        var arranged = OffsetDateTime.parse("2026-01-01T00:00+08:00");
        var missing = OffsetDateTime.parse("2200-01-01T00:00+08:00");
        assertThat(PageTime.zh(ZONE).counted(arranged)).isEqualTo("2025年12月31日 24:00");
        assertThat(PageTime.zh(ZONE).counted(missing))
                .startsWith("2199年12月31日 24:00（2199年的放假安排尚未载入")
                .endsWith("）");
        assertThat(PageTime.en(ZONE).counted(missing)).contains("(the days off of 2199 are not here yet");
        assertThat(PageTime.zh(ZONE).countedDay(LocalDate.of(2199, 12, 31))).startsWith("2199年12月31日（2199年的放假安排尚未载入");
        assertThat(PageTime.zh(ZONE).countedDay(LocalDate.of(2025, 12, 31))).isEqualTo("2025年12月31日");
    }

    @Test
    void aTimeWithoutEndIsNotATimeThatEndsNowhere() {
        var from = LocalDate.of(2021, 1, 1);
        assertThat(PageTime.zh(ZONE).span(from, null)).isEqualTo("2021年1月1日起");
        assertThat(PageTime.en(ZONE).span(from, null)).isEqualTo("from 1 Jan 2021");
        assertThat(PageTime.zh(ZONE).span(from, LocalDate.of(2022, 7, 1))).isEqualTo("2021年1月1日 – 2022年6月30日");
        assertThat(PageTime.en(ZONE).span(from, LocalDate.of(2022, 7, 1))).isEqualTo("1 Jan 2021 – 30 Jun 2022");
        assertThat(PageTime.both(ZONE).span(from, LocalDate.of(2022, 7, 1))).isEqualTo("2021-01-01 – 2022-06-30");
        assertThat(PageTime.both(ZONE).span(from, null)).isEqualTo("2021-01-01 –");
    }

    @Test
    void ofSeveralYearsEachIsNamedOnce() {
        var ends = Stream.of("2199-12-31", "2200-05-01", "2200-05-02", "2026-05-01")
                .map(day -> LocalDate.parse(day).plusDays(1).atStartOfDay(ZONE))
                .toList();
        assertThat(HolidaysMissing.note(ends, ZONE))
                .satisfies(note ->
                        assertThat(note.zh()).startsWith("2199年、2200年的放假安排尚未载入").endsWith("为准。"))
                .satisfies(note -> assertThat(note.en()).startsWith("The days off of 2199, 2200 are not here yet"));
        assertThat(HolidaysMissing.note(ends.subList(3, 4), ZONE)).isNull();
    }
}
