package dev.serverlease.stage.inforce;

/** How a use review ends. */
public enum ReviewOutcome {
    CONTINUE,
    /** What was found is to be put right by a day, and the service goes on. */
    CURE,
    SUSPEND,
    TERMINATE
}
