package dev.serverlease.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quoted articles, kept beside the code. In {@code law/<act>.md} an article stands under a heading {@code ##
 * <article> | <first day in force of its edition>}.
 */
public final class ArticleTexts {

    private static final Map<Act, Map<String, String>> TEXTS = new ConcurrentHashMap<>();

    private ArticleTexts() {}

    /** The text of the cited article with its edition and source mark; a paragraph or item quotes its whole article. */
    public static String quote(Citation citation) {
        String day = " | " + citation.edition().inForce().from();
        Map<String, String> articles = of(citation.act());
        for (int end = citation.article().length(); end > 0; end--) {
            String text = articles.get(citation.article().substring(0, end) + day);
            if (text != null) {
                return text;
            }
        }
        throw new IllegalArgumentException("No text for " + citation.text() + day + " in " + file(citation.act()));
    }

    /** All quoted articles of an act by heading, in the order of its file. */
    public static Map<String, String> of(Act act) {
        return TEXTS.computeIfAbsent(act, ArticleTexts::read);
    }

    /** The same, read anew. */
    static Map<String, String> read(Act act) {
        try (InputStream file = ArticleTexts.class.getResourceAsStream(file(act))) {
            if (file == null) {
                throw new IllegalStateException("Missing " + file(act));
            }
            return split(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> split(String markdown) {
        Map<String, String> articles = new LinkedHashMap<>();
        String[] sections = markdown.replace("\r", "").split("(?m)^## ");
        for (int i = 1; i < sections.length; i++) {
            String[] headingAndText = sections[i].split("\n", 2);
            if (articles.put(headingAndText[0].strip(), headingAndText[1].strip()) != null) {
                throw new IllegalStateException("Two articles under " + headingAndText[0]);
            }
        }
        return Collections.unmodifiableMap(articles);
    }

    private static String file(Act act) {
        return "/law/" + act.key() + ".md";
    }
}
