package dev.serverlease.words;

import dev.serverlease.lease.Bilingual;

/** What people read in place of a code, in both languages. */
public record Word(String zh, String en) {

    /**
     * Parses what the files of words hold, Chinese first: {@code 高 High}. Without a space both languages are the same.
     */
    public static Word of(String both) {
        int space = both.indexOf(' ');
        return space < 0 ? new Word(both, both) : new Word(both.substring(0, space), both.substring(space + 1));
    }

    /** Chinese first, as lists and forms show it. */
    public String both() {
        return new Bilingual(zh, en).both();
    }
}
