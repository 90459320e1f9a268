package dev.serverlease.law;

import java.util.Collection;

/** One statement in both languages of the product. */
public record Message(String zh, String en) {

    /**
     * A code inside a text of the law: the product shows its word. Facts are named in texts as they are in the
     * vocabulary, like {@code （lessee.age）}: the product shows their titles.
     *
     * @param fact whose code it is, like {@code use.redFlags}
     */
    public static String code(String fact, Enum<?> code) {
        return fact + "=" + code.name();
    }

    /** Several codes of a fact, one after the other. */
    public static Message codes(String fact, Collection<? extends Enum<?>> codes) {
        var said = codes.stream().map(code -> code(fact, code)).toList();
        return new Message(String.join("、", said), String.join(", ", said));
    }
}
