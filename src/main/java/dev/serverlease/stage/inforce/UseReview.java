package dev.serverlease.stage.inforce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A completed use review.
 *
 * @param position counted from 1
 * @param actualUse what the reviewer saw
 * @param reviewer a user; or the system, if nothing was found or the service had to stop at once
 * @param cureBy until when the defects must be cured; null if there are none
 * @param misuse whether the use was found not to be the agreed one, or unlawful
 */
public record UseReview(
        int position,
        Instant dueAt,
        ReviewOutcome outcome,
        String actualUse,
        String ground,
        String reviewer,
        Instant completedAt,
        @Nullable Instant cureBy,
        boolean misuse) {}
