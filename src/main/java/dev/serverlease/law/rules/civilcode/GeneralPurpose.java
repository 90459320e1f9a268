package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.LawTable;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A purpose that says nothing: of its words, nothing is left but those of {@code law/general-purposes.csv}. */
final class GeneralPurpose {

    /** The longest first, so that a short word tears no longer one apart. */
    private static final List<String> WORDS = LawTable.read("general-purposes").stream()
            .map(row -> row.get("word"))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    private GeneralPurpose() {}

    static boolean is(String purpose) {
        String text =
                letters(Normalizer.normalize(purpose, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        int at = 0;
        while (at < text.length()) {
            int here = at;
            int end = text.charAt(at) == ' '
                    ? at + 1
                    : WORDS.stream()
                            .filter(word -> stands(word, text, here))
                            .findFirst()
                            .map(word -> here + word.length())
                            .orElse(at);
            if (end == at) {
                return false;
            }
            at = end;
        }
        return true;
    }

    /** Everything else, like punctuation, is a blank. */
    private static String letters(String text) {
        var letters = new StringBuilder();
        text.codePoints()
                .map(each -> Character.isLetterOrDigit(each) ? each : ' ')
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Whether the word stands here; one of Latin letters, by itself. */
    private static boolean stands(String word, String text, int at) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && !(isLatin(word.charAt(0)) && end < text.length() && isLatin(text.charAt(end)));
    }

    private static boolean isLatin(char each) {
        return each >= 'a' && each <= 'z';
    }
}
