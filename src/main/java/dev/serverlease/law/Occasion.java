package dev.serverlease.law;

/** The moment in the life of a lease at which rules are asked, or under which their findings are kept. */
public enum Occasion {
    CHECKS,
    LEGAL_REVIEW,
    CONTRACT,
    ACTIVATION,
    USE_REVIEW,
    TERMINATION,
    /**
     * The rules of the checks, applied to a renewal or to continued use without one; no rule is only for this occasion.
     */
    RENEWAL,
    /** The rules of the checks, applied to a lease in force before a use review; no rule is only for this occasion. */
    SCREENING,
    /**
     * The rules of the checks, applied to what both agree to change of a lease in force; no rule is only for this
     * occasion.
     */
    CHANGE
}
