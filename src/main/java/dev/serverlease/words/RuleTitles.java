package dev.serverlease.words;

import dev.serverlease.law.RuleId;
import dev.serverlease.law.rules.Rulebook;
import java.util.Map;
import java.util.stream.Collectors;

/** By what people call a rule, from its sheet; a rule that has left the rulebook keeps its id. */
public final class RuleTitles {

    private static final Map<String, Word> TITLES = Rulebook.current().rules().stream()
            .collect(Collectors.toUnmodifiableMap(
                    rule -> rule.id().value(),
                    rule -> new Word(rule.title().zh(), rule.title().en())));

    private RuleTitles() {}

    public static Word of(RuleId rule) {
        return of(rule.value());
    }

    /** @param rule its id, as rows have it */
    public static Word of(String rule) {
        return TITLES.getOrDefault(rule, new Word(rule, rule));
    }

    /** Whether the rulebook still has it. */
    public static boolean isKnown(String rule) {
        return TITLES.containsKey(rule);
    }
}
