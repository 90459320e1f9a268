package dev.serverlease.words;

import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.rules.Rulebook;
import java.util.Map;
import java.util.stream.Collectors;

/** By what people call a rule, from its sheet; a rule that has left the rulebook keeps its id. */
public final class RuleTitles {

    private static final Map<RuleId, Word> TITLES = Rulebook.current().rules().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Rule::id, rule -> new Word(rule.title().zh(), rule.title().en())));

    private static final Map<String, Word> BY_ID = TITLES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(title -> title.getKey().value(), Map.Entry::getValue));

    private RuleTitles() {}

    public static Word of(RuleId rule) {
        return TITLES.getOrDefault(rule, new Word(rule.value(), rule.value()));
    }

    /** The same of a rule that a row names by its id. */
    public static Word named(String rule) {
        return BY_ID.getOrDefault(rule, new Word(rule, rule));
    }
}
