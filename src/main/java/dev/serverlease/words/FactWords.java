package dev.serverlease.words;

import dev.serverlease.lease.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A fact of the law for people: what it is called, and its value as a finding keeps it. */
public final class FactWords {

    private static final Bilingual NOT_STATED = new Bilingual("未说明", "not stated");

    /** The kinds of fields that hold a country's code. */
    private static final Set<String> COUNTRIES = Set.of("country", "law");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private static final String BETWEEN = ", ";

    private FactWords() {}

    /** @param fact name of the vocabulary, like {@code use.audience}; one without a title keeps its name */
    public static Bilingual title(String fact) {
        return Words.fact(fact).map(word -> new Bilingual(word.zh(), word.en())).orElse(new Bilingual(fact, fact));
    }

    /** @param text as {@code FactsUsed} writes it; empty if nothing is stated */
    public static Bilingual value(String fact, String text) {
        if (text.isBlank()) {
            return NOT_STATED;
        }
        var parts = List.of(text.split(BETWEEN));
        var words = parts.stream().map(part -> word(fact, part)).toList();
        if (words.stream().allMatch(Optional::isEmpty)) {
            return new Bilingual(text, text);
        }
        return new Bilingual(said(parts, words, Word::zh, "、"), said(parts, words, Word::en, BETWEEN));
    }

    private static String said(
            List<String> parts, List<Optional<Word>> words, Function<Word, String> language, String comma) {
        var said = new String[parts.size()];
        Arrays.setAll(said, at -> words.get(at).map(language).orElse(parts.get(at)));
        return Arrays.stream(said).collect(Collectors.joining(comma));
    }

    /** Empty for what people wrote, for numbers and for days. */
    private static Optional<Word> word(String fact, String code) {
        return Words.ofFact(fact, code)
                .or(() -> country(fact, code))
                .or(() -> Optional.ofNullable(Words.all("answer-of-fact").get(code)));
    }

    private static Optional<Word> country(String fact, String code) {
        return ApplicationFields.current()
                .member(fact)
                .filter(member -> COUNTRIES.contains(member.kind()))
                .filter(member -> COUNTRY.matcher(code).matches())
                .map(member -> country(code));
    }

    /** What a country is called. @param code of ISO 3166-1, two letters */
    static Word country(String code) {
        var country = new Locale.Builder().setRegion(code).build();
        return new Word(country.getDisplayCountry(Locale.CHINA), country.getDisplayCountry(Locale.ENGLISH));
    }
}
