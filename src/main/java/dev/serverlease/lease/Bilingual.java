package dev.serverlease.lease;

/**
 * A text of the product in both languages, stored as one string, Chinese first, so that a notice can use each language
 * separately.
 *
 * @param zh the Chinese text; also what a person wrote in only one language
 */
public record Bilingual(String zh, String en) {

    private static final String ENGLISH = "\nEnglish: ";

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

    /** For people, Chinese first. */
    public String both() {
        return zh.equals(en) ? zh : zh + " " + en;
    }

    /** The form that is stored. */
    public String text() {
        return zh + ENGLISH + en;
    }
}
