package dev.serverlease.rulebook;

import dev.serverlease.law.Act;
import java.util.Arrays;
import java.util.List;

/**
 * An act and every rule that rests on it.
 *
 * @param rules rules whose first citation is this act: shown here in full
 * @param mentions rules that cite it in addition to another act: shown in full there
 */
public record Chapter(Act act, List<RuleView> rules, List<Mention> mentions) {

    /** @param articles the articles of this act that the rule cites, in all editions */
    public record Mention(RuleView rule, String articles) {}

    /** All acts that rules cite, by rank. */
    static List<Chapter> of(List<RuleView> rules) {
        return Arrays.stream(Act.values())
                .map(act -> new Chapter(act, whole(act, rules), mentions(act, rules)))
                .filter(chapter ->
                        !chapter.rules().isEmpty() || !chapter.mentions().isEmpty())
                .toList();
    }

    private static List<RuleView> whole(Act act, List<RuleView> rules) {
        return rules.stream().filter(rule -> isFirst(act, rule)).toList();
    }

    private static List<Mention> mentions(Act act, List<RuleView> rules) {
        return rules.stream()
                .filter(rule -> !isFirst(act, rule) && !articles(act, rule).isEmpty())
                .map(rule -> new Mention(rule, articles(act, rule)))
                .toList();
    }

    private static boolean isFirst(Act act, RuleView rule) {
        return rule.citations().get(0).act().equals(act.key());
    }

    private static String articles(Act act, RuleView rule) {
        return String.join(
                "、",
                rule.citations().stream()
                        .filter(source -> source.act().equals(act.key()))
                        .map(RuleView.Source::article)
                        .distinct()
                        .toList());
    }
}
