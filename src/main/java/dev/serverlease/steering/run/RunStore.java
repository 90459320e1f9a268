package dev.serverlease.steering.run;

import dev.serverlease.process.TaskList;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.steering.run.ApplicantChanges.Given;
import dev.serverlease.steering.run.ReviewPulls.Place;
import dev.serverlease.steering.run.Run.Kind;
import dev.serverlease.steering.run.Run.Outcome;
import dev.serverlease.steering.run.Run.State;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs and their items. */
@Repository
class RunStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    RunStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a manager decided.
     *
     * @param officer whose tasks; null of leases and reviews, and of tasks that nobody has claimed
     * @param successor to whom the tasks or leases go
     * @param filter of which leases; null of tasks
     * @param cause of reviews; null of anything else
     * @param reviewAt the first place of a review; null of anything else
     * @param reviewUntil the last one
     */
    record Decided(
            Kind kind,
            String by,
            String ground,
            @Nullable String officer,
            @Nullable String successor,
            @Nullable String filter,
            @Nullable ReviewCause cause,
            @Nullable Instant reviewAt,
            @Nullable Instant reviewUntil) {}

    /**
     * One lease that waits in a run.
     *
     * @param task id of the task; null of a lease, whose salesperson is named, and of a review, which has its place
     */
    record Waiting(
            long run,
            int position,
            String leaseNumber,
            @Nullable String task,
            @Nullable String applicant,
            @Nullable Instant reviewAt,
            Instant decidedAt) {}

    long begin(Decided decided) {
        return jdbc.sql(
                        "insert into lease.steering_run (kind, started_by, started_at, ground, officer, successor, filter, cause,"
                                + " review_at, review_until, state) values (:kind, :by, :now, :ground, :officer, :successor, :filter, :cause,"
                                + " :at, :until, 'RUNNING') returning id")
                .param("kind", decided.kind().name())
                .param("by", decided.by())
                .param("now", Timestamp.from(clock.instant()))
                .param("ground", decided.ground())
                .param("officer", decided.officer(), Types.VARCHAR)
                .param("successor", decided.successor(), Types.VARCHAR)
                .param("filter", decided.filter(), Types.VARCHAR)
                .param("cause", decided.cause() == null ? null : decided.cause().name(), Types.VARCHAR)
                .param("at", timestamp(decided.reviewAt()), Types.TIMESTAMP)
                .param("until", timestamp(decided.reviewUntil()), Types.TIMESTAMP)
                .query(Long.class)
                .single();
    }

    void addTasks(long id, List<TaskList.Open> tasks) {
        jdbc.sql("insert into lease.steering_item (run, position, lease_number, task, task_key) select :id, t.* from"
                        + " unnest(:positions::integer[], :numbers::text[], :tasks::text[], :keys::text[]) t")
                .param("id", id)
                .param("positions", IntStream.range(0, tasks.size()).boxed().toArray(Integer[]::new))
                .param("numbers", tasks.stream().map(TaskList.Open::leaseNumber).toArray(String[]::new))
                .param("tasks", tasks.stream().map(TaskList.Open::id).toArray(String[]::new))
                .param("keys", tasks.stream().map(TaskList.Open::key).toArray(String[]::new))
                .update();
    }

    /** In this order. */
    void addReviews(long id, List<Place> places) {
        jdbc.sql(
                        "insert into lease.steering_item (run, position, lease_number, review_at) select :id, p.place - 1, p.number,"
                                + " p.at from unnest(:numbers::text[], :times::timestamptz[]) with ordinality p(number, at, place)")
                .param("id", id)
                .param("numbers", places.stream().map(Place::number).toArray(String[]::new))
                .param(
                        "times",
                        places.stream().map(place -> place.at().toString()).toArray(String[]::new))
                .update();
    }

    /** In this order. */
    void addLeases(long id, List<Given> leases) {
        jdbc.sql(
                        "insert into lease.steering_item (run, position, lease_number, applicant) select :id, l.place - 1, l.number,"
                                + " l.applicant from unnest(:numbers::text[], :applicants::text[]) with ordinality l(number, applicant, place)")
                .param("id", id)
                .param("numbers", leases.stream().map(Given::number).toArray(String[]::new))
                .param("applicants", leases.stream().map(Given::applicant).toArray(String[]::new))
                .update();
    }

    /** How many leases a run has taken from each salesperson. */
    Map<String, Integer> takenFrom(long id) {
        var taken = new TreeMap<String, Integer>();
        jdbc.sql("select applicant, count(*) as leases from lease.steering_item"
                        + " where run = :id and outcome = 'DONE' and applicant is not null group by applicant")
                .param("id", id)
                .query(row -> {
                    taken.put(row.getString("applicant"), row.getInt("leases"));
                });
        return taken;
    }

    List<Long> running() {
        return jdbc.sql("select id from lease.steering_run where state = 'RUNNING' order by id")
                .query(Long.class)
                .list();
    }

    Optional<Decided> decided(long id) {
        return jdbc.sql("select * from lease.steering_run where id = :id")
                .param("id", id)
                .query((row, index) -> new Decided(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("started_by"),
                        row.getString("ground"),
                        row.getString("officer"),
                        row.getString("successor"),
                        row.getString("filter"),
                        row.getString("cause") == null ? null : ReviewCause.valueOf(row.getString("cause")),
                        instant(row.getTimestamp("review_at")),
                        instant(row.getTimestamp("review_until"))))
                .optional();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** The next items of a run that goes on. */
    List<Waiting> waiting(long id, int most) {
        return jdbc.sql(
                        "select i.*, r.started_at from lease.steering_item i join lease.steering_run r on r.id = i.run"
                                + " where r.id = :id and r.state = 'RUNNING' and i.outcome is null order by i.position limit :most")
                .param("id", id)
                .param("most", most)
                .query((row, index) -> new Waiting(
                        row.getLong("run"),
                        row.getInt("position"),
                        row.getString("lease_number"),
                        row.getString("task"),
                        row.getString("applicant"),
                        instant(row.getTimestamp("review_at")),
                        row.getTimestamp("started_at").toInstant()))
                .list();
    }

    /** @return false if somebody else has looked at it */
    boolean came(Waiting item, Outcome outcome, @Nullable String note) {
        return jdbc.sql("update lease.steering_item set outcome = :outcome, note = :note"
                                + " where run = :run and position = :position and outcome is null")
                        .param("outcome", outcome.name())
                        .param("note", note, Types.VARCHAR)
                        .param("run", item.run())
                        .param("position", item.position())
                        .update()
                > 0;
    }

    /** @return how many items were done since people were told of some; empty if it was not running */
    Optional<Integer> end(long id, State state) {
        return jdbc.sql("""
                        with was as (select id, told from lease.steering_run where id = :id and state = 'RUNNING' for update),
                        now as (select count(*) as done from lease.steering_item where run = :id and outcome = 'DONE')
                        update lease.steering_run r set state = :state, told = now.done from was, now where r.id = was.id
                        returning r.told - was.told""")
                .param("state", state.name())
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /**
     * What was held or failed is tried again, what was stopped goes on.
     *
     * @return false if it is running, or nothing of it is left
     */
    boolean goOn(long id) {
        boolean left = jdbc.sql("update lease.steering_run set state = 'RUNNING' where id = :id and state <> 'RUNNING'"
                                + " and exists (select from lease.steering_item where run = :id"
                                + " and (outcome is null or outcome in ('HELD', 'FAILED')))")
                        .param("id", id)
                        .update()
                > 0;
        if (left) {
            jdbc.sql("update lease.steering_item set outcome = null, note = null"
                            + " where run = :id and outcome in ('HELD', 'FAILED')")
                    .param("id", id)
                    .update();
        }
        return left;
    }
}
