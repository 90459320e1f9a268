package dev.serverlease.rent;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is agreed of the rent.
 *
 * @param from the first day for which it counts
 * @param agreedOn the day on which it was agreed: sums that fell due before know nothing of it
 * @param monthly of all things leased, for a month of the lease
 * @param everyMonths how many months of the lease are paid at a time
 * @param withinDays how many days after the first day of such a period it is paid, or after its last day
 * @param atEnd whether after its last day
 */
public record RentTerms(
        LocalDate from, LocalDate agreedOn, BigDecimal monthly, int everyMonths, int withinDays, boolean atEnd) {

    /** Paid from the beginning of each period. */
    public RentTerms(LocalDate from, LocalDate agreedOn, BigDecimal monthly, int everyMonths, int withinDays) {
        this(from, agreedOn, monthly, everyMonths, withinDays, false);
    }
}
