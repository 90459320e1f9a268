package dev.serverlease.stage.contract.rentplan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.rent.PayBy;
import dev.serverlease.rent.RentPlan;
import java.util.Map;

/**
 * The plan of a contract that was concluded while payment was asked for in words, as its clauses read them: for want of
 * a day, so many days after the beginning or the end of each period.
 */
public final class FormerPayment {

    private static final int USUAL_DAYS =
            ClauseLibrary.current().figure("firstPaymentDays").intValueExact();

    private static final Map<Integer, String> PERIODS = Map.of(1, "MONTH", 3, "QUARTER", 6, "HALF_YEAR", 12, "YEAR");

    private FormerPayment() {}

    /** @param contract of an application. @return what it states, else what its words say */
    public static RentPlan plan(JsonNode contract) {
        return RentPlan.stated(contract).orElseGet(() -> {
            boolean arrears = PaymentPeriods.atEnd(contract);
            int days = contract.path("paymentDays").asInt(USUAL_DAYS);
            // the day from which those days ran did not count; after the end of a period it is the day before
            return new RentPlan(PaymentPeriods.months(contract), new PayBy(arrears ? days : days + 1, false, arrears));
        });
    }

    /** Whether the words that hold for want of a plan may name a day that no program reads. */
    public static boolean isInWords(JsonNode contract) {
        return RentPlan.stated(contract).isEmpty() && !contract.has("paymentDays");
    }

    /** Whether they do name one. */
    public static boolean namesDay(JsonNode contract) {
        return isInWords(contract)
                && PaymentPeriods.in(contract.path("payment").asText()).day();
    }

    /** Adds the plan that the words give to an application without one, if it is one that can be agreed today. */
    public static ObjectNode planned(ObjectNode application) {
        var contract = application.withObjectProperty("contract");
        if (RentPlan.stated(contract).isEmpty() && contract.has("payment")) {
            var plan = plan(contract);
            var period = PERIODS.get(plan.everyMonths());
            if (period != null) {
                contract.putObject("rentPlan")
                        .put("period", period)
                        .put("timing", plan.payBy().arrears() ? "ARREARS" : "ADVANCE")
                        .put("dueDays", plan.payBy().days())
                        .put("dueUnit", "CALENDAR_DAYS")
                        .put("means", "OTHER");
            }
        }
        return application;
    }
}
