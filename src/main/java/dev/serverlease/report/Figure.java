package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of the monthly report.
 *
 * @param unit of the values, like 件 leases
 * @param now of the month
 * @param before of the month before it; null where that is not known
 */
record Figure(
        Bilingual what,
        Bilingual unit,
        BigDecimal now,
        @Nullable BigDecimal before) {

    @Nullable
    BigDecimal change() {
        return before == null ? null : now.subtract(before);
    }

    public String nowText() {
        return Sums.text(now, unit);
    }

    /** As people read it; a dash where it is not known. */
    public String beforeText() {
        return Sums.text(before, unit);
    }

    /** The change as people read it: with its sign; a dash where there is nothing to compare with. */
    public String changeText() {
        var change = change();
        return (change != null && change.signum() > 0 ? "+" : "") + Sums.text(change, unit);
    }
}
