package dev.serverlease.law.number;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of an ICP filing (备案编号), e.g. 京ICP备05020493号-4: province of the sponsor, subject number, site number. Without
 * the part after the hyphen it names the sponsor only and no site.
 */
public record FilingNumber(String province, boolean namesSite) {

    private static final Pattern SHAPE =
            Pattern.compile("([" + Province.ANY + "])ICP备(?:[0-9]{8}|[0-9]{10})号(-[1-9][0-9]{0,4}[AX]?)?");

    public static Optional<FilingNumber> parse(@Nullable String number) {
        Matcher matcher = SHAPE.matcher(number == null ? "" : number.strip());
        return matcher.matches()
                ? Optional.of(new FilingNumber(matcher.group(1), matcher.group(2) != null))
                : Optional.empty();
    }

    /** 川ICP备… does occur, but Sichuan's filings are written 蜀ICP备…. */
    public boolean hasUnusualProvince() {
        return !province.equals(usualProvince());
    }

    public String usualProvince() {
        return Province.asInFilings(province);
    }
}
