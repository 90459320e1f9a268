package dev.serverlease.law.number;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Citizen identification number (公民身份号码), GB 11643: eighteen characters with a birth date and a check digit. A
 * well-formed number proves nothing about the person who presents it.
 */
public final class ResidentId {

    public enum Result {
        VALID,
        MALFORMED,
        NO_SUCH_BIRTH_DATE,
        WRONG_CHECK_DIGIT
    }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");

    private ResidentId() {}

    public static Result check(@Nullable String number, LocalDate today) {
        String normal = number == null ? "" : number.strip().toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(normal).matches()) {
            return Result.MALFORMED;
        }
        if (!wasBornBy(today, normal)) {
            return Result.NO_SUCH_BIRTH_DATE;
        }
        return normal.charAt(17) == checkDigit(normal) ? Result.VALID : Result.WRONG_CHECK_DIGIT;
    }

    private static boolean wasBornBy(LocalDate today, String number) {
        try {
            LocalDate birth = LocalDate.of(
                    Integer.parseInt(number, 6, 10, 10),
                    Integer.parseInt(number, 10, 12, 10),
                    Integer.parseInt(number, 12, 14, 10));
            return !birth.isAfter(today);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }
}
