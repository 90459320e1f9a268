package dev.serverlease.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text that is in one language, so that a page can mark what people wrote in Chinese within an English
 * text.
 *
 * @param lang as the page marks it; null where the page's own language stands
 */
public record Run(String text, @Nullable String lang) {

    private static final String HAN = "[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]";

    /** From a Chinese character up to the last one before a Latin letter. */
    private static final Pattern CHINESE = Pattern.compile(HAN + "(?:[^A-Za-z]*" + HAN + ")?");

    /** Of a text that stands in English. */
    public static List<Run> english(String text) {
        var runs = new ArrayList<Run>();
        var chinese = CHINESE.matcher(text);
        int from = 0;
        while (chinese.find()) {
            if (chinese.start() > from) {
                runs.add(new Run(text.substring(from, chinese.start()), null));
            }
            runs.add(new Run(chinese.group(), "zh"));
            from = chinese.end();
        }
        if (from < text.length()) {
            runs.add(new Run(text.substring(from), null));
        }
        return runs;
    }
}
