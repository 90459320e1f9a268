package dev.serverlease.evidence;

import java.time.Instant;
import java.util.HexFormat;

/**
 * One anchor: the state of the record at a given time.
 *
 * @param number counted from 1
 * @param leaves how many chain ends it covers
 * @param previous the previous root, in hexadecimal; zeros for the first anchor
 * @param root in hexadecimal
 */
public record Anchor(int number, Instant at, int leaves, String previous, String root) {

    /** Why an anchor is made. */
    enum Occasion {
        /** The day's, which is mailed. */
        DAY,
        /** A contract was concluded by the lessor's seal. */
        SIGNED,
        /** A lease ended. */
        ENDED,
        /** The evidence of a lease is taken out. */
        EXPORT
    }

    static Anchor of(int number, Instant at, int leaves, byte[] previous, byte[] root) {
        return new Anchor(
                number,
                at,
                leaves,
                HexFormat.of().formatHex(previous),
                HexFormat.of().formatHex(root));
    }
}
