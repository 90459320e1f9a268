package dev.serverlease.lease;

/** How closely a lease is watched; set when the checks are routed, read when use reviews are scheduled. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH
}
