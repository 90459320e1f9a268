package dev.serverlease.law.whatif;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.law.whatif.Change.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks a rule that is violated again, one of the facts that it used changed at a time: every value of a choice, every
 * value more or less of a set, the nearest border of a number or a day. Changes that belong together are not looked
 * for. A change that makes any other rule of the rulebook say something worse is none. The number of questions is
 * bounded, so a rule of many facts may get no answer for the last of them.
 */
public final class WhatIf {

    private static final int MOST_QUESTIONS = 1500;

    /** The whole rulebook is asked only of what settles the rule. */
    private static final int MOST_OF_THE_RULEBOOK = 150;

    private static final int FURTHEST_DOUBLING = 36;
    private static final int FURTHEST_DAYS = 15;
    private static final int CENTS = 2;
    private static final String ANY_TEXT = "示例";

    /** How a country or its law is stated, as the code of ISO 3166-1; the mainland's makes the difference. */
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private static final String MAINLAND = "CN";

    private final Rule rule;
    private final LeaseFacts facts;
    private final Asked asked;
    private final List<Change> changes = new ArrayList<>();
    private final Map<RuleId, Integer> before;
    private int questions;
    private int ofTheRulebook;

    private WhatIf(Rule rule, LeaseFacts facts, Asked asked) {
        this.rule = rule;
        this.facts = facts;
        this.asked = asked;
        this.before = severities(facts, asked);
    }

    /**
     * The single changes after which the rule is not violated and no other says something worse than now; empty if
     * there are none, or it is not violated.
     *
     * @param changeable whether a fact, by its name of the vocabulary, may be another one at all
     */
    public static List<Change> of(Rule rule, LeaseFacts facts, Asked asked, Predicate<String> changeable) {
        if (!rule.check(facts, asked).outcome().isViolated()) {
            return List.of();
        }
        var what = new WhatIf(rule, facts, asked);
        rule.factsUsed(facts).texts().keySet().stream().filter(changeable).forEach(what::change);
        return List.copyOf(what.changes);
    }

    private static Map<RuleId, Integer> severities(LeaseFacts facts, Asked asked) {
        return Rulebook.current().ask(asked, facts).stream()
                .collect(Collectors.toMap(Finding::rule, finding -> severity(finding.outcome())));
    }

    /** What cannot be cured is worse than what has to be supplied, and that is worse than what a person decides. */
    private static int severity(Outcome outcome) {
        return switch (outcome) {
            case BLOCK -> 3;
            case REQUIRE -> 2;
            case REVIEW, UNDETERMINED -> 1;
            case INFO, SATISFIED, NOT_APPLICABLE -> 0;
        };
    }

    /** Not either once the whole rulebook has been asked too often. */
    private boolean makesNothingWorse(LeaseFacts changed) {
        return ++ofTheRulebook <= MOST_OF_THE_RULEBOOK
                && severities(changed, asked).entrySet().stream()
                        .allMatch(each -> each.getValue() <= before.getOrDefault(each.getKey(), 0));
    }

    /**
     * The facts with these values, as a finding kept them; one that it kept masked, or that is no fact of the record,
     * is left as it is.
     */
    public static LeaseFacts asKept(LeaseFacts facts, Map<String, String> kept) {
        LeaseFacts all = facts;
        for (var fact : kept.entrySet()) {
            var at = FactAt.named(fact.getKey());
            if (at.isPresent() && !fact.getValue().contains("*")) {
                try {
                    all = at.get().with(all, at.get().parsed(fact.getValue()));
                } catch (IllegalArgumentException | java.time.DateTimeException otherVocabulary) {
                    continue; // kept by a version with other values
                }
            }
        }
        return all;
    }

    private void change(String name) {
        FactAt.named(name).ifPresent(at -> {
            Class<?> type = at.type();
            Object value = at.of(facts);
            if (type.isEnum()) {
                choose(name, at, Arrays.asList(type.getEnumConstants()), value);
            } else if (type == Boolean.class) {
                choose(name, at, List.of(true, false), value);
            } else if (value instanceof Set<?> values) {
                changeSet(name, at, values);
            } else if (type == String.class) {
                changeText(name, at, (String) value);
            } else if (type == Long.class) {
                changeNumber(name, at, (Long) value, FURTHEST_DOUBLING, each -> each, 0);
            } else if (type == BigDecimal.class) {
                var amount = (BigDecimal) value;
                changeNumber(
                        name,
                        at,
                        amount == null ? null : amount.movePointRight(CENTS).longValue(),
                        FURTHEST_DOUBLING,
                        cents -> BigDecimal.valueOf(cents, CENTS),
                        0);
            } else if (type == LocalDate.class) {
                var day = (LocalDate) value;
                changeNumber(
                        name,
                        at,
                        day == null ? null : day.toEpochDay(),
                        FURTHEST_DAYS,
                        LocalDate::ofEpochDay,
                        asked.asOf().toEpochDay());
            }
        });
    }

    private void choose(String name, FactAt at, List<?> values, @Nullable Object now) {
        for (Object value : values) {
            if (!value.equals(now)) {
                add(name, Kind.IS, value, at.with(facts, value));
            }
        }
    }

    private void changeSet(String name, FactAt at, Set<?> now) {
        int before = changes.size();
        for (Object value : now) {
            var less = new LinkedHashSet<Object>(now);
            less.remove(value);
            add(name, Kind.WITHOUT, value, at.with(facts, less));
        }
        if (!at.elements().isEnum()) {
            return;
        }
        for (Object value : at.elements().getEnumConstants()) {
            if (!now.contains(value)) {
                var more = new LinkedHashSet<Object>(now);
                more.add(value);
                add(name, now.isEmpty() ? Kind.IS : Kind.WITH, value, at.with(facts, more));
            }
        }
        if (before == changes.size() && !now.isEmpty()) {
            for (Object value : at.elements().getEnumConstants()) {
                add(name, Kind.IS, value, at.with(facts, Set.of(value)));
            }
        }
    }

    private void changeText(String name, FactAt at, @Nullable String now) {
        boolean given = LeaseFacts.given(now);
        add(name, given ? Kind.OTHER_TEXT : Kind.STATED, "", at.with(facts, ANY_TEXT));
        if (given) {
            add(name, Kind.NOT_STATED, "", at.with(facts, null));
        }
        if (now != null && COUNTRY.matcher(now).matches() && !now.equals(MAINLAND)) {
            add(name, Kind.IS, MAINLAND, at.with(facts, MAINLAND));
        }
    }

    /** @param from where to look around if nothing is stated */
    private void changeNumber(
            String name, FactAt at, @Nullable Long now, int furthest, LongFunction<Object> value, long from) {
        boolean dated = at.type() == LocalDate.class;
        LongPredicate lawful = each -> (dated || each >= 0)
                && outcome(at.with(facts, value.apply(each)))
                        .filter(outcome -> !outcome.isViolated())
                        .isPresent();
        if (now == null) {
            if (lawful.test(from)) {
                add(name, Kind.IS, value.apply(from), at.with(facts, value.apply(from)));
                return;
            }
        }
        long start = now == null ? from : now;
        Border.nearest(start, -1, furthest, lawful)
                .ifPresent(border -> add(name, Kind.AT_MOST, value.apply(border), at.with(facts, value.apply(border))));
        Border.nearest(start, 1, furthest, lawful)
                .ifPresent(
                        border -> add(name, Kind.AT_LEAST, value.apply(border), at.with(facts, value.apply(border))));
    }

    private void add(String name, Kind kind, Object value, LeaseFacts changed) {
        outcome(changed)
                .filter(outcome -> !outcome.isViolated())
                .filter(outcome -> makesNothingWorse(changed))
                .ifPresent(outcome -> changes.add(new Change(
                        name,
                        kind,
                        value instanceof BigDecimal amount ? amount.toPlainString() : value.toString(),
                        outcome)));
    }

    /** Empty once too much has been asked; a rule that fails on what nobody has stated gives no answer either. */
    private Optional<Outcome> outcome(LeaseFacts changed) {
        if (++questions > MOST_QUESTIONS) {
            return Optional.empty();
        }
        try {
            return Optional.of(rule.check(changed, asked).outcome());
        } catch (RuntimeException failed) {
            return Optional.empty();
        }
    }
}
