package dev.serverlease.steering.run;

import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.steering.run.Run.Item;
import dev.serverlease.steering.run.Run.Kind;
import dev.serverlease.steering.run.Run.Outcome;
import dev.serverlease.steering.run.Run.State;
import dev.serverlease.words.ModelNames;
import dev.serverlease.words.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs for people: those there were, and one with its progress and its items. */
@Repository
class RunViews {

    private static final int ITEMS = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    RunViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first, without their items. */
    List<Run> newest(@Nullable Long before, int most) {
        return jdbc
                .sql(
                        "select * from lease.steering_run where id < coalesce(cast(:before as bigint), 9223372036854775807)"
                                + " order by id desc limit :most")
                .param("before", before, Types.BIGINT)
                .param("most", most)
                .query((row, index) -> run(row))
                .list()
                .stream()
                .map(run -> with(run, List.of(), null))
                .toList();
    }

    /**
     * A run with a page of its items.
     *
     * @param outcome only items of this outcome; null for all
     * @param after position after which the page begins; -1 for the first page
     */
    Optional<Run> find(long id, @Nullable Outcome outcome, int after) {
        var found = jdbc.sql("select * from lease.steering_run where id = :id")
                .param("id", id)
                .query((row, index) -> run(row))
                .optional();
        return found.map(run -> {
            var items = items(id, outcome, after);
            boolean more = items.size() > ITEMS;
            var shown = more ? items.subList(0, ITEMS) : items;
            return with(run, shown, more ? shown.get(ITEMS - 1).position() : null);
        });
    }

    private List<Item> items(long id, @Nullable Outcome outcome, int after) {
        return jdbc.sql("select * from lease.steering_item where run = :id and position > :after"
                        + (outcome == null ? "" : " and outcome = :outcome") + " order by position limit :most")
                .param("id", id)
                .param("after", after)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("most", ITEMS + 1)
                .query((row, index) -> new Item(
                        row.getInt("position"),
                        row.getString("lease_number"),
                        task(row.getString("task_key")),
                        row.getString("applicant"),
                        local(row.getTimestamp("review_at")),
                        row.getString("outcome") == null ? null : Outcome.valueOf(row.getString("outcome")),
                        row.getString("note")))
                .list();
    }

    private static @Nullable Word task(@Nullable String key) {
        return key == null ? null : ModelNames.of(key).orElse(new Word(key, key));
    }

    private Run with(Run run, List<Item> items, @Nullable Integer next) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var total = new int[1];
        jdbc.sql("select outcome, count(*) as items from lease.steering_item where run = :id group by outcome")
                .param("id", run.id())
                .query(row -> {
                    total[0] += row.getInt("items");
                    if (row.getString("outcome") != null) {
                        outcomes.put(Outcome.valueOf(row.getString("outcome")), row.getInt("items"));
                    }
                });
        return new Run(
                run.id(),
                run.kind(),
                run.startedBy(),
                run.startedAt(),
                run.ground(),
                run.officer(),
                run.successor(),
                run.filter(),
                run.cause(),
                run.reviewAt(),
                run.reviewUntil(),
                run.state(),
                total[0],
                outcomes.values().stream().mapToInt(Integer::intValue).sum(),
                outcomes,
                items,
                next);
    }

    private Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("started_by"),
                Objects.requireNonNull(local(row.getTimestamp("started_at"))),
                row.getString("ground"),
                row.getString("officer"),
                row.getString("successor"),
                row.getString("filter"),
                row.getString("cause") == null ? null : ReviewCause.valueOf(row.getString("cause")),
                local(row.getTimestamp("review_at")),
                local(row.getTimestamp("review_until")),
                State.valueOf(row.getString("state")),
                0,
                0,
                Map.of(),
                List.of(),
                null);
    }

    private @Nullable OffsetDateTime local(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
