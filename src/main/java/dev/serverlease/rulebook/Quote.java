package dev.serverlease.rulebook;

import dev.serverlease.law.ArticleTexts;
import dev.serverlease.law.Citation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A quoted article, split into parts for reading.
 *
 * @param edition which wording it is
 * @param source where it was found, as the act's file says
 * @param mark how thoroughly the text was compared with its source
 * @param paragraphs the article itself, its paragraphs and items one by one
 */
public record Quote(String edition, String source, Mark mark, List<String> paragraphs) {

    private static final String EDITION = "版本：";
    private static final String SOURCE = "来源：";

    /** How thoroughly a text was compared with its source, for readers who rely on a rule. */
    public enum Mark {
        VERIFIED("已核对", "verified"),
        IN_PART("部分核对", "verified in part"),
        FROM_MEMORY("凭记忆，未核对", "from memory, not verified");

        private final String zh;
        private final String en;

        Mark(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    static Quote of(Citation citation) {
        return of(ArticleTexts.quote(citation));
    }

    /** @param text an article's text under its heading in {@code law/<act>.md} */
    static Quote of(String text) {
        var edition = after(EDITION, text);
        var source = after(SOURCE, text);
        return new Quote(edition, source, mark(edition, source), paragraphs(text));
    }

    private static Mark mark(String edition, String source) {
        if (source.contains("from memory")) {
            return source.contains("[verified") ? Mark.IN_PART : Mark.FROM_MEMORY;
        }
        return (edition + source).contains("文字未见") ? Mark.IN_PART : Mark.VERIFIED;
    }

    private static String after(String label, String text) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .collect(Collectors.joining("；"));
    }

    /** The article is a Markdown quotation with one line per paragraph and item. */
    private static List<String> paragraphs(String text) {
        return text.lines()
                .filter(line -> !line.startsWith(EDITION) && !line.startsWith(SOURCE))
                .map(line -> line.replaceFirst("^> ?", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
