package dev.serverlease.clause;

import java.util.regex.Pattern;

/** Words that a clause must say in Chinese for what it claims to settle to count: a fragment, or /a pattern/. */
record Proof(Pattern pattern) {

    static Proof of(String written) {
        boolean isPattern = written.length() > 2 && written.startsWith("/") && written.endsWith("/");
        return new Proof(
                isPattern
                        ? Pattern.compile(written.substring(1, written.length() - 1))
                        : Pattern.compile(Pattern.quote(written.replaceAll("\\s", ""))));
    }

    boolean in(NumberedClause clause) {
        return pattern.matcher(clause.plainZh().replaceAll("\\s", "")).find();
    }
}
