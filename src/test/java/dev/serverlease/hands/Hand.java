package dev.serverlease.hands;

import dev.serverlease.testing.LeaseDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One way through one task: who opens it for which lease, what they fill in, and what is on record afterwards.
 *
 * @param task id of the user task in the models
 * @param title what is answered, in words
 * @param lease brings a lease to where the task is open, and answers its number
 * @param answers by the keys of the form, in the order in which they are given
 * @param recorded by the statements that ask for it, each with {@code :number}
 */
record Hand(
        String task,
        String form,
        String user,
        String title,
        Function<LeaseDriver, String> lease,
        Map<String, String> answers,
        Map<String, String> recorded) {

    /** A task, its form, and one of those who do it. */
    record Task(String key, String form, String user) {

        Hand when(String title, Function<LeaseDriver, String> lease) {
            return new Hand(key, form, user, title, lease, Map.of(), Map.of());
        }
    }

    Hand by(String otherUser) {
        return new Hand(task, form, otherUser, title, lease, answers, recorded);
    }

    Hand fill(String key, String value) {
        return new Hand(task, form, user, title, lease, and(answers, key, value), recorded);
    }

    /** @param statement selects one text @param expected that text */
    Hand recorded(String statement, String expected) {
        return new Hand(task, form, user, title, lease, answers, and(recorded, statement, expected));
    }

    /** What the lease's audit trail says last of this kind. */
    Hand stage(String expected) {
        return recorded("select stage from lease.lease where number = :number", expected);
    }

    /** Every way through every task. */
    static List<Hand> all() {
        var all = new ArrayList<Hand>();
        all.addAll(ReviewHands.all());
        return all;
    }

    private static Map<String, String> and(Map<String, String> map, String key, String value) {
        var longer = new LinkedHashMap<>(map);
        longer.put(key, value);
        return longer;
    }

    @Override
    public String toString() {
        return task + ": " + title;
    }
}
