package dev.serverlease.clause.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** Cities in which servers stand, in both languages ({@code contract/cities.yaml}). */
final class Cities {

    private static final String LIST = "contract/cities.yaml";

    /** English by Chinese name, and by English name in small letters. */
    private static final Map<String, String> ENGLISH = new HashMap<>();

    static {
        load().forEach((zh, en) -> {
            ENGLISH.put(zh, en);
            ENGLISH.put(en.toLowerCase(Locale.ROOT), en);
            ENGLISH.put(zh + en.toLowerCase(Locale.ROOT), en);
        });
    }

    private Cities() {}

    /**
     * @param name in one language or both, a part of a city after it. @return its English; empty if it is none of these
     */
    static Optional<String> english(String name) {
        var plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[()（）]", " ")
                .strip()
                .replaceAll("(?<=\\p{IsHan}) +", "")
                .replaceAll("(?<=\\p{IsHan})(?:市|特别行政区)$", "");
        if (ENGLISH.containsKey(plain)) {
            return Optional.of(ENGLISH.get(plain));
        }
        var city = beginning(plain);
        var part = ENGLISH.get(plain.substring(city.length()));
        return city.isEmpty() || part == null ? Optional.empty() : Optional.of(part + ", " + ENGLISH.get(city));
    }

    /** A text without the first city in it, and the part of it that stands after it. */
    static String without(String text) {
        for (int at = 0; at < text.length(); at++) {
            var city = beginning(text.substring(at));
            if (!city.isEmpty()) {
                var rest = text.substring(at + city.length());
                return (text.substring(0, at) + rest.substring(beginning(rest).length())).strip();
            }
        }
        return text;
    }

    private static String beginning(String text) {
        return ENGLISH.keySet().stream()
                .filter(text::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static Map<String, String> load() {
        try (var list = new ClassPathResource(LIST).getInputStream()) {
            return new Yaml().load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
