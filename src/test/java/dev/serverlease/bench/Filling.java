package dev.serverlease.bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a side's database with leases like one that was driven there: by rows alone, with numbers and identifiers of
 * their own. Past instants lie further back, future ones further ahead, 7 s a lease, so that they do not all fall on
 * one.
 */
final class Filling {

    private static final Map<Side.Stop, Integer> OF_100 =
            new EnumMap<>(Map.of(Side.Stop.REVIEW, 5, Side.Stop.SIGNATURE, 5, Side.Stop.IN_FORCE, 90));

    private static final Duration SETTLED = Duration.ofSeconds(3);

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
        var indexes = dropped();
        int next = Side.FIRST_FILLED;
        for (var share : OF_100.entrySet()) {
            int many = leases * share.getValue() / 100;
            copies(share.getKey(), next, many);
            next += many;
        }
        restored(indexes);
    }

    /** All at the same stop. */
    void all(Side.Stop stop, int leases) {
        var indexes = dropped();
        copies(stop, Side.FIRST_FILLED, leases);
        restored(indexes);
    }

    private void copies(Side.Stop stop, int from, int many) {
        var key = side.leaseAt(stop);
        var inserts = settled(key).inserts(from, from + many - 1);
        // neither triggers nor foreign keys: whoever fills is not the product
        database.sql("set session_replication_role = replica").update();
        database.sql("set statement_timeout = 0").update();
        for (var insert : inserts) {
            int made = database.sql(insert).update();
            if (made != many) {
                throw new IllegalStateException("a row of " + key + " was changed meanwhile: " + insert);
            }
        }
        database.sql("set session_replication_role = origin").update();
        report.progress("%s: %,d leases like %s (%d rows each)", side.name(), many, key, inserts.size());
    }

    /** Whatever the driven lease still brings about by itself is over once its rows stay as they are. */
    private TemplateRows settled(String key) {
        var before = new TemplateRows(database, key, side.keyOfCopy());
        while (true) {
            Waiting.pause(SETTLED);
            var now = new TemplateRows(database, key, side.keyOfCopy());
            if (now.places().equals(before.places())) {
                return now;
            }
            before = now;
        }
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

    private void restored(List<String> indexes) {
        indexes.forEach(index -> database.sql(index).update());
        database.sql("vacuum analyze").update();
        database.sql("checkpoint").update();
        report.progress("%s: indexes and statistics are there", side.name());
    }
}
