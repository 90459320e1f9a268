package dev.serverlease.clause;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text of a clause with its gaps: {@code {{name}}} for a text, {@code {{ref:id}}} for the number of another clause,
 * {@code {{ref?:id|other words}}} where that clause may be absent. Nothing else: what depends on facts is a paragraph
 * with its own condition.
 */
final class Template {

    private static final Pattern GAP = Pattern.compile(
            "\\{\\{(?:ref:(?<ref>[a-z0-9-]+)|ref\\?:(?<maybe>[a-z0-9-]+)\\|(?<other>[^{}]*)|(?<name>[A-Za-z][A-Za-z0-9.]*))\\}\\}");

    private final List<Gap> gaps = new ArrayList<>();
    private final String rest;
    private final Set<String> names;

    /** A gap and the words before it; of its names, those of its kind. */
    private record Gap(
            String before,
            @Nullable String name,
            @Nullable String ref,
            @Nullable String maybe,
            @Nullable String other) {}

    /** @throws IllegalArgumentException if braces are left that are no gap */
    Template(String source) {
        var found = GAP.matcher(source);
        int end = 0;
        while (found.find()) {
            gaps.add(new Gap(
                    source.substring(end, found.start()),
                    found.group("name"),
                    found.group("ref"),
                    found.group("maybe"),
                    found.group("other")));
            end = found.end();
        }
        rest = source.substring(end);
        names = all(Gap::name);
        if (Stream.concat(gaps.stream().map(Gap::before), Stream.of(rest))
                .anyMatch(words -> words.contains("{{") || words.contains("}}"))) {
            throw new IllegalArgumentException("“" + source + "” holds braces that are no gap");
        }
    }

    /**
     * @param numbers what each clause of the contract is called, by id
     * @param text the text for a name
     */
    String filled(Map<String, String> numbers, Function<String, String> text) {
        var filled = new StringBuilder();
        for (var gap : gaps) {
            filled.append(gap.before()).append(filled(gap, numbers, text));
        }
        return filled.append(rest).toString();
    }

    private static String filled(Gap gap, Map<String, String> numbers, Function<String, String> text) {
        if (gap.name() != null) {
            return text.apply(gap.name());
        }
        if (gap.maybe() != null && gap.other() != null) {
            return numbers.getOrDefault(gap.maybe(), gap.other());
        }
        var number = numbers.get(gap.ref());
        if (number == null) {
            throw new IllegalStateException("“" + gap.ref() + "” is referred to and not in the contract");
        }
        return number;
    }

    /** The clauses that must stand in every contract that this text stands in. */
    Set<String> references() {
        return all(Gap::ref);
    }

    Set<String> possibleReferences() {
        return all(Gap::maybe);
    }

    Set<String> names() {
        return names;
    }

    private Set<String> all(Function<Gap, @Nullable String> member) {
        return gaps.stream().map(member).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }
}
