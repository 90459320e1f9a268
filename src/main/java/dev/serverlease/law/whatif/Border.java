package dev.serverlease.law.whatif;

import java.util.Optional;
import java.util.function.LongPredicate;

/** Where a number turns lawful: found by steps that double, then by halving. */
final class Border {

    private Border() {}

    /**
     * The nearest lawful value in one direction, if what lies between is unlawful throughout.
     *
     * @param direction 1 or -1
     * @param furthest how often the distance is doubled at most
     */
    static Optional<Long> nearest(long start, int direction, int furthest, LongPredicate lawful) {
        long unlawful = start;
        for (int doubling = 0; doubling < furthest; doubling++) {
            long probe = start + direction * (1L << doubling);
            if (lawful.test(probe)) {
                long found = probe;
                while (Math.abs(found - unlawful) > 1) {
                    long between = unlawful + (found - unlawful) / 2;
                    if (lawful.test(between)) {
                        found = between;
                    } else {
                        unlawful = between;
                    }
                }
                return Optional.of(found);
            }
            unlawful = probe;
        }
        return Optional.empty();
    }
}
