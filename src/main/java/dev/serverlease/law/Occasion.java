package dev.serverlease.law;

/** The moment in the life of a lease at which rules are asked. */
public enum Occasion {
    CHECKS,
    LEGAL_REVIEW,
    CONTRACT,
    ACTIVATION,
    USE_REVIEW,
    TERMINATION
}
