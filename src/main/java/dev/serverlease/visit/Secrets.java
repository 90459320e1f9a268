package dev.serverlease.visit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes what nobody can guess, and what is stored of it. */
public final class Secrets {

    private static final int BYTES = 32;
    private static final int CODES = 1_000_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits, as an address may hold them. */
    public static String token() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Six digits. */
    public static String code() {
        return String.format("%06d", RANDOM.nextInt(CODES));
    }

    /** What is stored of a secret that nobody can guess. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The same code of two links has two digests. */
    static byte[] hash(UUID link, String code) {
        return hash(link + " " + code);
    }
}
