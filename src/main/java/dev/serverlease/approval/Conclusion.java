package dev.serverlease.approval;

import dev.serverlease.words.Words;

/** How an officer decides on one finding that needs a person's decision. */
public enum Conclusion {
    NO_VIOLATION,
    VIOLATION,
    /** A condition settles it; it must be met before activation. */
    CONDITION;

    /** For people, Chinese first. */
    public String label() {
        return Words.of("conclusion", this).both();
    }
}
