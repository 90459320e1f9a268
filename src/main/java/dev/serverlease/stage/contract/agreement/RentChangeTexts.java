package dev.serverlease.stage.contract.agreement;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.clause.terms.VatOnTop;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.rent.PayBy;
import dev.serverlease.rent.RentMonth;
import dev.serverlease.rent.RentPlan;
import dev.serverlease.rent.RentSchedule;
import dev.serverlease.rent.RentTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a changed rent makes of the sums: how the month of the change is counted, and what is left to pay after it. The
 * day of the change is that of the conclusion, which is not known yet: each month that it may fall into is stated.
 */
final class RentChangeTexts {

    /** As long as an agreement may take: until it is signed, and as long as the signature binds. */
    private static final int MONTHS = 3;

    private final ContractFacts facts;
    private final String currency;
    private final RentSchedule rents;
    private final BigDecimal after;

    private RentChangeTexts(ContractFacts facts, String currency, RentSchedule rents, BigDecimal after) {
        this.facts = facts;
        this.currency = currency;
        this.rents = rents;
        this.after = after;
    }

    /** @param askedOn the first day on which it can be concluded */
    static ContractFacts addedTo(
            ContractFacts facts,
            String currency,
            BigDecimal before,
            BigDecimal after,
            RentSchedule rents,
            LocalDate askedOn) {
        var end = rents.lastDay();
        var texts = new RentChangeTexts(
                end == null ? facts : facts.text("rent.termEnd", Days.of(end)), currency, rents, after);
        return texts.early(askedOn)
                .text("rent.before", MoneyTexts.sum(before, currency))
                .text("rent.after", MoneyTexts.sum(after, currency))
                .text("rent.afterFigures", MoneyTexts.inFigures(after, currency))
                .list("rentMonths", texts.months(askedOn));
    }

    /** Concluded before rent begins, as on the day of the hand-over, the change holds for all days of rent. */
    private ContractFacts early(LocalDate askedOn) {
        var first = rents.firstDay();
        if (!askedOn.isBefore(first)) {
            return facts;
        }
        var last = first.minusDays(1);
        var days = askedOn.equals(last)
                ? new Bilingual(
                        "为" + Days.of(last).zh() + "的", "is " + Days.of(last).en())
                : new Bilingual(
                        "在" + Days.of(askedOn).zh() + "至" + Days.of(last).zh() + "之间的",
                        "is from " + Days.of(askedOn).en() + " to "
                                + Days.of(last).en());
        return facts.text("rent.earlyDays", days).text("rent.earlyLeft", left(first));
    }

    private List<Map<String, Bilingual>> months(LocalDate askedOn) {
        return rents.months(askedOn.plusMonths(MONTHS)).stream()
                .filter(month -> !month.last().isBefore(askedOn))
                .limit(MONTHS)
                .flatMap(month -> inMonth(month, askedOn))
                .toList();
    }

    /** One for each rent that was agreed of days of this month. */
    private Stream<Map<String, Bilingual>> inMonth(RentMonth month, LocalDate askedOn) {
        return MonthPart.of(month, rents, currency).stream()
                .filter(of -> !of.last().isBefore(askedOn))
                .map(of -> Map.of(
                        "first", Days.of(of.first().isBefore(askedOn) ? askedOn : of.first()),
                        "last", Days.of(of.last()),
                        "month", month(month.first()),
                        "days", number(month.days()),
                        "before", of.before(),
                        "after", of.after(),
                        "left", left(month.last().plusDays(1))));
    }

    /** What is to be paid for the time from the first day of a month on. */
    private Bilingual left(LocalDate next) {
        var end = rents.lastDay();
        if (end == null) {
            return new Bilingual(
                    "其后每月租金为" + MoneyTexts.sum(after, currency).zh()
                            + withTax(after).zh(),
                    "the rent of each month after it is "
                            + MoneyTexts.sum(after, currency).en()
                            + withTax(after).en());
        }
        var months = rents.months(end).stream()
                .filter(later -> !later.last().isBefore(next))
                .toList();
        if (months.isEmpty()) {
            return new Bilingual("其后没有剩余的租赁月", "no month is left after it");
        }
        var total = total(
                rents.with(new RentTerms(next, next, after, new RentPlan(1, new PayBy(1, false, false)))), months);
        var sum = MoneyTexts.sum(total, currency);
        return new Bilingual(
                "其后自" + Days.of(next).zh() + "至" + Days.of(end).zh() + "剩余" + months.size() + "个租赁月，租金合计为" + sum.zh()
                        + withTax(total).zh(),
                "for the " + months.size() + " month(s) left after it, from "
                        + Days.of(next).en() + " to " + Days.of(end).en() + ", the rent is " + sum.en() + " in total"
                        + withTax(total).en());
    }

    /** The month that begins on this day, after what the months of the term before it come to, if there are any. */
    private Bilingual month(LocalDate day) {
        var end = rents.lastDay();
        var months = end == null
                ? List.<RentMonth>of()
                : rents.months(end).stream()
                        .filter(month -> month.last().isBefore(day))
                        .toList();
        if (months.isEmpty()) {
            return new Bilingual("该租赁月", "this month");
        }
        var total = total(rents, months);
        return new Bilingual(
                "此前" + months.size() + "个租赁月的租金合计为"
                        + MoneyTexts.sum(total, currency).zh()
                        + withTax(total).zh() + "；该租赁月",
                "for the " + months.size() + " month(s) before it the rent is "
                        + MoneyTexts.sum(total, currency).en() + " in total"
                        + withTax(total).en() + "; this month");
    }

    private static BigDecimal total(RentSchedule rents, List<RentMonth> months) {
        return months.stream().map(month -> rents.rent(month, LocalDate.MAX)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Bilingual withTax(BigDecimal net) {
        return VatOnTop.on(net, facts)
                .map(tax -> new Bilingual(
                        "（不含税），增值税额为" + MoneyTexts.sum(tax, currency).zh() + "，价税合计为"
                                + MoneyTexts.sum(net.add(tax), currency).zh(),
                        " without tax, the VAT on it "
                                + MoneyTexts.sum(tax, currency).en() + ", both together "
                                + MoneyTexts.sum(net.add(tax), currency).en()))
                .orElse(new Bilingual("（含税）", ", tax included"));
    }

    private static Bilingual number(int number) {
        return new Bilingual(Integer.toString(number), Integer.toString(number));
    }
}
