package dev.serverlease.hands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether every task, every form, every field and everything that can be chosen is in a row, every row fits, and of
 * each kind one is in the browser in each run.
 */
final class HandsWiring {

    private final Map<String, String> tasks;
    private final Map<String, FormSchema> forms;
    private final List<Hand> hands;
    private final Set<String> elsewhere;
    private final List<String> defects = new ArrayList<>();

    /**
     * @param tasks the form of each user task
     * @param forms by their names
     * @param elsewhere forms whose fields another test fills in; equal fields of other forms count as filled in too
     */
    HandsWiring(Map<String, String> tasks, Map<String, FormSchema> forms, List<Hand> hands, Set<String> elsewhere) {
        this.tasks = tasks;
        this.forms = forms;
        this.hands = hands;
        this.elsewhere = elsewhere;
    }

    List<String> defects() {
        tasks.forEach((task, form) -> {
            if (hands.stream().noneMatch(hand -> hand.task().equals(task))) {
                defects.add(task + " is in no row");
            }
        });
        hands.forEach(this::fits);
        kinds(hands.stream())
                .filter(kind -> !inBrowser().contains(kind))
                .forEach(kind -> defects.add(kind + ": no row of this kind is in each run's browser"));
        forms.forEach((name, form) -> {
            if (!elsewhere.contains(name)) {
                form.fields().stream()
                        .filter(field -> !field.readonly() && !isElsewhere(field))
                        .forEach(field -> filled(form, field));
            }
        });
        return defects;
    }

    private Set<String> inBrowser() {
        return kinds(hands.stream().filter(Hand::inBrowser)).collect(Collectors.toSet());
    }

    /** Of those rows which fit; what does not is told in other words. */
    private Stream<String> kinds(Stream<Hand> some) {
        return some.filter(hand -> hand.form().equals(tasks.get(hand.task())) && forms.containsKey(hand.form()))
                .filter(hand -> hand.entries().stream()
                        .allMatch(entry -> forms.get(hand.form()).has(FormSchema.key(entry.key()))))
                .flatMap(hand -> hand.kinds(forms.get(hand.form())).stream())
                .distinct()
                .sorted();
    }

    private void fits(Hand hand) {
        if (!hand.form().equals(tasks.get(hand.task()))) {
            defects.add(hand + ": the task's form is " + tasks.get(hand.task()));
            return;
        }
        if (hand.recorded().isEmpty()) {
            defects.add(hand + ": nothing is said to be recorded");
        }
        var form = forms.get(hand.form());
        if (form == null) {
            defects.add(hand + ": there is no form " + hand.form());
            return;
        }
        for (var entry : hand.entries()) {
            var field = form.fields().stream()
                    .filter(one -> one.key().equals(FormSchema.key(entry.key())))
                    .findFirst();
            if (field.isEmpty()) {
                defects.add(hand + ": the form has no field " + entry.key());
            } else if (field.get().readonly()) {
                defects.add(hand + ": nobody can fill in " + entry.key());
            } else if (!field.get().values().isEmpty()
                    && !field.get().values().containsAll(List.of(entry.value().split(",")))) {
                defects.add(hand + ": " + entry.key() + " offers no " + entry.value());
            }
        }
    }

    private boolean isElsewhere(FormSchema.Field field) {
        return elsewhere.stream().anyMatch(name -> forms.get(name).fields().contains(field));
    }

    private void filled(FormSchema form, FormSchema.Field field) {
        var entered = hands.stream()
                .filter(hand -> hand.form().equals(form.name()))
                .flatMap(hand -> hand.entries().stream())
                .filter(entry -> FormSchema.key(entry.key()).equals(field.key()))
                .flatMap(entry -> List.of(entry.value().split(",")).stream())
                .toList();
        if (entered.isEmpty()) {
            defects.add(form.name() + ": " + field.key() + " is filled in by no row");
        }
        field.values().stream()
                .filter(value -> !entered.isEmpty() && !entered.contains(value))
                .forEach(value -> defects.add(form.name() + ": " + field.key() + " " + value + " is in no row"));
    }
}
