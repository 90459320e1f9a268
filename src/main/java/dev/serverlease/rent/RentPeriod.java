package dev.serverlease.rent;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is paid at a time, without tax on top.
 *
 * @param due the last day on which it is paid in time
 * @param rent of this period, as it was agreed on the due day
 * @param settled what the period before is still owed by a change that came after its due day; negative if it was
 *     overpaid
 */
public record RentPeriod(LocalDate first, LocalDate last, LocalDate due, BigDecimal rent, BigDecimal settled) {

    public BigDecimal payable() {
        return rent.add(settled);
    }
}
