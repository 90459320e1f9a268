package dev.serverlease.law.number;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Unified social credit code (统一社会信用代码), GB 32100-2015: seventeen characters and a check character. */
public final class Uscc {

    public enum Result {
        VALID,
        /** Wrong length, or a character outside the alphabet. */
        MALFORMED,
        /** Some codes were issued with a wrong check character, so this is no proof of forgery. */
        WRONG_CHECK_CHARACTER
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int MODULUS = ALPHABET.length();
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}");

    private Uscc() {}

    /** Lower case is read as upper case, but a letter O is never taken for a zero. */
    public static Result check(@Nullable String code) {
        String normal = code == null ? "" : normal(code);
        if (!SHAPE.matcher(normal).matches()) {
            return Result.MALFORMED;
        }
        return normal.charAt(17) == checkCharacter(normal) ? Result.VALID : Result.WRONG_CHECK_CHARACTER;
    }

    /** As the registers write it. */
    public static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** The authority that registered the holder and the kind of body, positions 1 and 2; shorter if the code is. */
    public static String category(String code) {
        String normal = normal(code);
        return normal.substring(0, Math.min(2, normal.length()));
    }

    /** Where the registering authority sits, positions 3 to 8; shorter if the code is. */
    public static String region(String code) {
        String normal = normal(code);
        return normal.substring(Math.min(2, normal.length()), Math.min(8, normal.length()));
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
