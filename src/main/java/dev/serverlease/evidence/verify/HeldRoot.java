package dev.serverlease.evidence.verify;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An anchor's root that the reader kept.
 *
 * @param number of the anchor, as the mail states it; null if the reader gave none
 * @param root in small hexadecimal digits
 */
record HeldRoot(@Nullable Integer number, String root) {

    private static final Pattern WRITTEN = Pattern.compile("(?:([1-9]\\d{0,8}):)?([0-9a-fA-F]{64})");

    /** Whether it is written as a root; none is too. */
    static boolean isWritten(@Nullable String text) {
        return text == null || WRITTEN.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if it is not written as a root */
    static HeldRoot of(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        var number = parts.group(1);
        return new HeldRoot(
                number == null ? null : Integer.valueOf(number), parts.group(2).toLowerCase(Locale.ROOT));
    }
}
