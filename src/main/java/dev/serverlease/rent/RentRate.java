package dev.serverlease.rent;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The rent of a month, and the days for which it counts.
 *
 * @param last the last of them; null in a lease without a last day
 */
public record RentRate(LocalDate first, @Nullable LocalDate last, BigDecimal monthly) {}
