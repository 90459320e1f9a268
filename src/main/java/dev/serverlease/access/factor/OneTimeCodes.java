package dev.serverlease.access.factor;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238) as every app for them makes them: six digits, 30 seconds, HMAC-SHA-1. A clock
 * that is one step off is borne with.
 */
final class OneTimeCodes {

    static final Duration STEP = Duration.ofSeconds(30);

    private static final int SECRET_BYTES = 20;
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator();
    private static final int LETTERS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeCodes() {}

    static byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key for HMAC", e);
        }
    }

    static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    /** The step whose code this is, around this time; empty if it is none's. */
    static OptionalLong stepOf(byte[] secret, String code, Instant at) {
        return LongStream.of(step(at), step(at) - 1, step(at) + 1)
                .filter(step -> MessageDigest.isEqual(
                        code(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /** The secret as apps take it, in Base32: 160 bits are 32 letters. */
    static String base32(byte[] secret) {
        var digits = new BigInteger(1, secret).toString(LETTERS);
        var padded = "0".repeat(SECRET_BYTES * Byte.SIZE / 5 - digits.length()) + digits;
        return padded.chars()
                .map(digit -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Character.digit(digit, LETTERS)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
