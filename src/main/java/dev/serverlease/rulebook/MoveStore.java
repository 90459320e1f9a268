package dev.serverlease.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.stage.inforce.usereview.LawAhead.Changed;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores a manager's decision on a sweep, and what came of the review of each lease that the sweep touches. */
@Repository
class MoveStore {

    /** What the law to come blocks or puts to review; what it frees need not be reviewed earlier. */
    private static final String TOUCHED = "effect in ('BLOCKED', 'TO_REVIEW')";

    private static final TypeReference<List<Changed>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    MoveStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param law the day from which the law counts @param key the sender's own for the request; null if it named none
     */
    record Decided(
            LocalDate law,
            String by,
            String ground,
            @Nullable String key) {}

    /** A lease whose review is to come earlier, and why. */
    record Touched(String leaseNumber, List<Changed> changes) {}

    /** The decision on a sweep; empty while there is none. */
    Optional<Decided> decision(long id) {
        return jdbc.sql("select as_of as law, decided_by as by, ground, decision_key as key from lease.replay"
                        + " where id = :id and decided_at is not null")
                .param("id", id)
                .query(Decided.class)
                .optional();
    }

    /** Keeps the decision on a sweep that is done. @return false if there is one already, or it is not done */
    boolean decide(long id, Decided decided) {
        return jdbc.sql(
                                "update lease.replay set decided_by = :by, decided_at = :at, ground = :ground, decision_key = :key"
                                        + " where id = :id and kind = 'SWEEP' and state = 'DONE' and decided_at is null")
                        .param("by", decided.by())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("ground", decided.ground())
                        .param("key", decided.key(), Types.VARCHAR)
                        .param("id", id)
                        .update()
                > 0;
    }

    int touched(long id) {
        return jdbc.sql("select count(*) from lease.replay_lease where replay = :id and " + TOUCHED)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** The oldest decision of which some leases wait. */
    Optional<Long> toDo() {
        return jdbc.sql(
                        "select id from lease.replay where decided_at is not null and moved_at is null order by id limit 1")
                .query(Long.class)
                .optional();
    }

    /** The next leases that nobody has looked at, those that the law blocks first. */
    List<Touched> waiting(long id, int most) {
        return jdbc.sql("""
                        select l.lease_number, (select jsonb_agg(jsonb_build_object('rule', c.rule, 'was', c.was, 'wouldBe', c.would_be,
                            'citation', coalesce(c.citation_would_be, c.citation_was)) order by c.position)::text
                          from lease.replay_change c where c.replay = l.replay and c.lease_number = l.lease_number
                            and c.effect <> 'UNCHANGED') as changes
                        from lease.replay_lease l where l.replay = :id and l.""" + TOUCHED + " and l.review is null order by l.effect, l.lease_number limit :most")
                .param("id", id)
                .param("most", most)
                .query((row, index) -> new Touched(
                        row.getString("lease_number"), changes(Objects.requireNonNull(row.getString("changes")))))
                .list();
    }

    /**
     * In the transaction that moved it.
     *
     * @return false if somebody else has looked at it
     */
    boolean moved(long id, String leaseNumber, ReviewMove move, @Nullable Instant was, @Nullable Instant at) {
        return jdbc.sql("update lease.replay_lease set review = :review, review_was = :was, review_at = :at"
                                + " where replay = :id and lease_number = :number and review is null")
                        .param("review", move.name())
                        .param("was", was == null ? null : Timestamp.from(was), Types.TIMESTAMP)
                        .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                        .param("id", id)
                        .param("number", leaseNumber)
                        .update()
                > 0;
    }

    Map<ReviewMove, Integer> outcomes(long id) {
        var outcomes = new EnumMap<ReviewMove, Integer>(ReviewMove.class);
        jdbc.sql("select review, count(*) as leases from lease.replay_lease where replay = :id and review is not null"
                        + " group by review")
                .param("id", id)
                .query(row -> {
                    outcomes.put(ReviewMove.valueOf(row.getString("review")), row.getInt("leases"));
                });
        return outcomes;
    }

    /** All leases of the decision were looked at. */
    void finished(long id) {
        jdbc.sql("update lease.replay set moved_at = :at where id = :id and moved_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private List<Changed> changes(String text) {
        try {
            return json.readValue(text, CHANGES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
