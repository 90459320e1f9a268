package dev.serverlease.law;

import dev.serverlease.law.facts.LegalReviewFacts;
import java.util.regex.Pattern;

/** The name of a rule, e.g. {@code contract.term-cap}; findings keep it forever, so it never changes. */
public record RuleId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    public RuleId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a rule id: " + value);
        }
    }

    /** Whether the legal officer found that nothing is needed under this rule. */
    public boolean clearedIn(LegalReviewFacts review) {
        return review.clearedRules().contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
