package dev.serverlease.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.storage.Latest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A fact of the law for people: what it is called, and its value as a finding keeps it. */
public final class FactWords {

    private static final Bilingual NOT_STATED = new Bilingual("未说明", "not stated");

    private static final Bilingual ANSWERED = new Bilingual("申请人的答复", "The applicant's answer");

    /** The kinds of fields that hold a country's code. */
    private static final Set<String> COUNTRIES = Set.of("country", "law");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private static final String ANSWERS = "answers";

    private static final String CURRENCY = "contract.currency";

    /** Each rule that may be answered has the same answers. */
    private static final String ANSWER = "answers.iis.commercial-licence.kind";

    private static final String BETWEEN = ", ";

    /** Between the codes that one of several records states. */
    private static final String WITHIN = " ";

    /** Most facts of a case have the values that those of others have. */
    private static final Map<Fact, Bilingual> VALUES = Latest.of(5_000);

    private record Fact(String name, String text) {}

    private FactWords() {}

    /** @param fact name of the vocabulary, like {@code use.audience}; one without a title keeps its name */
    public static Bilingual title(String fact) {
        return Words.fact(fact).map(word -> new Bilingual(word.zh(), word.en())).orElse(new Bilingual(fact, fact));
    }

    /** A member of an application as findings keep a fact; empty if it is absent. */
    public static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(BETWEEN))
                : value.asText("");
    }

    /** @param text as {@code FactsUsed} writes it; empty if nothing is stated */
    public static Bilingual value(String fact, String text) {
        return Latest.get(VALUES, new Fact(fact, text), FactWords::value);
    }

    private static Bilingual value(Fact stated) {
        var fact = stated.name();
        var text = stated.text();
        if (text.isBlank()) {
            return NOT_STATED;
        }
        // a ground is one text, whatever stands in it
        var parts = fact.equals(ANSWERS) ? List.of(text) : List.of(text.split(BETWEEN));
        var words = parts.stream().map(part -> word(fact, part)).toList();
        if (words.stream().allMatch(Optional::isEmpty)) {
            return new Bilingual(text, text);
        }
        var records = parts.stream().anyMatch(part -> several(fact, part).isPresent());
        return new Bilingual(
                said(parts, words, Word::zh, records ? "；" : "、"),
                said(parts, words, Word::en, records ? "; " : BETWEEN));
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
                .or(() -> answer(fact, code))
                .or(() -> rule(fact, code))
                .or(() -> country(fact, code))
                .or(() -> Optional.ofNullable(
                        fact.equals(CURRENCY) ? Words.all("currency").get(code) : null))
                .or(() -> Optional.ofNullable(Words.all("answer-of-fact").get(code)))
                .or(() -> several(fact, code));
    }

    /** What one of several records states, like the checks of a verification; empty unless it is codes alone. */
    private static Optional<Word> several(String fact, String text) {
        var codes = List.of(text.split(WITHIN));
        var words = codes.stream().map(code -> Words.ofFact(fact, code)).toList();
        return codes.size() == 1 || words.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(new Word(said(codes, words, Word::zh, "、"), said(codes, words, Word::en, BETWEEN)));
    }

    /** What the applicant answered to a requirement, and the ground: {@code CLAIM：…}. */
    private static Optional<Word> answer(String fact, String text) {
        if (!fact.equals(ANSWERS)) {
            return Optional.empty();
        }
        var parts = text.split("：", 2);
        return Words.ofFact(ANSWER, parts[0])
                .map(kind ->
                        parts.length == 1 ? kind : new Word(kind.zh() + "：" + parts[1], kind.en() + ": " + parts[1]));
    }

    private static Optional<Word> rule(String fact, String id) {
        return fact.equals("legalReview.clearedRules")
                ? Rulebook.current().rules().stream()
                        .filter(rule -> rule.id().value().equals(id))
                        .map(rule -> new Word(rule.title().zh(), rule.title().en()))
                        .findFirst()
                : Optional.empty();
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
        if (code.equals("TW")) {
            return new Word("中国台湾地区", "Taiwan, China");
        }
        var country = new Locale.Builder().setRegion(code).build();
        return new Word(country.getDisplayCountry(Locale.CHINA), country.getDisplayCountry(Locale.ENGLISH));
    }
}
