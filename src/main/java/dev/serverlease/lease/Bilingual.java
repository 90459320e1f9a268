package dev.serverlease.lease;

/**
 * A text of the product in both languages that is stored as one, Chinese first, so that a notice can be told in each.
 *
 * @param zh what a person wrote, too, where nobody wrote it in English
 */
public record Bilingual(String zh, String en) {

    private static final String ENGLISH = "\nEnglish: ";

    /** What was stored; what a person wrote is the same in both. */
    public static Bilingual of(String text) {
        int english = text.indexOf(ENGLISH);
        return english < 0
                ? new Bilingual(text, text)
                : new Bilingual(text.substring(0, english), text.substring(english + ENGLISH.length()));
    }

    /** As it is stored, and shown to people. */
    public String text() {
        return zh + ENGLISH + en;
    }
}
