package dev.serverlease.clause;

import java.util.function.Consumer;

/**
 * How long patterns may look at one text of people. Some texts would keep a processor busy for seconds; what cannot be
 * read within these bounds is neither refused nor taken: a second officer reads it. Characters are counted, no time is
 * taken, so that a text is read alike each time, however busy the machine is.
 */
public final class Patience {

    /** Characters looked at, each again for each pattern and each attempt: some fifty milliseconds. */
    static final long MOST = 4_000_000;

    private final long most;
    private long looked;

    private Patience(long most) {
        this.most = most;
    }

    /** For texts that have a length which bounds them. */
    static Patience endless() {
        return new Patience(Long.MAX_VALUE);
    }

    /** @return whether the reading came to its end; a text that is nested too deep for a pattern does not */
    static boolean suffices(Consumer<Patience> reading) {
        try {
            reading.accept(new Patience(MOST));
            return true;
        } catch (Exhausted | StackOverflowError e) {
            return false;
        }
    }

    /** The text as a pattern is to look at it. */
    CharSequence over(String text) {
        return new Watched(text);
    }

    long looked() {
        return looked;
    }

    /** @param characters that were looked at */
    void spend(long characters) {
        looked += characters;
        if (looked > most) {
            throw new Exhausted();
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("more than patterns may look at", null, false, false);
        }
    }

    private final class Watched implements CharSequence {

        private final String text;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int at) {
            spend(1);
            return text.charAt(at);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
