package dev.serverlease.bench;

import dev.serverlease.testing.server.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a side has cost so far, as the database server and the kernel counted it.
 *
 * @param statements executed, without BEGIN, COMMIT and the bench's own; a batch of n counts n
 * @param rows inserted, changed and deleted, by functions and triggers too
 * @param writeTransactions that got a number of their own
 * @param wal bytes of write-ahead log
 * @param tables bytes of all tables with their indexes
 * @param jvm milliseconds of processor time
 * @param postgres milliseconds of processor time
 */
public record Counts(
        long statements, long rows, long writeTransactions, long wal, long tables, long jvm, long postgres) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    private static final String OURS =
            "query !~* '^\\s*(begin|commit|rollback|set |show )' and query not like '%" + Waiting.MARK + "%'";

    private static final String COUNTED = "select " + Waiting.MARK + " coalesce(sum(calls) filter (where toplevel and "
            + OURS
            + "), 0)::bigint as statements, coalesce(sum(rows) filter (where query ~* '^\\s*(insert|update|delete)' and "
            + OURS + "), 0)::bigint as rows, pg_snapshot_xmax(pg_current_snapshot())::text::bigint as transactions,"
            + " (pg_current_wal_insert_lsn() - '0/0')::bigint as wal,"
            + " (select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r'"
            + " and relnamespace in ('public'::regnamespace, to_regnamespace('lease')))::bigint as tables"
            + " from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())";

    /** @param jvm processor time of the side's servers, in milliseconds */
    static Counts now(JdbcClient database, long jvm, long postgres) {
        return database.sql(COUNTED)
                .query((row, n) -> new Counts(
                        row.getLong("statements"),
                        row.getLong("rows"),
                        row.getLong("transactions"),
                        row.getLong("wal"),
                        row.getLong("tables"),
                        jvm,
                        postgres))
                .single();
    }

    Counts minus(Counts o) {
        return plus(new Counts(-o.statements, -o.rows, -o.writeTransactions, -o.wal, -o.tables, -o.jvm, -o.postgres));
    }

    Counts plus(Counts o) {
        return new Counts(
                statements + o.statements,
                rows + o.rows,
                writeTransactions + o.writeTransactions,
                wal + o.wal,
                tables + o.tables,
                jvm + o.jvm,
                postgres + o.postgres);
    }
}
