package dev.serverlease.evidence;

import dev.serverlease.signature.TimeStamps;
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

/**
 * Checks that each chain is intact and what the anchors cover, each row matches its entry, and each root comes out
 * again.
 */
@Repository
public class ChainCheck {

    /** Leases checked per statement, limited so that each statement ends in time. */
    private static final int AT_ONCE = 500;

    /** Maximum number of places listed; more would not help the reader. */
    private static final int LISTED = 50;

    private static final int JOURNAL_DAYS = 90;

    /** What is not intact in the chains after one number and up to another; files are apart, since they are large. */
    private static final String PLACES =
            "select * from lease.broken_entries(:after, :until) union all select * from lease.altered_rows(:after, :until)"
                    + " union all select * from lease.altered_since_anchor(:after, :until)"
                    + " union all select * from lease.late_entries(:after, :until)";

    /** Anchors that are walked through each day; each older one is once. */
    private static final int ANCHOR_DAYS = 7;

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

    /**
     * The newest result; but no result hides within a day that one before it found something. Empty before the first
     * check.
     */
    public Optional<Result> latest() {
        return jdbc.sql(
                        "select * from lease.chain_check order by cardinality(broken) > 0 and checked_at > :recent desc,"
                                + " id desc limit 1")
                .param("recent", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query((row, index) ->
                        new Result(row.getTimestamp("checked_at").toInstant(), row.getLong("leases"), List.of((String[])
                                row.getArray("broken").getArray())))
                .optional();
    }

    /** Checks everything and keeps the result. */
    public Result look() {
        var broken = new ArrayList<String>();
        var all = anchors.all();
        int first = firstToWalk();
        var unproven = new AnchorWalk(jdbc, anchors).unproven(all, first);
        unproven.forEach(number -> broken.add("存证锚定第 " + number + " 号：所存各记录链的末端与其根哈希不符 anchor " + number
                + ": the ends of chains that are kept with it do not lead to its root"));
        missing(all).ifPresent(broken::add);
        broken.addAll(ofStamps(first));
        var after = "";
        for (var until = next(after); until != null; until = next(after)) {
            broken.addAll(between(after, until));
            after = until;
        }
        broken.addAll(ofFiles());
        broken.addAll(ofTheJournal());
        long chains = jdbc.sql("select count(*) from lease.audit_head")
                .query(Long.class)
                .single();
        // from a broken one on all are walked through again, so that it goes on being told
        int proven = unproven.isEmpty() ? all.size() : unproven.get(0) - 1;
        return keep(chains, broken.stream().distinct().limit(LISTED).toList(), proven);
    }

    /** Anchors that a check found proven, and that are no longer there. */
    private Optional<String> missing(List<Anchor> all) {
        int newest = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
        int proven = jdbc.sql("select coalesce(max(anchor), 0) from lease.chain_check")
                .query(Integer.class)
                .single();
        return proven > newest
                ? Optional.of("存证锚定第 " + (newest + 1) + " 号至第 " + proven + " 号：此前的检查见过，现已不存在 anchors " + (newest + 1)
                        + " to " + proven + ": a check before found them, and they are gone")
                : Optional.empty();
    }

    private List<String> ofStamps(int first) {
        var broken = new ArrayList<String>();
        jdbc.sql("select a.number, a.root, s.token from lease.anchor_stamp s join lease.anchor a on a.number = s.anchor"
                        + " where a.number >= :first order by 1")
                .param("first", first)
                .query(row -> {
                    if (!TimeStamps.isOver(row.getBytes("token"), row.getBytes("root"))) {
                        broken.add("存证锚定第 " + row.getInt("number") + " 号：所存时间戳不是其根哈希的时间戳 anchor " + row.getInt("number")
                                + ": what is kept as its time stamp is not over its root");
                    }
                });
        jdbc.sql(
                        "select number from lease.anchor a where number >= :first"
                                + " and not exists (select from lease.anchor_stamp s where s.anchor = a.number)"
                                + " and not exists (select from lease.anchor_stamp_wanted w where w.anchor = a.number) order by 1")
                .param("first", first)
                .query(row -> {
                    broken.add("存证锚定第 " + row.getInt("number") + " 号：其时间戳已不存在 anchor " + row.getInt("number")
                            + ": its time stamp is gone");
                });
        return broken;
    }

    /**
     * An entry whose content was erased.
     *
     * @param place the lease and the entry that says so
     * @param erased the number of the other
     * @param hash of the entry that says so
     */
    public record Erasure(String place, Instant at, String erased, String hash) {}

    /** All that was ever erased: each is told once, whenever its entry says that it was. */
    public List<Erasure> erasures() {
        return jdbc.sql(
                        "select lease_number, seq, at, lease.content(payload) #>> '{detail,entry}' as erased, encode(hash, 'hex') as hash from lease.audit"
                                + " where action = 'ENTRY_ERASED' order by lease_number, seq")
                .query((row, index) -> new Erasure(
                        row.getString("lease_number") + " #" + row.getInt("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("erased"),
                        row.getString("hash")))
                .list();
    }

    private int firstToWalk() {
        return jdbc.sql("select least(coalesce((select anchor from lease.chain_check order by id desc limit 1), 0) + 1,"
                        + " (select min(number) from lease.anchor where at >= :recent))")
                .param("recent", Timestamp.from(clock.instant().minus(Duration.ofDays(ANCHOR_DAYS))))
                .query(Integer.class)
                .single();
    }

    /** What is not intact in one lease. */
    public List<String> of(String leaseNumber) {
        return jdbc.sql("select * from (" + PLACES + ") place where lease_number = :until"
                        + " union all select * from lease.altered_files(:until)")
                .param("after", leaseNumber.substring(0, leaseNumber.length() - 1))
                .param("until", leaseNumber)
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
        return jdbc.sql(PLACES)
                .param("after", after)
                .param("until", until)
                .query((row, index) -> place(row.getString("lease_number"), row.getString("seq"), row.getString("why")))
                .list();
    }

    /**
     * The last chain of the next portion; null after the last portion. A lease without a chain lies between two others,
     * and so does a chain that only an anchor knows.
     */
    private @Nullable String next(String after) {
        return jdbc.sql("""
                        select max(n) from (select n from (
                          (select lease_number as n from lease.audit_head where lease_number > :after order by 1 limit :most) union
                          (select number from lease.lease where number > :after order by 1 limit :most) union
                          (select distinct lease_number from lease.anchor_head where lease_number > :after order by 1 limit :most)
                        ) every_one order by n limit :most) portion""")
                .param("after", after)
                .param("most", AT_ONCE)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static String place(String lease, @Nullable String seq, String why) {
        var where = seq == null ? lease : lease + " #" + seq;
        if (why.startsWith("ANCHOR ")) {
            var anchor = why.substring("ANCHOR ".length());
            return where + "：第 " + anchor + " 号存证锚定之后被改写或者删除 rewritten or deleted after anchor " + anchor;
        }
        if (why.startsWith("AFTER ")) {
            var anchor = why.substring("AFTER ".length());
            return where + "：自称的记录时间早于未覆盖它的第 " + anchor + " 号存证锚定 says that it was recorded before anchor " + anchor
                    + ", which does not cover it";
        }
        return where
                + switch (why) {
                    case "ENTRY" -> "：该条记录已被改动或者缺失 this entry was altered, or is missing";
                    case "END" -> "：链的末尾与记录不符 the chain's end does not fit";
                    case "NO_CHAIN" -> "：没有操作记录 no record at all";
                    default -> "：证据“" + why + "”与记录不符 its evidence “" + why + "” is not what was recorded";
                };
    }

    private Result keep(long chains, List<String> broken, int proven) {
        return jdbc.sql("select lease.keep_check(:chains, :broken, :proven) as at")
                .param("chains", chains)
                .param("broken", broken.toArray(new String[0]))
                .param("proven", proven)
                .query((row, index) -> new Result(row.getTimestamp("at").toInstant(), chains, broken))
                .single();
    }
}
