package dev.serverlease.evidence;

import java.time.Instant;
import java.util.HexFormat;

/**
 * One anchor: at this time the record was this.
 *
 * @param number counted from 1
 * @param leaves how many ends of chains it covers
 * @param previous the root before, in hexadecimal; zeros before the first
 * @param root in hexadecimal
 */
public record Anchor(int number, Instant at, int leaves, String previous, String root) {

    static Anchor of(int number, Instant at, int leaves, byte[] previous, byte[] root) {
        return new Anchor(
                number,
                at,
                leaves,
                HexFormat.of().formatHex(previous),
                HexFormat.of().formatHex(root));
    }
}
