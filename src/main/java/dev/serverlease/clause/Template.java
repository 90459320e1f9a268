package dev.serverlease.clause;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a clause with its gaps: {@code {{name}}} for a text, {@code {{ref:id}}} for the number of another clause,
 * {@code {{ref?:id|other words}}} where that clause may be absent. Nothing else: what depends on facts is a paragraph
 * with its own condition.
 */
record Template(String source) {

    private static final Pattern GAP = Pattern.compile(
            "\\{\\{(?:ref:(?<ref>[a-z0-9-]+)|ref\\?:(?<maybe>[a-z0-9-]+)\\|(?<other>[^{}]*)|(?<name>[A-Za-z][A-Za-z0-9.]*))\\}\\}");

    /** @throws IllegalArgumentException if braces are left that are no gap */
    Template {
        var rest = GAP.matcher(source).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            throw new IllegalArgumentException("“" + source + "” holds braces that are no gap");
        }
    }

    /**
     * @param numbers what each clause of the contract is called, by id
     * @param text the text for a name
     */
    String filled(Map<String, String> numbers, Function<String, String> text) {
        var gaps = GAP.matcher(source);
        var filled = new StringBuilder();
        while (gaps.find()) {
            gaps.appendReplacement(filled, Matcher.quoteReplacement(filled(gaps, numbers, text)));
        }
        return gaps.appendTail(filled).toString();
    }

    private static String filled(Matcher gap, Map<String, String> numbers, Function<String, String> text) {
        if (gap.group("name") != null) {
            return text.apply(gap.group("name"));
        }
        if (gap.group("maybe") != null) {
            return numbers.getOrDefault(gap.group("maybe"), gap.group("other"));
        }
        var number = numbers.get(gap.group("ref"));
        if (number == null) {
            throw new IllegalStateException("“" + gap.group("ref") + "” is referred to and not in the contract");
        }
        return number;
    }

    /** The clauses that must stand in every contract that this text stands in. */
    Set<String> references() {
        return groups("ref");
    }

    Set<String> possibleReferences() {
        return groups("maybe");
    }

    Set<String> names() {
        return groups("name");
    }

    private Set<String> groups(String group) {
        var found = new TreeSet<String>();
        var gaps = GAP.matcher(source);
        while (gaps.find()) {
            if (gaps.group(group) != null) {
                found.add(gaps.group(group));
            }
        }
        return found;
    }
}
