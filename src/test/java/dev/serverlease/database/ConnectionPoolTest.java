package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serverlease.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections that outlive a setting of the database. */
@Tag("slow")
class ConnectionPoolTest {

    private static final String DATABASE = "opened_read_only";

    /** A session keeps the setting under which it was opened, and the pool keeps sessions for half an hour. */
    @Test
    void thoseOpenedWhileTheDatabaseWasReadOnlyAreReplacedAfterTheFirstWriteThatFails() {
        TestPostgres.url(DATABASE);
        var server = TestPostgres.superuser("postgres");
        try (var pool = new ConnectionPool()) {
            pool.setJdbcUrl(TestPostgres.url(DATABASE, "sl_runtime"));
            pool.setUsername("sl_runtime");
            pool.setPassword("runtime");
            pool.setMaximumPoolSize(3);
            pool.setRequestTimeout(5_000);
            server.sql("alter database " + DATABASE + " set default_transaction_read_only = on")
                    .update();
            var jdbc = JdbcClient.create(pool);
            assertThatThrownBy(() -> write(jdbc)).matches(Outage.READ_ONLY::is);
            await().until(() -> pool.getHikariPoolMXBean().getIdleConnections() == 3);

            server.sql("alter database " + DATABASE + " reset default_transaction_read_only")
                    .update();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsMatching(Outage.READ_ONLY::is)
                    .until(() -> write(jdbc) == 0);
        }
    }

    private static int write(JdbcClient jdbc) {
        return jdbc.sql("delete from lease.node").update();
    }
}
