package dev.serverlease.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is shown of a lessee's personal data to who needs it for no task: managers, operations and administrators read
 * of a birth date the year, of an address the place up to its district, of an e-mail its first character and its domain
 * (PIPL art. 6: only the necessary minimum). Whoever applies, verifies, decides or writes contracts reads them.
 */
public final class MaskedLessee {

    private static final Set<String> NEED_IT = Set.of(Groups.SALES, Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE);

    private static final String HIDDEN = "***";

    private static final String LESSEE = "lessee.";

    /** Those of a company are of its contact. */
    private static final List<String> EMAILS = List.of("email", "noticeEmail");

    private static final List<String> ADDRESSES = List.of("domicile", "noticeAddress");

    private static final Set<String> MASKED = Stream.of(EMAILS, ADDRESSES, List.of("birthDate", "idNo"))
            .flatMap(List::stream)
            .map(LESSEE::concat)
            .collect(Collectors.toUnmodifiableSet());

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

    /**
     * The same of facts by their names, as a finding keeps those that it rests on.
     *
     * @param lessee the section of the application
     */
    public static Map<String, String> facts(Map<String, String> facts, JsonNode lessee, Person reader) {
        var hidden = JsonNodeFactory.instance.objectNode();
        facts.forEach((name, value) -> {
            if (name.startsWith(LESSEE) && !value.isEmpty()) {
                hidden.put(name.substring(LESSEE.length()), value);
            }
        });
        in(hidden.set("kind", lessee.path("kind")), reader);
        var shown = new TreeMap<>(facts);
        hidden.properties()
                .forEach(one ->
                        shown.replace(LESSEE + one.getKey(), one.getValue().asText()));
        return shown;
    }

    /** Whether what would change this fact, which says what it is, may be read. */
    public static boolean isShown(String fact, Person reader) {
        return !MASKED.contains(fact) || reader.groups().stream().anyMatch(NEED_IT::contains);
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
