package dev.serverlease.law.number;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Citizen identification number (公民身份号码), GB 11643: eighteen characters with a birth date and a check digit. The
 * residence permit of residents of Hong Kong, Macao and Taiwan and the new card of foreign permanent residents are
 * numbered like it. A well-formed number proves nothing about the person who presents it.
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
        String normal = normal(number);
        if (!SHAPE.matcher(normal).matches()) {
            return Result.MALFORMED;
        }
        if (birthDate(normal, today).isEmpty()) {
            return Result.NO_SUCH_BIRTH_DATE;
        }
        return normal.charAt(17) == checkDigit(normal) ? Result.VALID : Result.WRONG_CHECK_DIGIT;
    }

    /**
     * The birth date in the number; empty if it is malformed, or the date does not exist or lies after today. A wrong
     * check digit spoils the number and not the date.
     */
    public static Optional<LocalDate> birthDate(@Nullable String number, LocalDate today) {
        String normal = normal(number);
        if (!SHAPE.matcher(normal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(normal, 6, 10, 10),
                            Integer.parseInt(normal, 10, 12, 10),
                            Integer.parseInt(normal, 12, 14, 10)))
                    .filter(birth -> !birth.isAfter(today));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** As the documents print it: without blanks around it, in capitals. */
    public static String normal(@Nullable String number) {
        return number == null ? "" : number.strip().toUpperCase(Locale.ROOT);
    }

    private static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }
}
