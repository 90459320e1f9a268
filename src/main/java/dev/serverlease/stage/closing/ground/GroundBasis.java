package dev.serverlease.stage.closing.ground;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a ground rests on, as the records have it.
 *
 * @param knownSince from when the time for using the right counts (Civil Code art. 564)
 * @param demandArrivedOn when the demand arrived after which the right arose; null if it needs none
 * @param demandDays of its period; null as well
 */
public record GroundBasis(
        LocalDate knownSince,
        @Nullable LocalDate demandArrivedOn,
        @Nullable Integer demandDays) {

    public static GroundBasis known(LocalDate since) {
        return new GroundBasis(since, null, null);
    }
}
