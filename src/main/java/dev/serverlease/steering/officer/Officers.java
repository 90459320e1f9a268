package dev.serverlease.steering.officer;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Groups;
import dev.serverlease.process.Assignments;
import dev.serverlease.process.Members;
import dev.serverlease.process.TaskList;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The officers and what they have in hand: for whoever chooses one of them. */
@Component
public class Officers {

    private static final List<String> GROUPS =
            List.of(Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE, Groups.OPERATIONS);

    private static final String LOADS = "select assignee_, count(*) as open,"
            + " count(*) filter (where due_date_ < :now) as overdue, min(create_time_) as oldest from act_ru_task where ";

    private final JdbcClient jdbc;
    private final Members members;
    private final Assignments assignments;
    private final Clock clock;

    Officers(JdbcClient jdbc, Members members, Assignments assignments, Clock clock) {
        this.jdbc = jdbc;
        this.members = members;
        this.assignments = assignments;
        this.clock = clock;
    }

    /**
     * What somebody has in hand.
     *
     * @param groups of officers that the user is in; empty for somebody who has left, or is none
     * @param oldestDays how many days the oldest task is open; null without a task
     */
    public record Load(
            String officer,
            List<String> groups,
            long open,
            long overdue,
            @Nullable Long oldestDays) {

        /** How long the oldest task is open; null without a task. */
        public @Nullable Word oldest() {
            return oldestDays == null
                    ? null
                    : oldestDays == 0
                            ? new Word("不到 1 天", "less than a day")
                            : new Word(oldestDays + " 天", oldestDays == 1 ? "1 day" : oldestDays + " days");
        }

        /** The groups in words. */
        public Word groupWords() {
            var words = groups.stream().map(group -> Words.of("group", group)).toList();
            return new Word(
                    words.stream().map(Word::zh).collect(Collectors.joining("、")),
                    words.stream().map(Word::en).collect(Collectors.joining(", ")));
        }
    }

    /** All officers, and whoever else has an open task; who has most comes first. */
    public List<Load> all() {
        var groups = groupsByOfficer(GROUPS);
        var loads = loads("assignee_ is not null", Set.of());
        var all = new TreeSet<>(groups.keySet());
        all.addAll(loads.keySet());
        return all.stream()
                .map(officer -> load(officer, groups, loads))
                .sorted(Comparator.comparing(Load::open).reversed().thenComparing(Load::officer))
                .toList();
    }

    /**
     * Whose leases are open.
     *
     * @param sells whether the user is still a salesperson
     */
    public record Applicant(String user, boolean sells) {}

    /** All of them, in the order of their names; from one to the next along an index, however many leases they have. */
    public List<Applicant> applicants() {
        var salespeople = Set.copyOf(members.of(Groups.SALES));
        return jdbc
                .sql("with recursive a(applicant) as ((select min(applicant) from lease.lease) union all"
                        + " select (select min(l.applicant) from lease.lease l where l.applicant > a.applicant) from a"
                        + " where a.applicant is not null) select applicant from a where exists (select from lease.lease l"
                        + " where l.applicant = a.applicant and l.due_rank < 'infinity') order by applicant")
                .query((row, index) -> Objects.requireNonNull(row.getString("applicant")))
                .list()
                .stream()
                .map(user -> new Applicant(user, salespeople.contains(user)))
                .toList();
    }

    /** Whether its members do officers' tasks. */
    public boolean isGroup(String group) {
        return GROUPS.contains(group);
    }

    /** A group's tasks that nobody has claimed. */
    public record Pile(String group, long open, long overdue) {

        public Word words() {
            return Words.of("group", group);
        }
    }

    /** Of all groups, those with nothing unclaimed too. */
    public List<Pile> unclaimed() {
        return jdbc.sql("select g.name, count(t.id_) as open, count(t.id_) filter (where t.due_date_ < :now) as overdue"
                        + " from unnest(:groups::text[]) with ordinality g(name, place) left join act_ru_identitylink l"
                        + " on l.group_id_ = g.name and l.type_ = 'candidate' left join act_ru_task t on t.id_ = l.task_id_"
                        + " and t.assignee_ is null group by g.name, g.place order by g.place")
                .param("now", Timestamp.from(clock.instant()))
                .param("groups", GROUPS.toArray(String[]::new))
                .query((row, index) -> new Pile(row.getString("name"), row.getLong("open"), row.getLong("overdue")))
                .list();
    }

    /** Whether somebody does officers' tasks: managers do none. */
    public boolean isOfficer(String user) {
        return groupsByOfficer(GROUPS).containsKey(user);
    }

    /** The officers of these groups; who has least comes first. */
    public List<Load> of(Collection<String> groups) {
        return ofUsers(groupsByOfficer(groups));
    }

    /**
     * Who may do this open task now, but who has it already; who has least comes first.
     *
     * @param task of this lease
     */
    public List<Load> fitFor(Lease lease, TaskList.Open task) {
        var groups = groupsByOfficer(task.groups());
        groups.keySet()
                .removeIf(officer -> officer.equals(task.assignee())
                        || assignments
                                .objection(lease, task.key(), members.person(officer))
                                .isPresent());
        return ofUsers(groups);
    }

    private List<Load> ofUsers(Map<String, List<String>> groups) {
        var loads = loads("assignee_ = any(:users::text[])", groups.keySet());
        return groups.keySet().stream()
                .map(officer -> load(officer, groups, loads))
                .sorted(Comparator.comparing(Load::open).thenComparing(Load::officer))
                .toList();
    }

    private Map<String, List<String>> groupsByOfficer(Collection<String> groups) {
        var managers = Set.copyOf(members.of(Groups.MANAGERS));
        var officers = new TreeMap<String, List<String>>();
        for (var group : new LinkedHashSet<>(groups)) {
            for (var officer : members.of(group)) {
                if (!managers.contains(officer)) {
                    officers.merge(officer, List.of(group), Officers::joined);
                }
            }
        }
        return officers;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Map<String, Load> loads(String which, Set<String> users) {
        var now = clock.instant();
        return jdbc
                .sql(LOADS + which + " group by assignee_")
                .param("now", Timestamp.from(now))
                .param("users", users.toArray(String[]::new))
                .query((row, index) -> new Load(
                        Objects.requireNonNull(row.getString("assignee_")),
                        List.of(),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        days(row.getTimestamp("oldest").toInstant(), now)))
                .list()
                .stream()
                .collect(Collectors.toMap(Load::officer, Function.identity()));
    }

    private static long days(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toDays());
    }

    private static Load load(String officer, Map<String, List<String>> groups, Map<String, Load> loads) {
        var load = loads.get(officer);
        var of = groups.getOrDefault(officer, List.of());
        return load == null
                ? new Load(officer, of, 0, 0, null)
                : new Load(officer, of, load.open(), load.overdue(), load.oldestDays());
    }
}
