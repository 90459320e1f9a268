package dev.serverlease.stage.activation.delivery;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over.
 *
 * @param firstDay of the term by then; null where the application states no term, as is its last day
 */
public record Delivery(
        LocalDate deliveredOn,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {

    /**
     * By how many days the last day of fixed days moved (clause {@code term}); 0 where the term runs from the
     * hand-over.
     */
    long daysLate() {
        return firstDay == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(firstDay, deliveredOn));
    }
}
