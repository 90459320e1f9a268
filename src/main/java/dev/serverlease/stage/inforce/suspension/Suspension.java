package dev.serverlease.stage.inforce.suspension;

import java.time.Instant;

/**
 * A server switched off: why, on which clause, and until when it can be cured.
 *
 * @param position counted from 1
 * @param unlawful whether the law forbids the service as it is; only a legal officer lifts such a suspension
 */
public record Suspension(
        int position,
        String ground,
        String clause,
        boolean unlawful,
        Instant cureBy,
        String suspendedBy,
        Instant suspendedAt) {}
