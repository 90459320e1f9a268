package dev.serverlease.lists;

import dev.serverlease.request.Refusal.FieldError;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A criterion that says something only beside one of others.
 *
 * @param others one of which it needs; the first is the one that is asked for
 * @param remedy what to do where none of them is given, in both languages
 */
record Beside(Criterion asked, List<Criterion> others, String remedy) {

    private static final List<Beside> ALL = List.of(
            new Beside(
                    Criterion.MONTH,
                    List.of(Criterion.RULE, Criterion.REVIEW),
                    "请选择该月审查所涉的规则，或者该月复核的结果。 Choose the rule whose checks in that month are meant, or the result of"
                            + " its reviews."),
            new Beside(
                    Criterion.RULE,
                    List.of(Criterion.MONTH),
                    "请选择审查的月份。 Choose the month of the checks that are meant."),
            new Beside(
                    Criterion.REVIEW,
                    List.of(Criterion.MONTH),
                    "请选择复核的月份。 Choose the month of the reviews that are meant."),
            new Beside(
                    Criterion.EFFECT, List.of(Criterion.RULE), "请选择是哪条规则的结果。 Choose the rule whose effect is meant."),
            new Beside(
                    Criterion.OCCASION,
                    List.of(Criterion.RULE),
                    "请选择是哪条规则的环节。 Choose the rule that was asked at that stage."),
            new Beside(
                    Criterion.LATE_TASK,
                    List.of(Criterion.OFFICER, Criterion.GROUP, Criterion.STEP),
                    "请填写任务认领人，或者选择待认领的组、所在环节。 Name the officer who claimed the task, or choose the group that it waits"
                            + " for, or its step."));

    /**
     * What is missing.
     *
     * @param asked the criteria whose values can be
     * @param sent those and the ones whose values cannot be, which are said to be wrong already
     */
    static Stream<FieldError> missing(Set<Criterion> asked, Set<Criterion> sent) {
        return ALL.stream()
                .filter(one -> asked.contains(one.asked) && one.isAlone(sent))
                .map(one -> new FieldError(one.others.get(0).parameter(), one.remedy));
    }

    /** Those of the criteria that say nothing by themselves, and what says nothing without these in turn. */
    static Set<Criterion> senseless(Set<Criterion> given) {
        var left = EnumSet.noneOf(Criterion.class);
        left.addAll(given);
        while (left.removeIf(criterion -> ALL.stream().anyMatch(one -> one.asked == criterion && one.isAlone(left)))) {
            // until nothing else falls
        }
        var senseless = EnumSet.noneOf(Criterion.class);
        senseless.addAll(given);
        senseless.removeAll(left);
        return senseless;
    }

    private boolean isAlone(Set<Criterion> given) {
        return Collections.disjoint(given, others);
    }
}
