package dev.serverlease.approval;

import dev.serverlease.words.Word;
import dev.serverlease.words.Words;

/** A special term of the contract, as an officer wrote it, and how it passed the check of its words. */
public record SpecialTerm(String content, Check check) {

    public enum Check {
        /** The officer confirmed that it breaches no mandatory law and is fair. */
        CONFIRMED;

        public Word words() {
            return Words.of("special-term-check", this);
        }
    }
}
