package dev.serverlease.stage.inforce.suspension;

import java.time.Instant;

/**
 * The suspension of a service: why, on which clause, and until when it can be cured.
 *
 * @param position counted from 1
 * @param unlawful whether the law forbids the service; only a legal officer may lift such a suspension
 */
public record Suspension(
        int position,
        String ground,
        String clause,
        boolean unlawful,
        Instant cureBy,
        String suspendedBy,
        Instant suspendedAt) {}
