package dev.serverlease.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is shown of a lessee's personal data to who needs it for no task: managers, operations and administrators read
 * of a birth date the year, of an address the place up to its district, of an e-mail its first character and its domain
 * (PIPL art. 6: only the necessary minimum). Whoever applies, verifies, decides or writes contracts reads them.
 */
public final class MaskedLessee {

    private static final Set<String> NEED_IT = Set.of(Groups.SALES, Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE);

    private static final String HIDDEN = "***";

    /** Those of a company are of its contact. */
    private static final List<String> EMAILS = List.of("email", "noticeEmail");

    private static final List<String> ADDRESSES = List.of("domicile", "noticeAddress");

    /**
     * Up to the district or county, which is no residential quarter, park or autonomous region; else up to the city.
     */
    private static final Pattern DISTRICT = Pattern.compile("^.{1,30}?(?:(?<![小社园治])区|县|旗)|^.{1,30}?(?:市|自治州)");

    private MaskedLessee() {}

    /** Hides it in the section of this name of an application, unless this person needs it. */
    public static void in(ObjectNode lessee, Person reader) {
        if (reader.groups().stream().anyMatch(NEED_IT::contains)) {
            return;
        }
        EMAILS.forEach(
                member -> replace(lessee, member, email(lessee.path(member).asText(""))));
        if (lessee.path("kind").asText().equals("INDIVIDUAL")) {
            replace(lessee, "birthDate", year(lessee.path("birthDate").asText("")));
            ADDRESSES.forEach(member ->
                    replace(lessee, member, district(lessee.path(member).asText(""))));
        }
    }

    private static void replace(ObjectNode lessee, String member, String shown) {
        if (lessee.hasNonNull(member)) {
            lessee.put(member, shown);
        }
    }

    private static String year(String date) {
        return date.matches("\\d{4}-.*") ? date.substring(0, 4) + "-**-**" : HIDDEN;
    }

    private static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 1
                ? HIDDEN
                : address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
    }

    private static String district(String address) {
        var district = DISTRICT.matcher(address);
        return (district.find() ? district.group() : "") + HIDDEN;
    }
}
