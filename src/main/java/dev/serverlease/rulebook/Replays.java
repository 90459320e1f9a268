package dev.serverlease.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.LeaseRounds.Round;
import dev.serverlease.legalcheck.LegalCheck;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Asks the law of a day over the applications of leases that have not ended, and keeps what would come out otherwise.
 */
@Service
class Replays {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final LeaseRounds rounds;
    private final Findings findings;
    private final LegalCheck legalCheck;
    private final Clock clock;

    Replays(JdbcClient jdbc, LeaseRounds rounds, Findings findings, LegalCheck legalCheck, Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.findings = findings;
        this.legalCheck = legalCheck;
        this.clock = clock;
    }

    /** @param was outcome on record, null where the rule was not asked then; {@code wouldBe} likewise */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String leaseNumber,
            String rule,
            @Nullable String was,
            @Nullable String wouldBe) {}

    /**
     * @param leases how many were asked again
     * @param changed how many of them would come out otherwise
     * @param more whether another page of changes follows
     */
    record Replay(
            long id,
            String startedBy,
            OffsetDateTime startedAt,
            LocalDate asOf,
            int leases,
            int changed,
            List<Change> changes,
            int page,
            int size,
            boolean more) {}

    /** Runs a replay and answers its id. */
    long run(LocalDate asOf, String startedBy) {
        var changes = new ArrayList<Change>();
        int leases = 0;
        var after = "";
        for (var batch = rounds.open(after, BATCH); !batch.isEmpty(); batch = rounds.open(after, BATCH)) {
            batch.forEach(round -> changes.addAll(changes(round, asOf)));
            leases += batch.size();
            after = batch.get(batch.size() - 1).leaseNumber();
        }
        return store(asOf, startedBy, leases, changes);
    }

    private List<Change> changes(Round round, LocalDate asOf) {
        var was = new java.util.TreeMap<String, String>();
        findings.of(round.leaseNumber(), "CHECKS", round.round())
                .forEach(finding -> was.put(finding.rule(), finding.outcome()));
        var now = new java.util.TreeMap<String, String>();
        legalCheck.on(asOf, round.application()).forEach(finding -> now.put(finding.rule(), finding.outcome()));
        var rules = new TreeSet<>(was.keySet());
        rules.addAll(now.keySet());
        return rules.stream()
                .filter(rule -> !Objects.equals(was.get(rule), now.get(rule)))
                .map(rule -> new Change(round.leaseNumber(), rule, was.get(rule), now.get(rule)))
                .toList();
    }

    private long store(LocalDate asOf, String startedBy, int leases, List<Change> changes) {
        long id = jdbc.sql("insert into lease.replay (started_by, started_at, as_of, leases, changed)"
                        + " values (:by, :at, :asOf, :leases, :changed) returning id")
                .param("by", startedBy)
                .param("at", Timestamp.from(clock.instant()))
                .param("asOf", java.sql.Date.valueOf(asOf))
                .param("leases", leases)
                .param("changed", (int)
                        changes.stream().map(Change::leaseNumber).distinct().count())
                .query(Long.class)
                .single();
        for (int position = 0; position < changes.size(); position++) {
            var change = changes.get(position);
            jdbc.sql("insert into lease.replay_change (replay, position, lease_number, rule, was, would_be)"
                            + " values (:replay, :position, :number, :rule, :was, :wouldBe)")
                    .param("replay", id)
                    .param("position", position)
                    .param("number", change.leaseNumber())
                    .param("rule", change.rule())
                    .param("was", change.was())
                    .param("wouldBe", change.wouldBe())
                    .update();
        }
        return id;
    }

    java.util.Optional<Replay> page(long id, int page, int size) {
        var changes = jdbc.sql(
                        "select * from lease.replay_change where replay = :id order by position limit :limit offset :offset")
                .param("id", id)
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query((row, index) -> new Change(
                        row.getString("lease_number"),
                        row.getString("rule"),
                        row.getString("was"),
                        row.getString("would_be")))
                .list();
        return jdbc.sql("select * from lease.replay where id = :id")
                .param("id", id)
                .query((row, index) -> new Replay(
                        id,
                        row.getString("started_by"),
                        row.getTimestamp("started_at")
                                .toInstant()
                                .atZone(clock.getZone())
                                .toOffsetDateTime(),
                        row.getDate("as_of").toLocalDate(),
                        row.getInt("leases"),
                        row.getInt("changed"),
                        changes.subList(0, Math.min(size, changes.size())),
                        page,
                        size,
                        changes.size() > size))
                .optional();
    }
}
