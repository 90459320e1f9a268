package dev.serverlease.portfolio.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.portfolio.page.Chart.Words;
import dev.serverlease.portfolio.page.Columns.Column;
import dev.serverlease.portfolio.page.Columns.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Standing columns have room for their values and the times below them, however many and however large. */
class ColumnsTest {

    private static final int WEEKS = 13;

    @Test
    void largeValuesStandUprightAndSmallOnesLie() {
        assertThat(words(98, "small"))
                .allSatisfy(value -> assertThat(value.turned()).isNull());
        assertThat(words(1234, "small upright"))
                .hasSize(2 * WEEKS)
                .allSatisfy(value ->
                        assertThat(value.turned()).isEqualTo("rotate(-90 " + value.x() + " " + value.y() + ")"));
    }

    @Test
    void timesBelowDoNotRunTogetherNorBeyondTheEdge() {
        var times = words(5, "month");
        assertThat(times).hasSize(WEEKS / 2 + 1);
        // half of one as wide as "12月26日"
        assertThat(times.get(times.size() - 1).x()).isLessThan(360 - 20);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i).x() - times.get(i - 1).x()).isGreaterThan(40);
        }
    }

    private static List<Words> words(long value, String style) {
        var columns = IntStream.range(0, WEEKS)
                .mapToObj(week -> new Column("12月26日", "2026年12月26日", value, value - 1))
                .toList();
        return Columns.of("id", "title", List.of(new Series("one", ""), new Series("other", "")), columns)
                .shapes()
                .stream()
                .filter(Words.class::isInstance)
                .map(Words.class::cast)
                .filter(words -> words.style().equals(style))
                .toList();
    }
}
