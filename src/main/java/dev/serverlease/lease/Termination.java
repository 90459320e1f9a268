package dev.serverlease.lease;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A termination that was asked for, or the notice of an indefinite lease.
 *
 * @param ground a word of the closed list of grounds
 * @param article the articles that the ground rests on, as people cite them
 * @param party LESSOR or LESSEE: who terminates
 * @param knownSince since when the ground is known; null where the law asks for no ground
 * @param endsOn the last day of an indefinite lease that was given notice; null where it ends with the notice's arrival
 */
public record Termination(
        String ground,
        String article,
        String party,
        @Nullable LocalDate knownSince,
        String explanation,
        @Nullable LocalDate endsOn) {}
