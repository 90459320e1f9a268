package dev.serverlease.legalnotice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a demand for rent demands (Civil Code art. 722).
 *
 * @param overdueSince first day on which it was overdue
 * @param periodDays to pay, counted from the day after arrival
 */
public record DemandedRent(BigDecimal amount, String currency, LocalDate overdueSince, int periodDays) {

    /** The fields in which the other one differs; how many decimals an amount is written with is no difference. */
    List<String> differences(DemandedRent other) {
        var fields = new ArrayList<String>();
        if (amount.compareTo(other.amount) != 0) {
            fields.add("amount");
        }
        if (!currency.equals(other.currency)) {
            fields.add("currency");
        }
        if (!overdueSince.equals(other.overdueSince)) {
            fields.add("overdueSince");
        }
        if (periodDays != other.periodDays) {
            fields.add("periodDays");
        }
        return fields;
    }
}
