package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.people.Person;
import dev.serverlease.words.ModelNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What waits for people: their own tasks, their groups' tasks, overdue tasks, and failed jobs. Asked of the engine's
 * tables: its own query sorts whole rows of all that a group could do, to show ten.
 */
@Component
public class TaskList {

    /** The engine's priority of a task whose lease is of high risk; all others have the engine's own. */
    private static final int URGENT = 75;

    private static final String THEIRS = """
            t.assignee_ = :person or t.assignee_ is null and t.id_ in (
              select task_id_ from act_ru_identitylink where type_ = 'candidate' and group_id_ = any(:groups::text[]))""";

    private static final String SHOWN = """
            select t.id_, t.task_def_key_, t.name_, t.due_date_, t.assignee_, t.priority_, coalesce(p.business_key_, '') as number,
              array(select group_id_ from act_ru_identitylink where task_id_ = t.id_ and group_id_ is not null) as groups""";

    private final JdbcClient jdbc;
    private final LeaseTasks forms;
    private final DueDates leases;
    private final Clock clock;

    TaskList(JdbcClient jdbc, LeaseTasks forms, DueDates leases, Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * A task that is open.
     *
     * @param key its id in the model; of a step that no task stands for, its place on the lease's page
     * @param leaseNumber empty for an instance that belongs to no lease
     * @param due due date; null if none is set
     * @param assignee null while it waits for its group
     * @param groups whose members may claim it
     * @param urgent its lease is of high risk: it comes before all that is not
     */
    public record Open(
            String id,
            String key,
            String name,
            String leaseNumber,
            @Nullable Instant due,
            @Nullable String assignee,
            List<String> groups,
            boolean overdue,
            boolean urgent) {}

    /**
     * @param more whether another page follows
     * @param count how many there are on all pages
     */
    public record Page(List<Open> tasks, int page, boolean more, long count) {}

    /**
     * Where the process of a lease stands at a failure.
     *
     * @param key of the element of the model; empty where it stands elsewhere than our records say
     */
    public record Failure(String key, Instant since, String message) {}

    /** A job that failed for good and waits for an operator. @param place the element of the model, with its id */
    public record StandingStill(String leaseNumber, String instance, String place, String message) {}

    /**
     * The person's own tasks, and of the unclaimed tasks of the person's groups those that this person may do; those of
     * leases of high risk first, then by date, overdue ones before others.
     *
     * @param page counted from 0; what the person may not do is missing from its size
     */
    public Page of(Person person, int page, int size) {
        var found = page(
                THEIRS,
                Map.of("person", person.name(), "groups", person.groups().toArray(new String[0])),
                page,
                size);
        var applied = appliedFor(found.tasks(), person);
        var offered = asked(
                found.tasks().stream().filter(task -> task.assignee() == null),
                (numbers, key) -> forms.isFor(numbers, key, person, applied));
        var own = doable(found.tasks().stream()
                .filter(task -> task.assignee() != null || offered.contains(task))
                .toList());
        return new Page(own, page, found.more(), found.count() - (found.tasks().size() - own.size()));
    }

    /** What puts the task of a lease of this risk in its place; null while nobody knows it. */
    static int priority(@Nullable Risk risk) {
        return risk == Risk.HIGH ? URGENT : Task.PRIORITY_NORMAL;
    }

    private List<Open> doable(List<Open> tasks) {
        var waiting = asked(tasks.stream(), forms::waiting);
        return tasks.stream().filter(task -> !waiting.contains(task)).toList();
    }

    /** Those of whose leases it is so; each kind of task is asked once about all its leases. */
    private static Set<Open> asked(Stream<Open> tasks, BiFunction<Set<String>, String, Set<String>> question) {
        var byKey = tasks.collect(Collectors.groupingBy(Open::key));
        var those = new HashSet<Open>();
        byKey.forEach((key, same) -> {
            var answer = question.apply(same.stream().map(Open::leaseNumber).collect(Collectors.toSet()), key);
            same.stream().filter(task -> answer.contains(task.leaseNumber())).forEach(those::add);
        });
        return those;
    }

    /** A person's own tasks alone, in the same order. */
    public Page assignedTo(String user, int page, int size) {
        return page("t.assignee_ = :person", Map.of("person", user), page, size);
    }

    /** The unclaimed tasks of a group that wait for no other step, in the same order. */
    public Page unclaimed(String group, int page, int size) {
        var found = page(
                "t.assignee_ is null and t.id_ in (select task_id_ from act_ru_identitylink where type_ = 'candidate'"
                        + " and group_id_ = :group)",
                Map.of("group", group),
                page,
                size);
        var open = doable(found.tasks());
        return new Page(open, page, found.more(), found.count() - (found.tasks().size() - open.size()));
    }

    /** Of these ids those of open tasks, in the same order as above. */
    public List<Open> ofIds(List<String> ids) {
        return page("t.id_ = any(:ids::text[])", Map.of("ids", ids.toArray(String[]::new)), 0, ids.size())
                .tasks();
    }

    /** Of these tasks those that this person may do, whoever has them now. */
    public Set<Open> possible(List<Open> tasks, Person person) {
        var applied = appliedFor(tasks, person);
        return asked(
                tasks.stream().filter(task -> task.groups().stream().anyMatch(person::in)),
                (numbers, key) -> forms.isFor(numbers, key, person, applied));
    }

    /** One reading for all kinds of tasks, if a form asks who applied at all. */
    private Supplier<Set<String>> appliedFor(List<Open> tasks, Person person) {
        return SingletonSupplier.of(() -> leases.appliedForBy(
                person.name(), tasks.stream().map(Open::leaseNumber).collect(Collectors.toSet())));
    }

    /** Whether this person may do a task of the lease that is offered to the person's group. */
    boolean isFor(Open task, Lease lease, Person person) {
        var number = Set.of(lease.number());
        boolean applied = lease.applicants().contains(person.name());
        return !forms.isFor(number, task.key(), person, () -> applied ? number : Set.of())
                .isEmpty();
    }

    /** All people's overdue tasks, those of leases of high risk first, then the longest overdue. */
    public Page overdue(int page, int size) {
        return page("t.due_date_ < :now", Map.of("now", Timestamp.from(clock.instant())), page, size);
    }

    /** The open tasks of a lease, in all its instances, that wait for no other step. */
    public List<Open> ofLease(Lease lease) {
        return doable(jdbc.sql(SHOWN + " from act_ru_execution p join act_ru_task t on t.proc_inst_id_ = p.id_"
                        + " where p.business_key_ = :number order by t.create_time_")
                .param("number", lease.number())
                .query((row, index) -> open(row))
                .list());
    }

    /** The newest first. */
    public List<StandingStill> standingStill(int most) {
        return jdbc.sql("""
                        select coalesce(p.business_key_, '') as number, i.proc_inst_id_, i.activity_id_,
                          coalesce(i.incident_msg_, '') as message
                        from act_ru_incident i left join act_ru_execution p on p.id_ = i.proc_inst_id_
                        where i.incident_type_ = :type order by i.incident_timestamp_ desc limit :most""")
                .param("type", Incident.FAILED_JOB_HANDLER_TYPE)
                .param("most", most)
                .query((row, index) -> new StandingStill(
                        row.getString("number"),
                        row.getString("proc_inst_id_"),
                        ModelNames.withId(row.getString("activity_id_")),
                        row.getString("message")))
                .list();
    }

    /**
     * Where it failed itself, not where it is called from, and whether it stands elsewhere than our records say; the
     * oldest first.
     */
    public List<Failure> failures(Lease lease) {
        return jdbc.sql("""
                        select i.activity_id_ as key, i.incident_timestamp_ as since, coalesce(i.incident_msg_, '') as message
                        from act_ru_execution p join act_ru_incident i on i.proc_inst_id_ = p.id_
                        where p.business_key_ = :number and i.id_ = i.root_cause_incident_id_
                        union all select '', min(first_seen_at), '' from lease.mismatch where lease_number = :number
                        having count(*) > 0 order by since""")
                .param("number", lease.number())
                .query((row, index) -> new Failure(
                        row.getString("key"), row.getTimestamp("since").toInstant(), row.getString("message")))
                .list();
    }

    private Page page(String which, Map<String, ?> params, int page, int size) {
        var found = jdbc.sql(SHOWN + """
                         from (
                          select * from (
                            (select * from act_ru_task t where (%1$s) and t.priority_ > 50
                              order by due_date_, create_time_, id_ limit :upTo)
                            union all
                            (select * from act_ru_task t where (%1$s) and t.priority_ <= 50
                              order by due_date_, create_time_, id_ limit :upTo)) t
                          order by priority_ > 50 desc, due_date_, create_time_, id_ limit :limit offset :offset) t
                        left join act_ru_execution p on p.id_ = t.proc_inst_id_
                        order by t.priority_ > 50 desc, t.due_date_, t.create_time_, t.id_""".formatted(which))
                .params(params)
                .param("upTo", (long) page * size + size + 1)
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query((row, index) -> open(row))
                .list();
        boolean all = page == 0 && found.size() <= size;
        long count = all
                ? found.size()
                : jdbc.sql("select count(*) from act_ru_task t where " + which)
                        .params(params)
                        .query(Long.class)
                        .single();
        return new Page(found.subList(0, Math.min(size, found.size())), page, found.size() > size, count);
    }

    private Open open(ResultSet row) throws SQLException {
        var date = row.getTimestamp("due_date_");
        var due = date == null ? null : date.toInstant();
        return new Open(
                row.getString("id_"),
                row.getString("task_def_key_"),
                row.getString("name_"),
                row.getString("number"),
                due,
                row.getString("assignee_"),
                List.of((String[]) row.getArray("groups").getArray()),
                due != null && due.isBefore(clock.instant()),
                row.getInt("priority_") > Task.PRIORITY_NORMAL);
    }
}
