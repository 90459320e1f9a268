package dev.serverlease.words;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A page's texts in the reader's language alone, where charts and tables have no room for two.
 *
 * @param zh whether it is Chinese; else English
 */
public record OneLanguage(boolean zh) {

    /** A label in both languages: Chinese up to its last character, a space, and English without any. */
    private static final Pattern BOTH = Pattern.compile(
            "(.*[\\u2e80-\\u9fff\\uff00-\\uffef…”])\\s+([A-Za-z“(][^\\u2e80-\\u9fff\\uff00-\\uffef]*)", Pattern.DOTALL);

    public String of(String chinese, String english) {
        return zh ? chinese : english;
    }

    public String of(Word word) {
        return of(word.zh(), word.en());
    }

    /**
     * Of a label of ours that holds both languages, Chinese first, the reader's; any other text as it is. Not for what
     * people wrote: they may mix languages.
     */
    public String part(String label) {
        var both = BOTH.matcher(label);
        return both.matches() ? both.group(zh ? 1 : 2) : label;
    }

    /** A text of this language with what people wrote in it, which may be Chinese on an English page. */
    public List<Run> runs(String text) {
        return zh ? List.of(new Run(text, null)) : Run.english(text);
    }

    /** As {@code lang} of a page and of an address. */
    public String code() {
        return zh ? "zh" : "en";
    }
}
