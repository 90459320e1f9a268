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

    private RuleTitles() {}

    public static Word of(RuleId rule) {
        return TITLES.getOrDefault(rule, new Word(rule.value(), rule.value()));
    }
}
