package dev.serverlease.words;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page's texts in the reader's language alone, where charts and tables have no room for two.
 *
 * @param zh whether it is Chinese; else English
 */
public record OneLanguage(boolean zh) {

    /** A label in both languages: Chinese up to its last character, a space, and English without any. */
    private static final Pattern BOTH = Pattern.compile(
            "(.*?[\\u2e80-\\u9fff\\uff00-\\uffef…”])\\s+([A-Za-z“(][^\\u2e80-\\u9fff\\uff00-\\uffef]*)",
            Pattern.DOTALL);

    /** Between the English of one label and the Chinese of the next. */
    private static final Pattern BETWEEN = Pattern.compile("(?<=[A-Za-z)])、(?=[\\u4e00-\\u9fff])");

    private static final Pattern SENTENCE = Pattern.compile("(?<=[。；！？.!?;])\\s+(?=[A-Z“(\\u4e00-\\u9fff])");
    private static final Pattern CHINESE_ENDS = Pattern.compile("[\\u2e80-\\u9fff\\uff00-\\uffef…”]$");

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

    /** The same of several labels with 、 between them; any other text as it is. */
    public String parts(String labels) {
        var each = List.of(BETWEEN.split(labels));
        return each.stream().allMatch(one -> BOTH.matcher(one).matches())
                ? each.stream().map(this::part).collect(Collectors.joining(of("、", "; ")))
                : labels;
    }

    /**
     * Of a refusal, whose sentences come in both languages, those in the reader's, each once; all of them if none is.
     */
    public String read(String text) {
        var sentences = SENTENCE.splitAsStream(text).distinct().toList();
        var read = sentences.stream()
                .filter(one -> CHINESE_ENDS.matcher(one).find() == zh)
                .toList();
        return String.join(zh ? "" : " ", read.isEmpty() ? sentences : read);
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
