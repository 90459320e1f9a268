package dev.serverlease.evidence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Checks that each chain is intact, each row matches its entry, and the newest anchor matches. */
@Repository
public class ChainCheck {

    /** Leases checked per statement, limited so that each statement ends in time. */
    private static final int AT_ONCE = 500;

    /** Maximum number of places listed; more would not help the reader. */
    private static final int LISTED = 50;

    private static final int JOURNAL_DAYS = 90;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Anchors anchors;

    ChainCheck(JdbcClient jdbc, Clock clock, Anchors anchors) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.anchors = anchors;
    }

    /**
     * The result of a check.
     *
     * @param chains how many were checked
     * @param broken the places that are not intact, at most fifty; empty if everything is intact
     */
    public record Result(Instant at, long chains, List<String> broken) {}

    /** The newest result; empty before the first check. */
    public Optional<Result> latest() {
        return jdbc.sql("select * from lease.chain_check order by id desc limit 1")
                .query((row, index) ->
                        new Result(row.getTimestamp("checked_at").toInstant(), row.getLong("leases"), List.of((String[])
                                row.getArray("broken").getArray())))
                .optional();
    }

    /** Checks everything and keeps the result. */
    public Result look() {
        var broken = new ArrayList<String>();
        var after = "";
        for (var until = next(after); until != null; until = next(after)) {
            broken.addAll(between(after, until));
            after = until;
        }
        broken.addAll(ofFiles());
        broken.addAll(ofTheJournal());
        anchors.latest()
                .filter(anchor -> !anchors.holds(anchor))
                .ifPresent(anchor -> broken.add("存证锚定 anchor " + anchor.number()));
        long chains = jdbc.sql("select count(*) from lease.audit_head")
                .query(Long.class)
                .single();
        var result = new Result(
                clock.instant(),
                chains,
                broken.stream().distinct().limit(LISTED).toList());
        keep(result);
        return result;
    }

    /** What is not intact in one lease. */
    public List<String> of(String leaseNumber) {
        return jdbc.sql(
                        "select * from lease.broken_entries(left(:number, -1), :number) where lease_number = :number union all"
                                + " select * from lease.altered_rows(left(:number, -1), :number) where lease_number = :number"
                                + " union all select * from lease.altered_files(:number)")
                .param("number", leaseNumber)
                .query((row, index) -> place(row.getString("lease_number"), row.getString("seq"), row.getString("why")))
                .list();
    }

    /** The journal grows without limit, so only rows recent enough to be asked for are checked. */
    List<String> ofTheJournal() {
        var since = clock.instant().minus(Duration.ofDays(JOURNAL_DAYS));
        return jdbc.sql("select * from lease.altered_journal(:since)")
                .param("since", Timestamp.from(since))
                .query((row, index) -> place("journal", row.getString("seq"), row.getString("why")))
                .list();
    }

    /** One lease per statement, since files are large. */
    private List<String> ofFiles() {
        return jdbc
                .sql(
                        "select lease_number from lease.attachment union select lease_number from lease.legal_notice order by 1")
                .query(String.class)
                .list()
                .stream()
                .flatMap(lease -> jdbc
                        .sql("select * from lease.altered_files(:number)")
                        .param("number", lease)
                        .query((row, index) -> place(lease, null, row.getString("why")))
                        .list()
                        .stream())
                .toList();
    }

    private List<String> between(String after, String until) {
        return jdbc.sql("select * from lease.broken_entries(:after, :until)"
                        + " union all select * from lease.altered_rows(:after, :until)")
                .param("after", after)
                .param("until", until)
                .query((row, index) -> place(row.getString("lease_number"), row.getString("seq"), row.getString("why")))
                .list();
    }

    /**
     * The last chain of the next portion; null after the last portion. A lease without a chain lies between two others.
     */
    private @Nullable String next(String after) {
        return jdbc.sql("select max(n) from (select n from (select lease_number as n from lease.audit_head union"
                        + " select number from lease.lease) every_one where n > :after order by n limit :most) portion")
                .param("after", after)
                .param("most", AT_ONCE)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static String place(String lease, @Nullable String seq, String why) {
        var where = seq == null ? lease : lease + " #" + seq;
        return where
                + switch (why) {
                    case "ENTRY" -> "：该条记录已被改动或者缺失 this entry was altered, or is missing";
                    case "END" -> "：链的末尾与记录不符 the chain's end does not fit";
                    case "NO_CHAIN" -> "：没有操作记录 no record at all";
                    default -> "：证据“" + why + "”与记录不符 its evidence “" + why + "” is not what was recorded";
                };
    }

    private void keep(Result result) {
        jdbc.sql("insert into lease.chain_check (checked_at, leases, broken) values (:at, :chains, :broken)")
                .param("at", Timestamp.from(result.at()))
                .param("chains", result.chains())
                .param("broken", result.broken().toArray(new String[0]))
                .update();
    }
}
