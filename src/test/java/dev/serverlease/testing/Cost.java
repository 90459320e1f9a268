package dev.serverlease.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an action cost the database, as the server counted it: executed statements without BEGIN and COMMIT,
 * transactions that wrote, and the statements' write-ahead log. What the server writes for itself meanwhile, as its
 * cleaning does, is not the action's, nor is what the driver asks of types once on each connection.
 */
public record Cost(long statements, long writeTransactions, long walBytes, List<String> mostOften) {

    public static Cost of(JdbcClient jdbc, Runnable action) {
        // the extension's own writes and the reset are over before the first reading
        jdbc.sql("select pg_stat_statements_reset()").query().singleRow();
        long xid = number(jdbc, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        action.run();
        long xidAfter = number(jdbc, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        var counted =
                " from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())"
                        + " and query !~* '^(begin|commit|rollback|set |show )' and query !~ 'pg_snapshot_xmax|pg_stat_statements|/\\* test \\*/|typinput|current_schemas'";
        return new Cost(
                number(jdbc, "select coalesce(sum(calls), 0)::bigint" + counted),
                xidAfter - xid,
                number(jdbc, "select coalesce(sum(wal_bytes), 0)::bigint" + counted),
                jdbc.sql(
                                "select calls || ' × ' || wal_bytes || ' B ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 160)"
                                        + counted + " order by calls desc, wal_bytes desc")
                        .query(String.class)
                        .list());
    }

    private static long number(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
