package dev.serverlease.rulebook;

import dev.serverlease.rulebook.Change.Cause;
import dev.serverlease.rulebook.Replay.LeaseChanges;
import dev.serverlease.rulebook.Replay.RuleCount;
import dev.serverlease.rulebook.Replay.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads replays; a page holds a fixed number of whole leases. */
@Repository
class ReplayPages {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplayPages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param page counted from 0
     * @param leaseNumber the only lease to be shown; null for all
     */
    Optional<Replay> page(long id, int page, int size, @Nullable String leaseNumber) {
        return jdbc.sql("select * from lease.replay where id = :id")
                .param("id", id)
                .query((row, index) -> replay(row, page, size, leaseNumber))
                .optional();
    }

    private Replay replay(ResultSet row, int page, int size, @Nullable String leaseNumber) throws SQLException {
        long id = row.getLong("id");
        int changed = row.getInt("changed");
        var state = State.valueOf(row.getString("state"));
        return new Replay(
                id,
                row.getString("started_by"),
                row.getTimestamp("started_at")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime(),
                row.getObject("as_of", LocalDate.class),
                row.getObject("facts_of", LocalDate.class),
                state,
                state.label(),
                row.getString("failure"),
                row.getInt("total"),
                row.getInt("asked"),
                changed,
                rules(id),
                leaseNumber == null ? leases(id, page, size) : page == 0 ? lease(id, leaseNumber) : List.of(),
                page,
                size,
                leaseNumber == null && changed > ((long) page + 1) * size);
    }

    private List<RuleCount> rules(long id) {
        return jdbc.sql("select * from lease.replay_rule where replay = :id order by leases desc, rule, cause")
                .param("id", id)
                .query(RuleCount.class)
                .list();
    }

    private List<LeaseChanges> leases(long id, int page, int size) {
        return changes(jdbc.sql("select * from lease.replay_change where replay = :id"
                        + " and lease_position >= :first and lease_position < :next order by lease_position, position")
                .param("id", id)
                .param("first", (long) page * size)
                .param("next", ((long) page + 1) * size));
    }

    private List<LeaseChanges> lease(long id, String leaseNumber) {
        return changes(jdbc.sql(
                        "select * from lease.replay_change where replay = :id and lease_number = :number order by position")
                .param("id", id)
                .param("number", leaseNumber));
    }

    private static List<LeaseChanges> changes(JdbcClient.StatementSpec select) {
        var byLease = new LinkedHashMap<String, List<Change>>();
        select.query(row -> {
            byLease.computeIfAbsent(row.getString("lease_number"), number -> new ArrayList<>())
                    .add(new Change(
                            row.getString("rule"),
                            Cause.valueOf(row.getString("cause")),
                            row.getString("was"),
                            row.getString("would_be"),
                            row.getString("citation_was"),
                            row.getString("citation_would_be")));
        });
        return byLease.entrySet().stream()
                .map(entry -> new LeaseChanges(entry.getKey(), entry.getValue()))
                .toList();
    }
}
