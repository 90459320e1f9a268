package dev.serverlease.law.facts;

import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts stated by name, to be recorded or laid over what is known; null takes back what is known. Never changes. */
public final class NamedFacts {

    private static final NamedFacts NONE = new NamedFacts(new EnumMap<>(Fact.class));

    private final EnumMap<Fact, @Nullable Object> values;

    private NamedFacts(EnumMap<Fact, @Nullable Object> values) {
        this.values = values;
    }

    public static NamedFacts none() {
        return NONE;
    }

    public static NamedFacts of(Fact fact, @Nullable Object value) {
        return NONE.with(fact, value);
    }

    /** @param value of the fact's type, a day or time also as text; null takes back what is known */
    public NamedFacts with(Fact fact, @Nullable Object value) {
        var more = new EnumMap<>(values);
        more.put(fact, value instanceof Temporal time ? time.toString() : value);
        return new NamedFacts(more);
    }

    /** @param value null says nothing, and leaves what is known */
    public NamedFacts withKnown(Fact fact, @Nullable Object value) {
        return value == null ? this : with(fact, value);
    }

    /** The others prevail. */
    public NamedFacts and(NamedFacts others) {
        var more = new EnumMap<>(values);
        more.putAll(others.values);
        return new NamedFacts(more);
    }

    /** Values by member, by section of the vocabulary; a section of which nothing is said is left out. */
    public Map<String, Map<String, @Nullable Object>> sections() {
        var sections = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        values.forEach((fact, value) -> sections.computeIfAbsent(fact.section(), section -> new LinkedHashMap<>())
                .put(fact.member(), value));
        return Collections.unmodifiableMap(sections);
    }
}
