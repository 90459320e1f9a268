package dev.serverlease.clause.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.rent.PayBy;
import dev.serverlease.rent.RentPlan;
import java.util.Map;

/** What contracts and pages say of when rent is paid. */
public final class RentPlanTexts {

    private static final Map<Integer, Bilingual> EVERY = Map.of(
            RentPlan.ONCE,
            new Bilingual("一次付清", "all at once"),
            1,
            new Bilingual("按月", "by the month"),
            3,
            new Bilingual("按季", "by the quarter"),
            6,
            new Bilingual("按半年", "by the half-year"),
            12,
            new Bilingual("按年", "by the year"));

    private RentPlanTexts() {}

    /** As in 按季支付. @param months of a period; {@link RentPlan#ONCE} for all of the term */
    public static Bilingual every(int months) {
        return EVERY.getOrDefault(months, new Bilingual("每" + months + "个月一期", "in periods of " + months + " months"));
    }

    /** In one line for people. @return empty words where no plan is stated */
    public static Bilingual line(JsonNode contract) {
        return RentPlan.stated(contract)
                .map(plan -> {
                    var every = every(plan.everyMonths());
                    var due = due(plan);
                    return new Bilingual(every.zh() + "，最迟" + due.zh(), every.en() + ", by " + due.en());
                })
                .orElse(new Bilingual("", ""));
    }

    /** The last day on which a period's rent is paid. */
    static Bilingual due(RentPlan plan) {
        PayBy by = plan.payBy();
        var of = plan.everyMonths() == RentPlan.ONCE
                ? new Bilingual("租赁期限", "the term")
                : new Bilingual("每期", "each period");
        if (by.arrears()) {
            return by.workingDays()
                    ? new Bilingual(
                            of.zh() + "届满后第" + by.days() + "个工作日",
                            "working day " + by.days() + " after the last day of " + of.en())
                    : new Bilingual(
                            of.zh() + "届满后第" + by.days() + "日",
                            "day " + by.days() + " after the last day of " + of.en());
        }
        return by.workingDays()
                ? new Bilingual(
                        of.zh() + "首日起第" + by.days() + "个工作日",
                        "working day " + by.days() + " from the first day of " + of.en())
                : new Bilingual(of.zh() + "第" + by.days() + "日", "day " + by.days() + " of " + of.en());
    }

    static ContractFacts addedTo(ContractFacts facts, StatedTerms stated) {
        var contract = stated.application().path("contract");
        return RentPlan.stated(contract)
                .map(plan -> {
                    int months = plan.everyMonths();
                    return facts.text("payment.due", due(plan))
                            .text("payment.every", every(months))
                            .text(
                                    "payment.periods",
                                    months == RentPlan.ONCE
                                            ? new Bilingual("租赁期限内的全部租金为一期", "all rent of the term is one period")
                                            : new Bilingual(
                                                    "每" + months + "个租赁月为一期",
                                                    "each period has " + months + " month(s) of the lease"))
                            .text("payment.counting", counting(plan.payBy()))
                            .data("payment.months", IntNode.valueOf(months))
                            .data("payment.days", IntNode.valueOf(plan.payBy().days()));
                })
                .orElse(facts);
    }

    private static Bilingual counting(PayBy by) {
        return by.arrears()
                ? new Bilingual("届满之日的次日为第1日", "the day after the last day being day 1")
                : new Bilingual("首日为第1日", "its first day being day 1");
    }
}
