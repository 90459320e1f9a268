package dev.serverlease.evidence;

import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.testing.TestPostgres;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Measures the walk through all anchors, and the look at all ends of chains; {@code mvn -Pbench
 * -Dbench=dev.serverlease.evidence.AnchorBench -Dleases=100000 -Danchors=1000} runs it, no test asserts it. In each
 * anchor one chain in a hundred has grown.
 */
public final class AnchorBench {

    private static final String DATABASE = "anchor_bench";

    private AnchorBench() {}

    public static void main(String[] args) {
        int leases = Integer.getInteger("leases", 100_000);
        int count = Integer.getInteger("anchors", 1_000);
        TestPostgres.url(DATABASE);
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(TestPostgres.url(DATABASE, "postgres"), true));
        jdbc.sql("set session_replication_role = replica").update();
        var leaves = new TreeMap<String, byte[]>();
        var hashing = new MerkleTree();
        var previous = Anchors.NOTHING_BEFORE;
        var begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(count);
        for (int number = 1; number <= count; number++) {
            jdbc.sql("insert into lease.anchor_head select 'SL-2026-' || to_char(n, 'FM000000'), :anchor, :anchor,"
                            + " sha256(convert_to(n || ' ' || :anchor, 'UTF8')) from generate_series(1, :leases) n"
                            + " where :anchor = 1 or n % 100 = :anchor % 100")
                    .param("anchor", number)
                    .param("leases", leases)
                    .update();
            jdbc.sql("select * from lease.anchor_head where anchor = ?")
                    .param(number)
                    .query(row -> {
                        leaves.put(row.getString("lease_number"), hashing.hash(Anchors.leaf(row)));
                    });
            var tree = new MerkleTree();
            var at = begin.plusSeconds(number);
            tree.add(Anchors.previousLeaf(previous, at.toString()));
            leaves.values().forEach(tree::addHashed);
            jdbc.sql("insert into lease.anchor values (?, ?, ?, ?, ?, 'DAY')")
                    .params(number, Timestamp.from(at), leases, HexFormat.of().parseHex(previous), tree.root())
                    .update();
            previous = HexFormat.of().formatHex(tree.root());
        }
        jdbc.sql(
                        "insert into lease.audit (lease_number, seq, at, actor, action, commitment, hash, salt, payload, recorded_at)"
                                + " select lease_number, seq, now(), 'x', 'X', '', hash, '', '{}', now() from lease.anchor_head")
                .update();
        jdbc.sql("analyze").update();
        var anchors = new Anchors(jdbc, Clock.system(TimeConfiguration.ZONE));
        long begun = System.nanoTime();
        var unproven = new AnchorWalk(jdbc, anchors).unproven(anchors.all(), 1);
        System.out.printf(
                "%,d anchors over %,d chains walked through in %,d s, %d unproven%n",
                count, leases, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun), unproven.size());
        timed("ends compared with their entries", jdbc, "count(*) from lease.altered_since_anchor('', 'z')");
        timed("entries looked for that are not covered in time", jdbc, "count(*) from lease.late_entries('', 'z')");
        jdbc.sql(
                        "insert into lease.audit_head (lease_number, seq, hash) select distinct on (lease_number) lease_number, seq, hash"
                                + " from lease.audit order by lease_number, seq desc")
                .update();
        timed("one more anchor", jdbc, "leaves from lease.add_anchor('DAY')");
        System.exit(0);
    }

    private static void timed(String what, JdbcClient jdbc, String query) {
        long begun = System.nanoTime();
        long answer = jdbc.sql("select " + query).query(Long.class).single();
        System.out.printf(
                "%s in %,d ms: %,d%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), answer);
    }
}
