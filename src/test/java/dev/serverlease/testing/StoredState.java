package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /**
     * For each table a digest of its row versions: their places and the transactions that wrote them. It changes with
     * every insert, update and delete, even with one that writes the values that were there, and costs no reading of
     * the values.
     */
    public Map<String, String> now() {
        var tables = jdbc.sql(
                        "select schemaname || '.' || tablename from pg_tables where schemaname in ('public', 'lease')"
                                + " and tablename not like 'journal%'")
                .query(String.class)
                .list();
        var state = new TreeMap<String, String>();
        jdbc.sql(tables.stream().map(StoredState::digest).collect(Collectors.joining(" union all ")))
                .query(row -> {
                    state.put(row.getString(1), row.getString(2));
                });
        return state;
    }

    private static String digest(String table) {
        return "select '" + table
                + "', count(*) || ' ' || coalesce(sum(hashtidextended(ctid, hashxidextended(xmin, 0))), 0)" + " from "
                + table + besidesTheJournal(table);
    }

    /** Does it, and fails where a row of any table was written by it. */
    public void unchangedBy(Runnable what) {
        var before = now();
        what.run();
        assertThat(now()).isEqualTo(before);
    }
}
