package dev.serverlease.hands;

import dev.serverlease.testing.LeaseDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way through one task: who opens it for which lease, what they fill in, and what is on record afterwards.
 *
 * @param task id of the user task in the models
 * @param title what is answered, in words
 * @param lease brings a lease to where the task is open, and answers its number
 * @param entries in the order in which they are made
 * @param recorded by the statements that ask for it, each with {@code :number}
 */
record Hand(
        String task,
        String form,
        String user,
        String title,
        Function<LeaseDriver, String> lease,
        List<Entry> entries,
        Map<String, String> recorded) {

    /** A task, its form, and one of those who do it. */
    record Task(String key, String form, String user) {

        Hand when(String title, Function<LeaseDriver, String> lease) {
            return new Hand(key, form, user, title, lease, List.of(), Map.of());
        }
    }

    /**
     * What is entered in a field.
     *
     * @param key of the form; in a row of a list with its number, like {@code assessments[0].ground}
     * @param asked the page says that it is missing, until it is entered
     */
    record Entry(String key, String value, boolean asked) {}

    Hand by(String otherUser) {
        return new Hand(task, form, otherUser, title, lease, entries, recorded);
    }

    /** Enters what the page asks for by now. */
    Hand fill(String key, String value) {
        return with(new Entry(key, value, true));
    }

    /** Enters what could be left as it is. */
    Hand may(String key, String value) {
        return with(new Entry(key, value, false));
    }

    private Hand with(Entry entry) {
        return new Hand(
                task,
                form,
                user,
                title,
                lease,
                Stream.concat(entries.stream(), Stream.of(entry)).toList(),
                recorded);
    }

    /** @param columns one text of the one row of the lease in this table */
    Hand recorded(String table, String columns, String expected) {
        return expect("select " + columns + " from lease." + table + " where lease_number = :number", expected);
    }

    /** @param section as it is stored: of the vocabulary, or {@code standing} or {@code year} */
    Hand fact(String section, String name, String expected) {
        return expect(
                "select facts ->> '%s' from lease.recorded_fact where lease_number = :number and section = '%s' and jsonb_exists(facts, '%s') order by id desc limit 1"
                        .formatted(name, section, name),
                expected);
    }

    /** What the audit trail says of a step. */
    Hand audited(String action, String expected, String... members) {
        var columns = Stream.of(members)
                .map(member -> "payload::jsonb #>> '{detail,%s}'".formatted(member))
                .toList();
        return expect(
                "select concat_ws(' ', actor, %s) from lease.audit where lease_number = :number and action = '%s'"
                        .formatted(String.join(", ", columns), action),
                user + " " + expected);
    }

    Hand stage(String expected) {
        return expect("select stage from lease.lease where number = :number", expected);
    }

    /** @param statement selects one text */
    Hand expect(String statement, String expected) {
        var longer = new LinkedHashMap<>(recorded);
        longer.put(statement, expected);
        return new Hand(task, form, user, title, lease, entries, longer);
    }

    /** Every way through every task. */
    static List<Hand> all() {
        var all = new ArrayList<Hand>();
        all.addAll(ApplicationHands.all());
        all.addAll(ReviewHands.all());
        all.addAll(IdentityHands.all());
        all.addAll(SecondLookHands.all());
        all.addAll(ContractHands.all());
        all.addAll(ActivationHands.all());
        all.addAll(UseReviewHands.all());
        all.addAll(SuspensionHands.all());
        all.addAll(DutyHands.all());
        all.addAll(RentHands.all());
        all.addAll(ExpiryHands.all());
        all.addAll(ClosingHands.all());
        return all;
    }

    @Override
    public String toString() {
        return task + ": " + title;
    }
}
