package dev.serverlease.words;

/**
 * A page's texts in the reader's language alone, where charts and tables have no room for two.
 *
 * @param zh whether it is Chinese; else English
 */
public record OneLanguage(boolean zh) {

    public String of(String chinese, String english) {
        return zh ? chinese : english;
    }

    public String of(Word word) {
        return of(word.zh(), word.en());
    }

    /** As {@code lang} of a page and of an address. */
    public String code() {
        return zh ? "zh" : "en";
    }
}
