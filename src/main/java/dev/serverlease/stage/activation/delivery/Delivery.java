package dev.serverlease.stage.activation.delivery;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over.
 *
 * @param firstDay of the term by then; null where the application states no term, as is its last day
 */
public record Delivery(
        LocalDate deliveredOn,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {}
