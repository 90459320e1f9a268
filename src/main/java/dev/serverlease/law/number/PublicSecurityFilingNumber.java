package dev.serverlease.law.number;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of a filing with public security (公安联网备案), e.g. 京公网安备11010802032137号; sites often write a blank before the
 * digits, and some leave out the last sign.
 */
public final class PublicSecurityFilingNumber {

    private static final Pattern SHAPE = Pattern.compile("[" + Province.ANY + "]公网安备\\s?[0-9]{14}号?");

    private PublicSecurityFilingNumber() {}

    public static boolean isWellFormed(@Nullable String number) {
        return number != null && SHAPE.matcher(number.strip()).matches();
    }
}
