package dev.serverlease.law.number;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of a licence for commercial Internet information service: a telecom permit of class B2, or a certificate of
 * the old form 京ICP证030173号.
 */
public final class IcpLicenceNumber {

    private static final Pattern CERTIFICATE = Pattern.compile("[" + Province.ANY + "]ICP证[0-9]{6}号");

    private IcpLicenceNumber() {}

    public static boolean isWellFormed(@Nullable String number) {
        return PermitNumber.parse(number)
                .map(permit -> permit.classes().contains("B2"))
                .orElseGet(() -> isCertificate(number));
    }

    private static boolean isCertificate(@Nullable String number) {
        return number != null && CERTIFICATE.matcher(number.strip()).matches();
    }
}
