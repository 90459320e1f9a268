package dev.serverlease.lease;

import java.time.Instant;

/**
 * A completed use review.
 *
 * @param position counted from 1
 * @param outcome CONTINUE, CURE, SUSPEND or TERMINATE
 * @param actualUse what the reviewer saw
 */
public record UseReview(
        int position,
        Instant dueAt,
        String outcome,
        String actualUse,
        String ground,
        String reviewer,
        Instant completedAt) {}
