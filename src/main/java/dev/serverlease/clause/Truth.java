package dev.serverlease.clause;

/** Whether a condition holds; OPEN where a fact that it asks for is not known yet. */
enum Truth {
    NO,
    OPEN,
    YES;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Truth negated() {
        return this == OPEN ? OPEN : of(this == NO);
    }
}
