package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.PageTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The month's report.
 *
 * @param days that it covers: up to today where the month is not over
 * @param over whether the month is over
 * @param readAt when it was read
 * @param checks its sums beside those of the lists and of the portfolio
 */
record MonthlyReport(
        YearMonth month, Period days, boolean over, Instant readAt, List<Section> sections, List<Check> checks) {

    record Section(Bilingual title, List<Figure> figures) {

        private static final BigDecimal FULL = BigDecimal.valueOf(100);

        /** Only figures of one unit can be drawn beside one another, and one alone need not. */
        public boolean hasBars() {
            return figures.size() > 1
                    && figures.stream().map(Figure::unit).distinct().count() == 1
                    && largest().signum() > 0;
        }

        /** The length of a bar in hundredths of the largest. */
        public int width(@Nullable BigDecimal value) {
            return value == null
                    ? 0
                    : value.multiply(FULL)
                            .divide(largest(), RoundingMode.HALF_UP)
                            .intValue();
        }

        private BigDecimal largest() {
            return figures.stream()
                    .flatMap(figure -> Stream.of(figure.now(), figure.before()))
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(BigDecimal.ZERO);
        }
    }

    /** The month as people read it. */
    public Bilingual monthText() {
        var zone = days.zone();
        return new Bilingual(PageTime.zh(zone).month(month), PageTime.en(zone).month(month));
    }

    public boolean agrees() {
        return checks.stream().noneMatch(Check::differs);
    }

    /** Whether each sum was compared; where not, the portfolio keeps no figures of that day. */
    public boolean isCompared() {
        return checks.stream().noneMatch(check -> check.there() == null);
    }
}
