package dev.serverlease.rulebook;

import dev.serverlease.law.RuleId;
import dev.serverlease.rulebook.Change.Cause;
import dev.serverlease.rulebook.Replay.Decision;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.Replay.LeaseChanges;
import dev.serverlease.rulebook.Replay.Review;
import dev.serverlease.rulebook.Replay.RuleCount;
import dev.serverlease.rulebook.Replay.State;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import dev.serverlease.words.RuleTitles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads replays; a page holds whole leases, and the next one begins after its last. */
@Repository
class ReplayPages {

    private static final String CHOSEN = """
            select l.lease_number, l.effect, l.review, l.review_was, l.review_at from lease.replay_lease l
            where l.replay = :id and l.lease_number > :after
              and (cast(:lease as text) is null or l.lease_number = :lease)
              and (cast(:rule as text) is not null or cast(:effect as text) is null or l.effect = :effect)
              and (cast(:rule as text) is null or exists (select from lease.replay_change c
                where c.replay = l.replay and c.lease_number = l.lease_number and c.rule = :rule
                  and (cast(:effect as text) is null or c.effect = :effect)))
            order by l.lease_number limit :most""";

    private final JdbcClient jdbc;
    private final ReplayStore store;
    private final MoveStore moves;
    private final Clock clock;

    ReplayPages(JdbcClient jdbc, ReplayStore store, MoveStore moves, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * Which leases are shown; a null member filters nothing.
     *
     * @param rule only leases that it changes
     * @param effect what is done to the lease, or if a rule is named, what that rule does
     * @param after the last lease of the page before, empty for the first page
     */
    record Filter(
            @Nullable String rule,
            @Nullable Effect effect,
            @Nullable String lease,
            String after,
            int size) {

        /** The state alone. */
        static final Filter NOTHING = new Filter(null, null, null, "", 0);

        static final Filter NONE = new Filter(null, null, null, "", 50);
    }

    Optional<Replay> page(Kind kind, long id, Filter filter) {
        return jdbc.sql("select * from lease.replay where id = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind.name())
                .query((row, index) -> replay(row, filter))
                .optional();
    }

    /**
     * The newest ones, without their leases.
     *
     * @param before only those with a smaller id; null for the first page
     */
    List<Replay> newest(Kind kind, @Nullable Long before, int most) {
        return jdbc.sql(
                        "select * from lease.replay where kind = :kind and (cast(:before as bigint) is null or id < :before)"
                                + " order by id desc limit :most")
                .param("kind", kind.name())
                .param("before", before, Types.BIGINT)
                .param("most", most)
                .query((row, index) -> replay(row, Filter.NOTHING))
                .list();
    }

    private Replay replay(ResultSet row, Filter filter) throws SQLException {
        long id = row.getLong("id");
        var state = State.valueOf(row.getString("state"));
        int total = row.getInt("total");
        int asked = row.getInt("asked");
        var perSecond = perSecond(asked, row.getLong("worked_ms"));
        var effects = store.effects(id);
        var leases = filter.size() == 0 ? List.<LeaseChanges>of() : leases(id, filter);
        boolean more = leases.size() > filter.size();
        var shown = more ? leases.subList(0, filter.size()) : leases;
        return new Replay(
                id,
                Kind.valueOf(row.getString("kind")),
                row.getString("started_by"),
                time(row.getTimestamp("started_at")),
                row.getObject("as_of", LocalDate.class),
                row.getObject("facts_of", LocalDate.class),
                state,
                state.label(),
                row.getString("failure"),
                total,
                asked,
                perSecond,
                state == State.RUNNING && perSecond != null ? finish(total - asked, perSecond) : null,
                effects.values().stream().mapToInt(Integer::intValue).sum() - effects.getOrDefault(Effect.UNCHECKED, 0),
                effects,
                filter.size() == 0 ? List.of() : rules(id),
                decision(id, row),
                shown,
                more ? shown.get(shown.size() - 1).leaseNumber() : null);
    }

    private static @Nullable Double perSecond(int asked, long milliseconds) {
        return asked == 0 || milliseconds == 0 ? null : Math.round(10_000.0 * asked / milliseconds) / 10.0;
    }

    private OffsetDateTime finish(int left, double perSecond) {
        return time(Timestamp.from(clock.instant().plusSeconds((long) (Math.max(0, left) / perSecond))));
    }

    private @Nullable Decision decision(long id, ResultSet row) throws SQLException {
        var decidedBy = row.getString("decided_by");
        return decidedBy == null
                ? null
                : new Decision(
                        decidedBy,
                        time(row.getTimestamp("decided_at")),
                        row.getString("ground"),
                        moves.touched(id),
                        moves.outcomes(id),
                        timeIfAny(row.getTimestamp("moved_at")));
    }

    private List<RuleCount> rules(long id) {
        return jdbc.sql("select * from lease.replay_rule where replay = :id order by leases desc, rule, cause, effect")
                .param("id", id)
                .query((row, index) -> {
                    var effect = Effect.valueOf(row.getString("effect"));
                    return new RuleCount(
                            row.getString("rule"),
                            RuleTitles.of(new RuleId(row.getString("rule"))).both(),
                            Cause.valueOf(row.getString("cause")),
                            effect,
                            effect.label(),
                            row.getInt("leases"));
                })
                .list();
    }

    /** One more than the page holds, if there are more. */
    private List<LeaseChanges> leases(long id, Filter filter) {
        var leases = new ArrayList<LeaseChanges>();
        var changes = new HashMap<String, List<Change>>();
        jdbc.sql(CHOSEN)
                .param("id", id)
                .param("after", filter.after())
                .param("lease", filter.lease(), Types.VARCHAR)
                .param("rule", filter.rule(), Types.VARCHAR)
                .param(
                        "effect",
                        filter.effect() == null ? null : filter.effect().name(),
                        Types.VARCHAR)
                .param("most", filter.size() + 1)
                .query(row -> {
                    var of = changes.computeIfAbsent(row.getString("lease_number"), number -> new ArrayList<>());
                    leases.add(lease(row, of));
                });
        addChanges(id, changes);
        return leases;
    }

    private LeaseChanges lease(ResultSet row, List<Change> changes) throws SQLException {
        var effect = Effect.valueOf(row.getString("effect"));
        var review = row.getString("review");
        var move = review == null ? null : ReviewMove.valueOf(review);
        return new LeaseChanges(
                row.getString("lease_number"),
                effect,
                effect.label(),
                move == null
                        ? null
                        : new Review(
                                move,
                                move.label(),
                                timeIfAny(row.getTimestamp("review_was")),
                                timeIfAny(row.getTimestamp("review_at"))),
                changes);
    }

    private void addChanges(long id, Map<String, List<Change>> changes) {
        jdbc.sql("select * from lease.replay_change where replay = :id and lease_number = any(:numbers)"
                        + " order by lease_number, position")
                .param("id", id)
                .param("numbers", changes.keySet().toArray(new String[0]))
                .query(row -> {
                    changes.computeIfAbsent(row.getString("lease_number"), number -> new ArrayList<>())
                            .add(new Change(
                                    row.getString("rule"),
                                    Cause.valueOf(row.getString("cause")),
                                    row.getString("was"),
                                    row.getString("would_be"),
                                    row.getString("citation_was"),
                                    row.getString("citation_would_be")));
                });
    }

    private OffsetDateTime time(Timestamp at) {
        return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private @Nullable OffsetDateTime timeIfAny(@Nullable Timestamp at) {
        return at == null ? null : time(at);
    }
}
