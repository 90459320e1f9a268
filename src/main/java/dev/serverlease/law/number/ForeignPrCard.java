package dev.serverlease.law.number;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of the foreign permanent resident identity card (外国人永久居留身份证): since 2023 eighteen characters that begin with 9
 * and end with the check digit of GB 11643; before that three letters and twelve digits, without a birth date.
 */
public final class ForeignPrCard {

    private static final Pattern NEW_FORM = Pattern.compile("9[0-9]{16}[0-9X]");
    private static final Pattern OLD_FORM = Pattern.compile("[A-Z]{3}[0-9]{12}");

    private ForeignPrCard() {}

    public static boolean isWellFormed(@Nullable String number, LocalDate today) {
        return isOldForm(number)
                || (NEW_FORM.matcher(ResidentId.normal(number)).matches()
                        && ResidentId.check(number, today) == ResidentId.Result.VALID);
    }

    public static boolean isOldForm(@Nullable String number) {
        return OLD_FORM.matcher(ResidentId.normal(number)).matches();
    }
}
