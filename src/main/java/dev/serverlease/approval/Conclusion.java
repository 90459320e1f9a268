package dev.serverlease.approval;

/** How an officer decides on one finding that needs a person's decision. */
public enum Conclusion {
    NO_VIOLATION("认定不构成违反 No violation"),
    VIOLATION("认定构成违反 Violation"),
    /** A condition settles it; it must be met before activation. */
    CONDITION("落实条件后合规 Settled by a condition");

    private final String label;

    Conclusion(String label) {
        this.label = label;
    }

    /** For people, Chinese first. */
    public String label() {
        return label;
    }
}
