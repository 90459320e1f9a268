package dev.serverlease.law;

/** The moment in the life of a lease at which rules are asked, or under which their findings are kept. */
public enum Occasion {
    CHECKS,
    LEGAL_REVIEW,
    CONTRACT,
    ACTIVATION,
    USE_REVIEW,
    TERMINATION,
    /** The rules of the checks over a renewal, or over use that goes on without one; no rule is asked here alone. */
    RENEWAL,
    /** The rules of the checks over a lease in force, before a use review; no rule is asked here alone. */
    SCREENING
}
