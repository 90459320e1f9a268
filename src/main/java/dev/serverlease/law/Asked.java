package dev.serverlease.law;

import java.time.LocalDate;

/** The question put to a rule: at which occasion, and under the law of which day. */
public record Asked(Occasion occasion, LocalDate asOf) {}
