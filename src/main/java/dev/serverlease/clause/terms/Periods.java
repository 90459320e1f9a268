package dev.serverlease.clause.terms;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.Bilingual;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** Periods as contracts write them. */
public final class Periods {

    private Periods() {}

    /** Like 30日 or 1个月; every unit that it has. */
    public static Bilingual of(IsoPeriod period) {
        var units = period.amount() instanceof Period calendar ? calendar(calendar) : time((Duration) period.amount());
        return new Bilingual(
                String.join("零", units.stream().map(Bilingual::zh).toList()),
                String.join(" and ", units.stream().map(Bilingual::en).toList()));
    }

    /** @param months 1 or more. @return what stands after 每 and after "once every", like 1个月 and month */
    public static Bilingual every(int months) {
        return new Bilingual(months + "个月", months == 1 ? "month" : months + " months");
    }

    private static List<Bilingual> calendar(Period period) {
        var units = new ArrayList<Bilingual>();
        add(units, period.getYears(), "年", "year");
        add(units, period.getMonths(), "个月", "month");
        add(units, period.getDays(), "日", "day");
        return units;
    }

    private static List<Bilingual> time(Duration period) {
        var units = new ArrayList<Bilingual>();
        add(units, period.toHours(), "小时", "hour");
        add(units, period.toMinutesPart(), "分钟", "minute");
        add(units, period.toSecondsPart(), "秒", "second");
        return units;
    }

    private static void add(List<Bilingual> units, long count, String zh, String en) {
        if (count != 0) {
            units.add(new Bilingual(count + zh, count + " " + en + (count == 1 ? "" : "s")));
        }
    }
}
