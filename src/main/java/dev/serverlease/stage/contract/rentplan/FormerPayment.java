package dev.serverlease.stage.contract.rentplan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.rent.PayBy;
import dev.serverlease.rent.RentPlan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the plan of a contract that was concluded while payment was asked for in words, as its clauses read them: for
 * want of a day, so many days after the beginning or the end of each period. Once, when it is put on record as figures.
 */
public final class FormerPayment {

    private static final int USUAL_DAYS =
            ClauseLibrary.current().figure("firstPaymentDays").intValueExact();

    private static final Set<String> WORDS =
            Set.of("contract.payment", "contract.paymentMonths", "contract.paymentDays");

    private static final Map<Integer, String> PERIODS = Map.of(1, "MONTH", 3, "QUARTER", 6, "HALF_YEAR", 12, "YEAR");

    private FormerPayment() {}

    /**
     * What its words give as a plan, so that each due day stays as it is.
     *
     * @param contract of an application without a plan
     * @return empty where they name a day that no program reads, or a period that cannot be agreed today
     */
    public static Optional<ObjectNode> read(JsonNode contract) {
        boolean namesDay = !contract.has("paymentDays")
                && PaymentPeriods.in(contract.path("payment").asText()).day();
        var plan = plan(contract);
        var period = PERIODS.get(plan.everyMonths());
        return namesDay || period == null
                ? Optional.empty()
                : Optional.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("period", period)
                        .put("timing", plan.payBy().arrears() ? "ARREARS" : "ADVANCE")
                        .put("dueDays", plan.payBy().days())
                        .put("dueUnit", "CALENDAR_DAYS")
                        .put("means", "OTHER"));
    }

    /** Whether an agreement on the lease changed the words: then none of them alone gives its days. */
    public static boolean isIn(JsonNode changes) {
        for (var change : changes) {
            if (WORDS.contains(change.path("path").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The plan by which rent was reckoned from the words, for want of others by the clause on rent. */
    static RentPlan plan(JsonNode contract) {
        boolean arrears = PaymentPeriods.atEnd(contract);
        int days = contract.path("paymentDays").asInt(USUAL_DAYS);
        // the day from which those days ran did not count; after the end of a period it is the day before
        return new RentPlan(PaymentPeriods.months(contract), new PayBy(arrears ? days : days + 1, false, arrears));
    }
}
