package dev.serverlease.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A lease of the shared database whose row somebody holds, such as a node that hangs, until this is closed. */
public final class HeldLease implements AutoCloseable {

    private static final String WAITS = " from pg_stat_activity where wait_event_type = 'Lock' and datname = 'shared'";

    private final Connection holder;

    public HeldLease(String number) throws SQLException {
        holder = DriverManager.getConnection(TestPostgres.url("shared", "postgres"));
        holder.setAutoCommit(false);
        try (var lock = holder.prepareStatement("select from lease.lease where number = ? for update")) {
            lock.setString(1, number);
            lock.executeQuery();
        }
    }

    /** Connections that wait for a lock. */
    public static long waiting() {
        return count("select count(*)" + WAITS);
    }

    /** What an act answers whose connection the database ends while it waits for the lease. */
    public static <T> T brokenOff(String number, Supplier<T> act) throws Exception {
        try (var held = new HeldLease(number)) {
            var answer = CompletableFuture.supplyAsync(act);
            await().until(() -> count("select count(pg_terminate_backend(pid))" + WAITS) == 1);
            return answer.get();
        }
    }

    private static long count(String sql) {
        return TestPostgres.superuser("shared").sql(sql).query(Long.class).single();
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
