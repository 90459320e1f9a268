package dev.serverlease.stage.contract.agreement;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.rent.RentMonth;
import dev.serverlease.rent.RentRate;
import dev.serverlease.rent.RentSchedule;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Days of a month of the lease that have one rent before a change, and how the month is counted if the change comes on
 * one of them: the same reckoning as {@link RentSchedule#rent}, in words.
 *
 * @param first the first of them on which rent runs
 * @param last the last of them on which rent runs
 * @param before the rent of the days before the change, those of earlier parts among them
 * @param after the days from the change on, as a share of the month
 */
record MonthPart(LocalDate first, LocalDate last, Bilingual before, Bilingual after) {

    /** The parts of a month, in their order; none if no rent runs in it. */
    static List<MonthPart> of(RentMonth month, RentSchedule rents, String currency) {
        var parts = new ArrayList<MonthPart>();
        var earlier = new Bilingual("", "");
        for (var rate : rents.rates(month.first())) {
            var first = rate.first().isBefore(month.first()) ? month.first() : rate.first();
            var last = rate.last() == null || rate.last().isAfter(month.last()) ? month.last() : rate.last();
            if (!first.isAfter(last)) {
                parts.add(new MonthPart(
                        first, last, and(earlier, open(rate, first, month, rents, currency)), after(month, rents)));
                earlier = and(earlier, closed(rate, first, last, month, currency));
            }
        }
        return parts;
    }

    /** The days from the first one until the change. */
    private static Bilingual open(
            RentRate rate, LocalDate first, RentMonth month, RentSchedule rents, String currency) {
        var figures = MoneyTexts.inFigures(rate.monthly(), currency);
        var since = first.equals(month.first())
                ? new Bilingual("变更之日以前", "the days before that day")
                : first.equals(rents.firstDay())
                        ? new Bilingual(
                                "自" + Days.of(first).zh() + "（租金起算之日）起、变更之日以前",
                                "the days from " + Days.of(first).en() + ", the first day of rent, until the day before"
                                        + " that day")
                        : new Bilingual(
                                "自" + Days.of(first).zh() + "起、变更之日以前",
                                "the days from " + Days.of(first).en() + " until the day before that day");
        return new Bilingual(
                figures.zh() + "×" + since.zh() + "的日数÷" + month.days(),
                figures.en() + " × " + since.en() + " ÷ " + month.days());
    }

    /** All the days, where the change comes after them. */
    private static Bilingual closed(RentRate rate, LocalDate first, LocalDate last, RentMonth month, String currency) {
        var figures = MoneyTexts.inFigures(rate.monthly(), currency);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return new Bilingual(
                figures.zh() + "×" + days + "÷" + month.days() + "（"
                        + Days.of(first).zh() + "至" + Days.of(last).zh() + "）",
                figures.en() + " × " + days + " ÷ " + month.days() + " ("
                        + Days.of(first).en() + " to " + Days.of(last).en() + ")");
    }

    private static Bilingual after(RentMonth month, RentSchedule rents) {
        var end = rents.lastDay();
        return end == null || !end.isBefore(month.last())
                ? new Bilingual("自变更之日起的日数÷" + month.days(), "the days from it on ÷ " + month.days())
                : new Bilingual(
                        "自变更之日起至" + Days.of(end).zh() + "的日数÷" + month.days(),
                        "the days from it until " + Days.of(end).en() + " ÷ " + month.days());
    }

    private static Bilingual and(Bilingual one, Bilingual other) {
        return one.zh().isEmpty()
                ? other
                : new Bilingual(one.zh() + "，加" + other.zh(), one.en() + ", plus " + other.en());
    }
}
