package dev.serverlease.testing.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Waits for what a job brings, by a marked statement on a connection of its own: it is left out of the counts, where
 * asking over HTTP again and again would blur them. Whoever was waited for then asks once over HTTP, and that is
 * counted.
 */
public final class Waiting {

    /** In every statement of those who measure. */
    public static final String MARK = "/* bench */";

    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JdbcClient database;

    /** @param database a connection of its own */
    public Waiting(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param condition what follows {@code where exists}, with one parameter
     * @throws IllegalStateException if it does not come
     */
    public void until(String what, String condition, String parameter) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var sql = "select " + MARK + " exists (" + condition + ")";
        while (!isSo(sql, parameter)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(parameter + " waits in vain for: " + what);
            }
            pause(STEP);
        }
    }

    /** A database that is away will be back. */
    private boolean isSo(String sql, String parameter) {
        try {
            return database.sql(sql).param(parameter).query(Boolean.class).single();
        } catch (DataAccessResourceFailureException away) {
            return false;
        }
    }

    /** The open task with this key of the instance with this business key. */
    public void task(String taskKey, String businessKey) {
        until(
                taskKey,
                "select from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_ and t.task_def_key_ = '"
                        + taskKey + "' where e.business_key_ = ?",
                businessKey);
    }

    public static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
