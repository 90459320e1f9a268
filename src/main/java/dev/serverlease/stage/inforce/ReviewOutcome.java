package dev.serverlease.stage.inforce;

/** How a use review ends. */
public enum ReviewOutcome {
    CONTINUE,
    /** Defects must be cured by a set day; the service continues. */
    CURE,
    SUSPEND,
    TERMINATE
}
