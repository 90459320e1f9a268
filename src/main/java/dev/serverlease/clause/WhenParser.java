package dev.serverlease.clause;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads conditions: {@code fact = CODE}, {@code fact != CODE}, {@code fact in {A, B}}, {@code fact} for one that is yes
 * or no, {@code given text}, {@code not}, {@code and}, {@code or} and parentheses. An unknown fact or code is refused,
 * so that no misspelt condition silently never applies.
 */
final class WhenParser {

    private static final Pattern TOKEN = Pattern.compile("\\s*(!=|[=(){},]|[A-Za-z][A-Za-z0-9_.]*|\\S)\\s*");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    WhenParser(String text) {
        this.text = text;
        TOKEN.matcher(text).results().forEach(match -> tokens.add(match.group(1)));
    }

    /** @throws IllegalArgumentException naming the condition and what is wrong with it */
    When parse() {
        var whole = or();
        if (next < tokens.size()) {
            throw wrong("“" + tokens.get(next) + "” stands where the condition should end");
        }
        return whole;
    }

    private When or() {
        var left = and();
        while (take("or")) {
            left = new When.Or(left, and());
        }
        return left;
    }

    private When and() {
        var left = not();
        while (take("and")) {
            left = new When.And(left, not());
        }
        return left;
    }

    private When not() {
        if (take("not")) {
            return new When.Not(not());
        }
        if (take("(")) {
            var inner = or();
            require(")");
            return inner;
        }
        if (take("given")) {
            return new When.Given(word());
        }
        return comparison();
    }

    private When comparison() {
        var fact = word();
        var known = FactNames.codes(fact);
        if (known.isEmpty()) {
            throw wrong("there is no fact “" + fact + "”");
        }
        if (take("=")) {
            return is(fact, Set.of(word()), known);
        }
        if (take("!=")) {
            return new When.Not(is(fact, Set.of(word()), known));
        }
        if (take("in")) {
            return is(fact, codes(), known);
        }
        return is(fact, Set.of(FactNames.YES), known);
    }

    private When is(String fact, Set<String> codes, List<String> known) {
        if (!known.containsAll(codes)) {
            throw wrong("“" + fact + "” is one of " + known + ", never " + codes);
        }
        return new When.Is(fact, codes);
    }

    private Set<String> codes() {
        require("{");
        var codes = new TreeSet<String>();
        do {
            codes.add(word());
        } while (take(","));
        require("}");
        return codes;
    }

    private String word() {
        if (next >= tokens.size() || !Character.isLetter(tokens.get(next).charAt(0))) {
            throw wrong("a name is missing");
        }
        return tokens.get(next++);
    }

    private boolean take(String token) {
        boolean found = next < tokens.size() && tokens.get(next).equals(token);
        if (found) {
            next++;
        }
        return found;
    }

    private void require(String token) {
        if (!take(token)) {
            throw wrong("“" + token + "” is missing");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("“" + text + "”: " + what);
    }
}
