package dev.serverlease.law.number;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of the documents of residents of Hong Kong, Macao and Taiwan: the residence permit (港澳台居民居住证) is numbered by
 * GB 11643 with an address code of its own; the travel permit (来往内地（大陆）通行证) carries H or M and eight digits, or eight
 * digits for Taiwan, each with two more on older ones.
 */
public final class HmtPermit {

    private static final Pattern RESIDENCE = Pattern.compile("8[123]0000[0-9]{11}[0-9X]");
    private static final Pattern TRAVEL = Pattern.compile("[HM]?[0-9]{8}(?:[0-9]{2})?");

    private HmtPermit() {}

    public static boolean isResidencePermit(@Nullable String number, LocalDate today) {
        return RESIDENCE.matcher(ResidentId.normal(number)).matches()
                && ResidentId.check(number, today) == ResidentId.Result.VALID;
    }

    public static boolean isTravelPermit(@Nullable String number) {
        return TRAVEL.matcher(ResidentId.normal(number)).matches();
    }
}
