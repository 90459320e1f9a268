package dev.serverlease.testing;

import java.util.Random;
import java.util.function.Consumer;

/**
 * How often a random test draws, and from which seed: in the short run a tenth, at night all of it. The seed is another
 * one in each run, so that many short runs see what a single one leaves out; where a test fails, its message says the
 * seed, and {@code -Dseed=…} draws the same again.
 */
public record Draws(int count, long seed) {

    /** @param all how many there are at night */
    public static Draws of(int all) {
        return new Draws(
                Boolean.getBoolean("nightly") ? all : Math.max(1, all / 10),
                Long.getLong("seed", new Random().nextLong()));
    }

    /** Each from a seed of its own, which is the one that a failure names: with it the failing draw is the first. */
    public void each(Consumer<Random> draw) {
        long next = seed;
        for (int i = 0; i < count; i++) {
            long drawn = next;
            try {
                draw.accept(new Random(drawn));
            } catch (Throwable failure) {
                throw new AssertionError(new Draws(1, drawn) + ": " + failure.getMessage(), failure);
            }
            next = new Random(drawn).nextLong();
        }
    }

    /** For the message of a failure. */
    @Override
    public String toString() {
        return "drawn with -Dseed=" + seed;
    }
}
