package dev.serverlease.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * The words of every code that is no member of an application, from the files in {@code words/}; those of the
 * application are in {@link ApplicationFields}. A code without a word is returned as it is, so that nothing fails to be
 * shown; {@code WordsTest} finds it.
 */
public final class Words {

    private static final Map<String, Map<String, Word>> CODES = kinds(read("codes"));
    private static final Map<String, Word> STEPS = words(read("steps"));
    private static final Map<String, Word> TITLES = readTitles();
    private static final Map<String, Map<String, Word>> FACT_CODES = factCodes();

    private Words() {}

    /**
     * The word of a code.
     *
     * @param kind a heading of {@code words/codes.yaml}, like {@code decision}
     */
    public static Word of(String kind, String code) {
        return all(kind).getOrDefault(code, new Word(code, code));
    }

    /** The same for a constant. */
    public static Word of(String kind, Enum<?> code) {
        return of(kind, code.name());
    }

    /**
     * The words of all codes of a kind, in the order of the file; empty if there is no such kind.
     *
     * @param kind also a member of the application, like {@code contract.signatureKind}
     */
    public static Map<String, Word> all(String kind) {
        var fields = ApplicationFields.current();
        return fields.member(kind)
                .map(member -> words(new LinkedHashMap<>(fields.values(member))))
                .orElseGet(() -> CODES.getOrDefault(kind, Map.of()));
    }

    /** What a step of the audit trail is called; empty if the file does not name it. */
    public static Optional<Word> step(String action) {
        return Optional.ofNullable(STEPS.get(action));
    }

    /** What a fact of the law is called, without its section: that of the application, if it states the fact. */
    public static Optional<Word> fact(String name) {
        return ApplicationFields.current()
                .member(name)
                .map(member -> Word.of(member.title()))
                .or(() -> Optional.ofNullable(TITLES.get(name)));
    }

    /** The word of a fact's code, for the facts whose values are codes. */
    public static Optional<Word> ofFact(String name, String code) {
        var fields = ApplicationFields.current();
        return fields.member(name)
                .map(member -> fields.values(member).get(code))
                .map(Word::of)
                .or(() -> Optional.ofNullable(
                        FACT_CODES.getOrDefault(name, Map.of()).get(code)));
    }

    static Map<String, Map<String, Word>> kinds() {
        return CODES;
    }

    static Map<String, Word> steps() {
        return STEPS;
    }

    static Map<String, Word> titles() {
        return TITLES;
    }

    private static Map<String, Word> readTitles() {
        var titles = new LinkedHashMap<String, Word>();
        flatten("", map(read("facts").get("titles")), titles);
        return titles;
    }

    private static void flatten(String path, Map<String, Object> members, Map<String, Word> into) {
        members.forEach((name, value) -> {
            if (value instanceof Map) {
                flatten(path + name + ".", map(value), into);
            } else {
                into.put(path + name, Word.of((String) value));
            }
        });
    }

    private static Map<String, Map<String, Word>> factCodes() {
        var codes = new LinkedHashMap<String, Map<String, Word>>();
        map(read("facts").get("codes"))
                .forEach((section, members) -> map(members)
                        .forEach((name, values) -> codes.put(
                                section + "." + name,
                                values instanceof String kind
                                        ? Objects.requireNonNull(CODES.get(kind))
                                        : words(map(values)))));
        return codes;
    }

    private static Map<String, Map<String, Word>> kinds(Map<String, Object> file) {
        var kinds = new LinkedHashMap<String, Map<String, Word>>();
        file.forEach((kind, codes) -> kinds.put(kind, words(map(codes))));
        return kinds;
    }

    private static Map<String, Word> words(Map<String, Object> codes) {
        var words = new LinkedHashMap<String, Word>();
        codes.forEach((code, word) -> words.put(code, Word.of((String) word)));
        return Collections.unmodifiableMap(words);
    }

    @SuppressWarnings("unchecked") // the files are part of the product
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static Map<String, Object> read(String name) {
        try (var file = new ClassPathResource("words/" + name + ".yaml").getInputStream()) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
