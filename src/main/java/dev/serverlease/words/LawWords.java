package dev.serverlease.words;

import dev.serverlease.law.Message;
import dev.serverlease.lease.storage.Latest;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message of the law for people. The law names facts ({@code lessee.age}) and their codes
 * ({@code use.redFlags=HIDDEN_IDENTITY}) by the names of its vocabulary; here their titles and words take that place.
 */
public final class LawWords {

    private static final String NAME = "[a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)+";
    private static final Pattern CODE = Pattern.compile("(" + NAME + ")=([A-Z][A-Z0-9_]*)");
    private static final Pattern POINTER = Pattern.compile("(?:（|\\()(" + NAME + "(?:(?:、|, )" + NAME + ")*)(?:）|\\))");
    private static final Pattern ALONE = Pattern.compile(NAME);
    private static final Pattern BETWEEN = Pattern.compile("、|, ");

    /** Most findings say the same in thousands of leases, and in each of them again and again. */
    private static final Map<Message, Message> SAID = Latest.of(5_000);

    private LawWords() {}

    public static Message of(Message message) {
        return Latest.get(SAID, message, said -> new Message(zh(said.zh()), en(said.en())));
    }

    /** How a message points to a fact, in Chinese: its title in quotation marks. */
    public static String pointer(String fact) {
        return quoted(fact, Word::zh);
    }

    private static String zh(String text) {
        return inWords(text, Word::zh, "（", "、", "）");
    }

    private static String en(String text) {
        return inWords(text, Word::en, "(", ", ", ")");
    }

    private static String inWords(
            String text, Function<Word, String> language, String open, String comma, String close) {
        if (!mayName(text)) {
            return text;
        }
        var coded = CODE.matcher(text).replaceAll(found -> literal(word(found, language)));
        var said = new StringBuilder();
        int end = 0;
        var pointers = POINTER.matcher(coded);
        while (pointers.find()) {
            said.append(coded, end, pointers.start());
            var facts = BETWEEN.split(pointers.group(1));
            var title = title(facts[0], language);
            if (facts.length == 1 && said.toString().endsWith(title)) {
                // the sentence says the title already: it is only marked as one
                said.replace(said.length() - title.length(), said.length(), "“" + title + "”");
            } else {
                said.append(Arrays.stream(facts)
                        .map(fact -> quoted(fact, language))
                        .collect(Collectors.joining(comma, open, close)));
            }
            end = pointers.end();
        }
        said.append(coded, end, coded.length());
        return ALONE.matcher(said).replaceAll(found -> literal(quoted(found.group(), language)));
    }

    /** Whether a small letter follows a dot, as in every name: most messages have none, and need no search. */
    private static boolean mayName(String text) {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            if (dot + 1 < text.length() && Character.isLowerCase(text.charAt(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String word(MatchResult found, Function<Word, String> language) {
        return Words.ofFact(found.group(1), found.group(2)).map(language).orElse(found.group(2));
    }

    private static String quoted(String fact, Function<Word, String> language) {
        return Words.fact(fact).isPresent() ? "“" + title(fact, language) + "”" : fact;
    }

    private static String title(String fact, Function<Word, String> language) {
        return Words.fact(fact).map(language).orElse(fact);
    }

    private static String literal(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
