package dev.serverlease.bench;

import dev.serverlease.testing.server.Waiting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a side's database with leases like one that was driven there: by rows alone, with numbers and identifiers of
 * their own. Past instants lie further back, future ones further ahead, 7 s a lease, so that they do not all fall on
 * one.
 */
final class Filling {

    private static final Map<Side.Stop, Integer> OF_100 =
            new EnumMap<>(Map.of(Side.Stop.REVIEW, 5, Side.Stop.SIGNATURE, 5, Side.Stop.IN_FORCE, 90));

    /** Longer than the product's rounds, which come each 15 s. */
    private static final Duration SETTLED = Duration.ofSeconds(20);

    /** The product anchors each minute. */
    private static final Duration STEP = Duration.ofSeconds(5);

    private static final int CALM_STEPS = 13;
    private static final int MOST_STEPS = 48;
    private static final long STILL = 128 * 1024;

    private final Side side;
    private final JdbcClient database;
    private final Report report;

    Filling(Side side, Report report) {
        this.side = side;
        this.report = report;
        this.database = side.postgres().connection();
    }

    /** One lease of ten has an open task: half of them at the review, half at the signature. */
    void mixed(int leases) {
        var many = new EnumMap<Side.Stop, Integer>(Side.Stop.class);
        OF_100.forEach((stop, share) -> many.put(stop, leases * share / 100));
        fill(many);
    }

    /** All at the same stop. */
    void all(Side.Stop stop, int leases) {
        fill(Map.of(stop, leases));
    }

    private void fill(Map<Side.Stop, Integer> many) {
        var keys = many.keySet().stream().collect(Collectors.toMap(stop -> stop, side::leaseAt));
        var templates = settled(keys);
        var indexes = dropped();
        int next = Side.FIRST_FILLED;
        for (var share : many.entrySet()) {
            copies(templates.get(share.getKey()), next, share.getValue());
            report.progress("%s: %,d leases like %s", side.name(), share.getValue(), keys.get(share.getKey()));
            next += share.getValue();
        }
        indexes.forEach(index -> database.sql(index).update());
        database.sql("vacuum analyze").update();
        database.sql("checkpoint").update();
        report.progress("%s: indexes and statistics are there", side.name());
        calm();
    }

    private void copies(TemplateRows template, int from, int many) {
        // neither triggers nor foreign keys: whoever fills is not the product, which sees no lease before it is whole
        database.sql("set session_replication_role = replica").update();
        database.sql("begin").update();
        for (var insert : template.inserts(from, from + many - 1)) {
            int made = database.sql(insert).update();
            if (made != many) {
                throw new IllegalStateException("a row of the driven lease was changed meanwhile: " + insert);
            }
        }
        database.sql("commit").update();
        database.sql("set session_replication_role = origin").update();
    }

    /** What the side does by itself about so many new leases, anchors above all, is over when it writes no more. */
    private void calm() {
        int calm = 0;
        for (int step = 0; calm < CALM_STEPS && step < MOST_STEPS; step++) {
            long before = side.counts().wal();
            Waiting.pause(STEP);
            calm = side.counts().wal() - before < STILL ? calm + 1 : 0;
        }
        report.progress("%s: %s", side.name(), calm < CALM_STEPS ? "STILL WRITES by itself" : "calm");
    }

    /** What the driven leases still bring about by themselves is over once their rows stay as they are. */
    private Map<Side.Stop, TemplateRows> settled(Map<Side.Stop, String> keys) {
        var before = rows(keys);
        while (true) {
            Waiting.pause(SETTLED);
            var now = rows(keys);
            if (places(now).equals(places(before))) {
                return now;
            }
            before = now;
        }
    }

    private Map<Side.Stop, TemplateRows> rows(Map<Side.Stop, String> keys) {
        return keys.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, key -> new TemplateRows(database, key.getValue(), side.keyOfCopy())));
    }

    private static Set<Set<String>> places(Map<Side.Stop, TemplateRows> templates) {
        return templates.values().stream().map(TemplateRows::places).collect(Collectors.toSet());
    }

    /** All indexes that no constraint needs; they are made anew when the rows are there. */
    private List<String> dropped() {
        var where =
                " from pg_indexes i join pg_class c on c.relname = i.indexname and c.relnamespace = i.schemaname::regnamespace"
                        + " where i.schemaname in ('public', 'lease')"
                        + " and not exists (select from pg_constraint k where k.conindid = c.oid)";
        var made = database.sql("select indexdef" + where).query(String.class).list();
        database.sql("select 'drop index ' || i.schemaname || '.' || i.indexname" + where)
                .query(String.class)
                .list()
                .forEach(drop -> database.sql(drop).update());
        return made;
    }
}
