package dev.serverlease.rent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * How often rent is paid, and until when.
 *
 * @param everyMonths how many months of the lease are paid at a time; {@link #ONCE} for all of a term
 */
public record RentPlan(int everyMonths, PayBy payBy) {

    public static final int ONCE = 0;

    private static final Map<String, Integer> MONTHS =
            Map.of("MONTH", 1, "QUARTER", 3, "HALF_YEAR", 6, "YEAR", 12, "ONCE", ONCE);

    /** @param contract of an application that is valid by its schema. @return empty where any of it is not stated */
    public static Optional<RentPlan> stated(JsonNode contract) {
        var plan = contract.path("rentPlan");
        boolean isWhole = plan.has("period") && plan.has("timing") && plan.has("dueDays") && plan.has("dueUnit");
        return isWhole
                ? Optional.of(new RentPlan(
                        MONTHS.getOrDefault(plan.path("period").asText(), 1),
                        new PayBy(
                                plan.path("dueDays").asInt(),
                                plan.path("dueUnit").asText().equals("WORKING_DAYS"),
                                plan.path("timing").asText().equals("ARREARS"))))
                : Optional.empty();
    }
}
