package dev.serverlease.law;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts that a rule read, by name and as text; an unstated fact has an empty text. */
public final class FactsUsed {

    private final SortedMap<String, String> texts = new TreeMap<>();

    public FactsUsed with(String fact, @Nullable Object value) {
        texts.put(fact, text(value));
        return this;
    }

    /** For a number that identifies a person: only its last four characters are kept, enough to recognise it. */
    public FactsUsed withMasked(String fact, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        int hidden = Math.max(0, text.length() - 4);
        return with(fact, "*".repeat(hidden) + text.substring(hidden));
    }

    public SortedMap<String, String> texts() {
        return Collections.unmodifiableSortedMap(texts);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value.toString();
    }
}
