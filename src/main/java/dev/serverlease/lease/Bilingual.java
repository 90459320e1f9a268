package dev.serverlease.lease;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text of the product in both languages, stored as one string, Chinese first, so that a notice can use each language
 * separately.
 *
 * @param zh the Chinese text; also what a person wrote in only one language
 */
public record Bilingual(String zh, String en) {

    private static final String ENGLISH = "\nEnglish: ";

    /** Null where both are read. */
    private static final ThreadLocal<@Nullable Boolean> READER_OF_CHINESE = new ThreadLocal<>();

    /** What is made while a reader of one language is shown something: {@link #both} is that language alone. */
    public static <T> T only(boolean zh, Supplier<T> made) {
        READER_OF_CHINESE.set(zh);
        try {
            return made.get();
        } finally {
            READER_OF_CHINESE.remove();
        }
    }

    /** Parses a stored text; a text that a person wrote is the same in both languages. */
    public static Bilingual of(String text) {
        int english = text.indexOf(ENGLISH);
        return english < 0
                ? new Bilingual(text, text)
                : new Bilingual(text.substring(0, english), text.substring(english + ENGLISH.length()));
    }

    /** Without its full stops, to stand within a sentence. */
    public Bilingual unstopped() {
        return new Bilingual(zh.strip().replaceFirst("[。；]+$", ""), en.strip().replaceFirst("[.;。；]+$", ""));
    }

    /** For people, Chinese first; one of them within {@link #only}. */
    public String both() {
        var chinese = READER_OF_CHINESE.get();
        if (chinese != null) {
            return chinese ? zh : en;
        }
        return zh.equals(en) ? zh : zh + " " + en;
    }

    /** The form that is stored. */
    public String text() {
        return zh + ENGLISH + en;
    }
}
