package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What all tables hold, ours and the engine's: a refused request leaves every row as it was. The journal is left out:
 * it is there to say what was refused.
 */
@Component
@Lazy
public class StoredState {

    private final JdbcClient jdbc;

    StoredState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was tried is in the journal, however it was answered. */
    private static String besidesTheJournal(String table) {
        return table.equals("lease.audit") || table.equals("lease.audit_head")
                ? " where lease_number <> 'journal'"
                : "";
    }

    /** For each table a digest of its rows. */
    public Map<String, String> now() {
        var state = new TreeMap<String, String>();
        jdbc.sql("select schemaname || '.' || tablename from pg_tables where schemaname in ('public', 'lease')"
                        + " and tablename not like 'journal%'")
                .query(String.class)
                .list()
                .forEach(table -> state.put(
                        table,
                        jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(row::text, 0)), 0)" + " from "
                                        + table + " row" + besidesTheJournal(table))
                                .query(String.class)
                                .single()));
        return state;
    }

    /** Does it, and fails where a row of any table has changed by it. */
    public void unchangedBy(Runnable what) {
        var before = now();
        what.run();
        assertThat(now()).isEqualTo(before);
    }
}
