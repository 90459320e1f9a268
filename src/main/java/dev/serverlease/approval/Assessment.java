package dev.serverlease.approval;

/**
 * How an officer decided on one finding (逐项认定).
 *
 * @param conclusion NO_VIOLATION, VIOLATION, or CONDITION where a condition settles it
 */
public record Assessment(String rule, String conclusion, String ground) {}
