package dev.serverlease.lease;

/** How closely a lease is watched; set by the review routing, read when use reviews are scheduled. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH
}
