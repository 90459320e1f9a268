package dev.serverlease.lease;

/** How closely a lease is watched; set by the review routing, read when use reviews are scheduled. */
public enum Risk {
    LOW("低 Low"),
    MEDIUM("中 Medium"),
    HIGH("高 High");

    private final String label;

    Risk(String label) {
        this.label = label;
    }

    /** The display name, Chinese first. */
    public String label() {
        return label;
    }
}
