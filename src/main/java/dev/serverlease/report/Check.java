package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A sum of a report beside the same sum by another way.
 *
 * @param what is counted, and where the other sum comes from
 * @param here what the report says
 * @param there what the list or the portfolio says; null where nothing to compare with is kept for that day
 * @param unit of both; null for a bare number
 */
record Check(
        Bilingual what,
        BigDecimal here,
        @Nullable BigDecimal there,
        @Nullable Bilingual unit) {

    Check(Bilingual what, BigDecimal here, @Nullable BigDecimal there) {
        this(what, here, there, null);
    }

    static Check of(Bilingual what, long here, @Nullable Long there) {
        return new Check(what, BigDecimal.valueOf(here), there == null ? null : BigDecimal.valueOf(there));
    }

    public String hereText() {
        return Sums.text(here, unit);
    }

    /** As people read it; a dash where there is nothing to compare with. */
    public String thereText() {
        return Sums.text(there, unit);
    }

    /** False where there is nothing to compare with, too. */
    public boolean differs() {
        return there != null && here.compareTo(there) != 0;
    }

    public Bilingual result() {
        if (there == null) {
            return new Bilingual("该日没有留存数字，未核对", "no figure is kept for that day: not compared");
        }
        return differs()
                ? new Bilingual("不符，请勿使用本报表，并请告知系统管理员", "differs: do not use this report, and tell an administrator")
                : new Bilingual("相符", "agrees");
    }
}
