package dev.serverlease.rent;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is agreed of the rent.
 *
 * @param from the first day for which it counts
 * @param agreedOn the day on which it was agreed: sums that fell due before know nothing of it
 * @param monthly of all things leased, for a month of the lease
 */
public record RentTerms(LocalDate from, LocalDate agreedOn, BigDecimal monthly, RentPlan plan) {}
