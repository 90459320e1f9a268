package dev.serverlease.lease;

/** Why a lease ended; each has its own end event in the diagram. */
public enum EndReason {
    REJECTED,
    WITHDRAWN,
    LAPSED,
    EXPIRED,
    TERMINATED
}
