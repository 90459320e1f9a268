package dev.serverlease.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.rulebook.Replay.Kind;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores a replay's progress and what it finds, in the caller's transaction. */
@Repository
class ReplayStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ReplayStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a replay asks.
     *
     * @param law the day whose law is applied
     * @param facts the day of the facts, the same for all leases
     * @param rulebook digest of the rulebook that it was begun with
     */
    record Question(Kind kind, LocalDate law, LocalDate facts, String rulebook) {}

    /** @param askedTo the last lease that was asked, empty before the first */
    record Course(Question question, String askedTo) {}

    /** What a change of law would do to one lease. */
    record Found(String leaseNumber, Effect effect, List<Change> changes) {}

    /** @param key the sender's own for this request; null if it named none */
    record Started(long id, Kind kind, LocalDate asOf) {}

    /**
     * A replay that is to run.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a sweep is running, or the key was used
     */
    long begin(Question question, int total, String startedBy, @Nullable String key) {
        return jdbc.sql(
                        "insert into lease.replay (kind, started_by, started_at, request_key, as_of, facts_of, rulebook, state, total)"
                                + " values (:kind, :by, :at, :key, :asOf, :factsOf, :rulebook, 'RUNNING', :total) returning id")
                .param("kind", question.kind().name())
                .param("by", startedBy)
                .param("at", now())
                .param("key", key, Types.VARCHAR)
                .param("asOf", question.law())
                .param("factsOf", question.facts())
                .param("rulebook", question.rulebook())
                .param("total", total)
                .query(Long.class)
                .single();
    }

    /** What this person started under this key. */
    Optional<Started> startedBy(String person, @Nullable String key) {
        return jdbc.sql("select id, kind, as_of from lease.replay where started_by = :by and request_key = :key")
                .param("by", person)
                .param("key", key, Types.VARCHAR)
                .query(Started.class)
                .optional();
    }

    /** Those that are to go on, the oldest first. */
    List<Long> running() {
        return jdbc.sql("select id from lease.replay where state = 'RUNNING' order by id")
                .query(Long.class)
                .list();
    }

    /** The running ones of this kind, the oldest first. */
    List<Long> running(Kind kind) {
        return jdbc.sql("select id from lease.replay where state = 'RUNNING' and kind = :kind order by id")
                .param("kind", kind.name())
                .query(Long.class)
                .list();
    }

    /** Takes a running replay until the transaction ends; empty if it runs no more, or somebody else has it. */
    Optional<Course> hold(long id) {
        return jdbc.sql("select kind, as_of, facts_of, rulebook, asked_to from lease.replay"
                        + " where id = :id and state = 'RUNNING' for update skip locked")
                .param("id", id)
                .query((row, index) -> new Course(
                        new Question(
                                Kind.valueOf(row.getString("kind")),
                                row.getObject("as_of", LocalDate.class),
                                row.getObject("facts_of", LocalDate.class),
                                row.getString("rulebook")),
                        row.getString("asked_to")))
                .optional();
    }

    private record LeaseRow(String leaseNumber, String effect) {}

    private record ChangeRow(
            String leaseNumber,
            int position,
            String rule,
            String cause,
            String effect,
            @Nullable String was,
            @Nullable String wouldBe,
            @Nullable String citationWas,
            @Nullable String citationWouldBe) {}

    /** Adds what was found, in two statements. */
    void add(long id, List<Found> found) {
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql(
                        "insert into lease.replay_lease (replay, lease_number, effect) select :replay, r.\"leaseNumber\", r.effect"
                                + " from jsonb_to_recordset(:rows::jsonb) as r(\"leaseNumber\" text, effect text)")
                .param("replay", id)
                .param(
                        "rows",
                        write(found.stream()
                                .map(one -> new LeaseRow(
                                        one.leaseNumber(), one.effect().name()))
                                .toList()))
                .update();
        jdbc.sql("""
                        with added as (
                          insert into lease.replay_change (replay, lease_number, position, rule, cause, effect, was, would_be,
                            citation_was, citation_would_be)
                          select :replay, r."leaseNumber", r.position, r.rule, r.cause, r.effect, r.was, r."wouldBe", r."citationWas",
                            r."citationWouldBe"
                          from jsonb_to_recordset(:rows::jsonb) as r("leaseNumber" text, position int, rule text, cause text,
                            effect text, was text, "wouldBe" text, "citationWas" text, "citationWouldBe" text)
                          returning rule, cause, effect)
                        insert into lease.replay_rule as known (replay, rule, cause, effect, leases)
                        select :replay, rule, cause, effect, count(*) from added group by rule, cause, effect
                        on conflict (replay, rule, cause, effect) do update set leases = known.leases + excluded.leases""").param("replay", id).param("rows", write(rows(found))).update();
    }

    private static List<ChangeRow> rows(List<Found> found) {
        var rows = new ArrayList<ChangeRow>();
        for (var one : found) {
            for (int position = 0; position < one.changes().size(); position++) {
                var change = one.changes().get(position);
                rows.add(new ChangeRow(
                        one.leaseNumber(),
                        position,
                        change.rule(),
                        change.cause().name(),
                        change.effect().name(),
                        change.was(),
                        change.wouldBe(),
                        change.citationWas(),
                        change.citationWouldBe()));
            }
        }
        return rows;
    }

    /** How many leases the law would block, and so on; those of which nothing is said are unchanged. */
    Map<Effect, Integer> effects(long id) {
        var effects = new EnumMap<Effect, Integer>(Effect.class);
        jdbc.sql("select effect, count(*) as leases from lease.replay_lease where replay = :id group by effect")
                .param("id", id)
                .query(row -> {
                    effects.put(Effect.valueOf(row.getString("effect")), row.getInt("leases"));
                });
        return effects;
    }

    /** So many more leases were asked, up to this one, in so many milliseconds. */
    void advance(long id, String askedTo, int more, long milliseconds) {
        jdbc.sql(
                        "update lease.replay set asked = asked + :more, asked_to = :to, total = greatest(total, asked + :more),"
                                + " worked_ms = worked_ms + :worked where id = :id")
                .param("more", more)
                .param("to", askedTo)
                .param("worked", milliseconds)
                .param("id", id)
                .update();
    }

    /** All leases were asked. */
    void done(long id) {
        jdbc.sql("update lease.replay set state = 'DONE', total = asked where id = :id")
                .param("id", id)
                .update();
    }

    void failed(long id, String failure) {
        jdbc.sql("update lease.replay set state = 'FAILED', failure = :failure where id = :id and state = 'RUNNING'")
                .param("failure", failure)
                .param("id", id)
                .update();
    }

    /** @return whether it was running */
    boolean stop(long id) {
        return jdbc.sql("update lease.replay set state = 'STOPPED' where id = :id and state = 'RUNNING'")
                        .param("id", id)
                        .update()
                > 0;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
