package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One way through one task: who opens it for which lease, what they fill in, and what is on record afterwards.
 *
 * @param task id of the user task in the models
 * @param title what is answered, in words
 * @param lease brings a lease to where the task is open, and answers its number
 * @param entries in the order in which they are made
 * @param recorded by the statements that ask for it, each with {@code :number}
 * @param inBrowser whether each run goes this way in the browser; the others are gone at night
 */
record Hand(
        String task,
        String form,
        String user,
        String title,
        Function<LeaseDriver, String> lease,
        List<Entry> entries,
        Map<String, String> recorded,
        boolean inBrowser) {

    /** A task, its form, and one of those who do it. */
    record Task(String key, String form, String user) {

        Hand when(String title, Function<LeaseDriver, String> lease) {
            return new Hand(key, form, user, title, lease, List.of(), Map.of(), false);
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
        return new Hand(task, form, otherUser, title, lease, entries, recorded, inBrowser);
    }

    /** Stands for its kind in each run; {@link HandsWiring} says when a kind has nobody who does. */
    Hand inEachRun() {
        return new Hand(task, form, user, title, lease, entries, recorded, true);
    }

    Hand atNight() {
        return new Hand(task, form, user, title, lease, entries, recorded, false);
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
                recorded,
                inBrowser);
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
        return new Hand(task, form, user, title, lease, entries, longer, inBrowser);
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

    /** What a browser could do otherwise in one form than in another: kinds of fields, and how people come to them. */
    Set<String> kinds(FormSchema form) {
        var kinds = new TreeSet<String>();
        for (var entry : entries) {
            var field = form.field(FormSchema.key(entry.key()));
            var type = field.type() + (field.timed() ? " with a time" : "");
            kinds.add(type);
            if (entry.key().contains("[")) {
                kinds.add(type + " in a row");
            } else if (!field.hidden().isEmpty()) {
                kinds.add(type + " that is not always shown");
            }
            if (!field.needed().isEmpty()) {
                kinds.add("field that is asked for by another answer");
            }
            if (field.narrow().contains(entry.value())) {
                kinds.add("choice that not everybody has");
            }
        }
        if (form.fields().stream().anyMatch(FormSchema.Field::readonly)) {
            kinds.add("field that can only be read");
        }
        return kinds;
    }

    /** Those of all whose names match {@code -Dhands=}, or all. */
    static Stream<Hand> chosen() {
        var only = Pattern.compile(System.getProperty("hands", ""));
        return all().stream().filter(hand -> only.matcher(hand.toString()).find());
    }

    /** Whether nobody has claimed it. */
    static boolean isFree(JdbcClient jdbc, String taskId) {
        return jdbc.sql("select assignee_ is null from act_ru_task where id_ = :task")
                .param("task", taskId)
                .query(Boolean.class)
                .single();
    }

    /** The task is done, and everything is on record. */
    void isRecorded(JdbcClient jdbc, String number, String taskId) {
        assertThat(jdbc.sql("select name_ from act_ru_task where id_ = :task")
                        .param("task", taskId)
                        .query(String.class)
                        .list())
                .isEmpty();
        recorded.forEach((statement, expected) -> assertThat(jdbc.sql(statement)
                        .param("number", number)
                        .query(String.class)
                        .list())
                .as(statement)
                .containsExactly(expected));
    }

    @Override
    public String toString() {
        return task + ": " + title;
    }
}
