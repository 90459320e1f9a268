package dev.serverlease.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.rulebook.Replay.LeaseChanges;
import dev.serverlease.rulebook.Replay.State;
import dev.serverlease.rulebook.ReplayRun.Days;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores a replay's progress and results. */
@Repository
class ReplayStore {

    /** With a replay's id, the key of the advisory lock that is held while the replay runs. */
    private static final int LOCKS = 0x5e91a4;

    private static final String INTERRUPTED =
            "系统在重新审查完成前停止运行，未保存结果；请重新发起。 The product stopped before the replay was done, and no results were stored; start it again.";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ReplayStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A replay that is about to run. */
    long begin(Days days, int total, String startedBy) {
        return jdbc.sql("insert into lease.replay (started_by, started_at, as_of, facts_of, state, total)"
                        + " values (:by, :at, :asOf, :factsOf, 'RUNNING', :total) returning id")
                .param("by", startedBy)
                .param("at", Timestamp.from(clock.instant()))
                .param("asOf", days.law())
                .param("factsOf", days.facts())
                .param("total", total)
                .query(Long.class)
                .single();
    }

    /** Marks this replay as running until the current transaction ends. */
    void lock(long id) {
        jdbc.sql("select pg_advisory_xact_lock(:locks, :id)")
                .param("locks", LOCKS)
                .param("id", (int) id)
                .query((row, index) -> id)
                .single();
    }

    private record Row(
            int leasePosition,
            int position,
            String leaseNumber,
            String rule,
            String cause,
            @Nullable String was,
            @Nullable String wouldBe,
            @Nullable String citationWas,
            @Nullable String citationWouldBe) {}

    /**
     * Adds leases in one statement of the current transaction.
     *
     * @param first position of the first one among all changed leases of the replay
     */
    void add(long id, int first, List<LeaseChanges> leases) {
        var rows = new ArrayList<Row>();
        for (int lease = 0; lease < leases.size(); lease++) {
            var changes = leases.get(lease).changes();
            for (int position = 0; position < changes.size(); position++) {
                var change = changes.get(position);
                rows.add(new Row(
                        first + lease,
                        position,
                        leases.get(lease).leaseNumber(),
                        change.rule(),
                        change.cause().name(),
                        change.was(),
                        change.wouldBe(),
                        change.citationWas(),
                        change.citationWouldBe()));
            }
        }
        jdbc.sql("""
                        insert into lease.replay_change (replay, lease_position, position, lease_number, rule, cause, was, would_be,
                          citation_was, citation_would_be)
                        select :replay, r."leasePosition", r.position, r."leaseNumber", r.rule, r.cause, r.was, r."wouldBe",
                          r."citationWas", r."citationWouldBe"
                        from jsonb_to_recordset(:rows::jsonb) as r("leasePosition" int, position int, "leaseNumber" text, rule text,
                          cause text, was text, "wouldBe" text, "citationWas" text, "citationWouldBe" text)""").param("replay", id).param("rows", write(rows)).update();
    }

    /** Committed at once and visible to everybody, independent of the replay's own transaction. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(long id, int asked) {
        jdbc.sql("update lease.replay set asked = :asked where id = :id")
                .param("asked", asked)
                .param("id", id)
                .update();
    }

    /** In the transaction that added the changes, so that they and the status DONE become visible together. */
    void done(long id, int asked, int changed) {
        jdbc.sql("insert into lease.replay_rule (replay, rule, cause, leases)"
                        + " select replay, rule, cause, count(*) from lease.replay_change where replay = :id"
                        + " group by replay, rule, cause")
                .param("id", id)
                .update();
        jdbc.sql("update lease.replay set state = 'DONE', failure = null, total = :asked, asked = :asked,"
                        + " changed = :changed where id = :id")
                .param("asked", asked)
                .param("changed", changed)
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(long id, String failure) {
        end(id, State.FAILED, failure);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void interrupted(long id) {
        end(id, State.INTERRUPTED, INTERRUPTED);
    }

    /** Marks replays whose node has gone: its lock was released. */
    @Transactional
    public void interruptAbandoned() {
        jdbc.sql("select id from lease.replay where state = 'RUNNING' and pg_try_advisory_xact_lock(:locks, id::int)")
                .param("locks", LOCKS)
                .query(Long.class)
                .list()
                .forEach(id -> end(id, State.INTERRUPTED, INTERRUPTED));
    }

    private void end(long id, State state, String failure) {
        jdbc.sql("update lease.replay set state = :state, failure = :failure where id = :id and state = 'RUNNING'")
                .param("state", state.name())
                .param("failure", failure)
                .param("id", id)
                .update();
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
