package dev.serverlease.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is shown of a lessee's personal data to who needs it for no task: managers, operations and administrators read
 * of a birth date the year, of an address the place up to its district, of an e-mail its first character and its
 * domain, of numbers the last four characters (PIPL art. 6: only the necessary minimum). Whoever applies, verifies,
 * decides or writes contracts reads them.
 */
public final class MaskedLessee {

    private static final Set<String> NEED_IT = Set.of(Groups.SALES, Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE);

    private static final String HIDDEN = "***";

    private static final String LESSEE = "lessee.";

    private static final String BIRTH_DATE = "birthDate";

    private static final int SHOWN_OF_A_NUMBER = 4;

    /** Those of a company are of its contact. */
    private static final List<String> EMAILS = List.of("email", "noticeEmail");

    private static final List<String> NUMBERS = List.of("idNo", "contactPhone");

    private static final List<String> ADDRESSES = List.of("domicile", "noticeAddress");

    private static final Set<String> MASKED = Stream.of(EMAILS, NUMBERS, ADDRESSES, List.of(BIRTH_DATE))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Up to the district or county, which is no residential quarter, park or autonomous region; else up to the city.
     */
    private static final Pattern DISTRICT = Pattern.compile("^.{1,30}?(?:(?<![小社园治])区|县|旗)|^.{1,30}?(?:市|自治州)");

    private static final Pattern EMAIL = Pattern.compile("[^\\s<>@，：；“”()（）]+@[^\\s<>@，：；“”()（）]+");

    private MaskedLessee() {}

    /** Whether this person reads them whole. */
    public static boolean isWholeFor(Person reader) {
        return reader.groups().stream().anyMatch(NEED_IT::contains);
    }

    /** Whether the lessee is a natural person, at home or abroad: an organisation has no identity document. */
    public static boolean isPerson(JsonNode lessee) {
        var kind = lessee.path("kind").asText();
        return kind.equals("INDIVIDUAL")
                || kind.equals("OVERSEAS") && !lessee.path("idType").asText("").isEmpty();
    }

    /** Hides it in the section of this name of an application, unless this person needs it. */
    public static void in(ObjectNode lessee, Person reader) {
        if (isWholeFor(reader)) {
            return;
        }
        boolean person = isPerson(lessee);
        MASKED.stream()
                .filter(lessee::hasNonNull)
                .forEach(member ->
                        lessee.put(member, shown(member, lessee.path(member).asText(), person)));
    }

    /**
     * The same of changes of an application, as agreements keep them: a list of members, each with its path and its
     * value before and after.
     *
     * @param person whether the lessee is a natural person
     */
    public static JsonNode changes(JsonNode changes, boolean person, Person reader) {
        if (isWholeFor(reader)) {
            return changes;
        }
        JsonNode copy = changes.deepCopy();
        for (var change : copy) {
            var path = change.path("path").asText();
            if (path.startsWith(LESSEE) && MASKED.contains(path.substring(LESSEE.length()))) {
                Stream.of("before", "after")
                        .filter(change::hasNonNull)
                        .forEach(side -> ((ObjectNode) change)
                                .put(
                                        side,
                                        shown(
                                                path.substring(LESSEE.length()),
                                                change.path(side).asText(),
                                                person)));
            }
        }
        return copy;
    }

    /** A text in which mail addresses may stand, such as what a mail server said. */
    public static String emailsIn(String text, Person reader) {
        return isWholeFor(reader)
                ? text
                : EMAIL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(email(found.group())));
    }

    /** An address to which letters go: a place, or an e-mail address. */
    public static String address(String address, boolean person, Person reader) {
        if (isWholeFor(reader)) {
            return address;
        }
        return address.contains("@") ? email(address) : person ? district(address) : address;
    }

    /** A telephone number, or one of a document. */
    public static String number(String number, Person reader) {
        return isWholeFor(reader) ? number : end(number);
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
        hidden.set("idType", lessee.path("idType"));
        in(hidden.set("kind", lessee.path("kind")), reader);
        var shown = new TreeMap<>(facts);
        hidden.properties()
                .forEach(one ->
                        shown.replace(LESSEE + one.getKey(), one.getValue().asText()));
        return shown;
    }

    /** Whether what would change this fact, which says what it is, may be read. */
    public static boolean isShown(String fact, Person reader) {
        return !fact.startsWith(LESSEE) || !MASKED.contains(fact.substring(LESSEE.length())) || isWholeFor(reader);
    }

    private static String shown(String member, String text, boolean person) {
        if (text.isEmpty()) {
            return text;
        }
        if (EMAILS.contains(member)) {
            return email(text);
        }
        if (NUMBERS.contains(member)) {
            return end(text);
        }
        if (!person) {
            return text;
        }
        return member.equals(BIRTH_DATE) ? year(text) : district(text);
    }

    /** Its last four characters. */
    public static String end(String number) {
        return "**" + number.substring(Math.max(0, number.length() - SHOWN_OF_A_NUMBER));
    }

    private static String year(String date) {
        return date.matches("\\d{4}-.*") ? date.substring(0, 4) + "-**-**" : HIDDEN;
    }

    /** Its first character and its domain. */
    public static String email(String address) {
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
