package dev.serverlease.clause.terms;

import dev.serverlease.lease.Bilingual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** Cities in which servers stand, in both languages, each with its country ({@code contract/cities.yaml}). */
public final class Cities {

    private static final String LIST = "contract/cities.yaml";

    /** @param isCountry whether it is the country itself, which contracts name beside the city */
    private record Place(String en, String country, boolean isCountry) {}

    /** By Chinese name, and by English name in small letters. */
    private static final Map<String, Place> PLACES = new HashMap<>();

    static {
        load().forEach((code, groups) -> groups.forEach((group, names) -> names.forEach((zh, en) -> {
            var place = new Place(en, code, group.equals("country"));
            PLACES.put(plain(zh), place);
            PLACES.put(en.toLowerCase(Locale.ROOT), place);
        })));
    }

    private Cities() {}

    /**
     * @param name in one language or both, a part of a city or its country beside it
     * @return its English without the country; empty if it is none of these
     */
    static Optional<String> english(String name) {
        var cities = read(name).stream()
                .filter(place -> !place.isCountry())
                .map(Place::en)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        if (name.codePoints().anyMatch(Character::isIdeographic)) {
            Collections.reverse(cities);
        }
        return cities.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", cities));
    }

    /** @return the code of the country in which a city of the list is; empty if the name is none of these */
    public static Optional<String> country(String name) {
        return read(name).stream().map(Place::country).findFirst();
    }

    /** @return the city without its country, which contracts name beside it */
    public static Bilingual withoutCountry(Bilingual city, Bilingual country) {
        var said = city.zh().strip();
        var zh = PLACES.entrySet().stream()
                .filter(place -> place.getValue().isCountry() || place.getKey().equals(country.zh()))
                .filter(place -> said.startsWith(place.getKey()))
                .map(place -> said.substring(place.getKey().length()).strip())
                .filter(rest -> country(rest).isPresent() && country(rest).equals(country(said)))
                .findFirst()
                .orElse(said);
        return new Bilingual(zh, city.en().replaceFirst(", " + Pattern.quote(country.en()) + "$", ""));
    }

    /** @return the places that the name consists of, all of one country; empty if it is anything else */
    private static List<Place> read(String name) {
        var places = new ArrayList<Place>();
        var rest = plain(name);
        while (!rest.isEmpty()) {
            var next = beginning(rest);
            if (next.isEmpty()) {
                return List.of();
            }
            places.add(PLACES.get(next));
            rest = rest.substring(next.length()).replaceFirst("^(?:市|特别行政区)?[ ,，]*", "");
        }
        return places.stream().map(Place::country).distinct().count() == 1 ? places : List.of();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[()（）]", " ")
                .strip()
                .replaceAll("(?<=\\p{IsHan}) +", "")
                .replaceAll("(?<=\\p{IsHan})(?:市|特别行政区)$", "");
    }

    private static String beginning(String text) {
        return PLACES.keySet().stream()
                .filter(text::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static Map<String, Map<String, Map<String, String>>> load() {
        try (var list = new ClassPathResource(LIST).getInputStream()) {
            return new Yaml().load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
