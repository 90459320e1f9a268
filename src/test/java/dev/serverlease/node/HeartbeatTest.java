package dev.serverlease.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.testing.FaultyNetwork;
import dev.serverlease.testing.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that was cut off from the database and is heard again: half a minute of waiting. */
@Tag("slow")
@Tag("nightly")
@ExtendWith(OutputCaptureExtension.class)
class HeartbeatTest {

    private static final String DATABASE = "heartbeat";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger looks = new AtomicInteger();

    /** Else the executor, which waits the longer the more often it failed, would let due jobs lie for a minute. */
    @Test
    void looksForJobsAsSoonAsTheDatabaseIsBack(CapturedOutput output) throws Exception {
        TestPostgres.url(DATABASE);
        var direct = TestPostgres.url(DATABASE, "sl_runtime");
        int server = URI.create(direct.substring("jdbc:".length())).getPort();
        var network = new FaultyNetwork(server);
        try (var pool = pool(direct.replace(":" + server + "/", ":" + network.port() + "/"))) {
            var heartbeat = new Heartbeat(pool);
            var engine = new StandaloneInMemProcessEngineConfiguration();
            engine.setJobExecutor(new Looking());
            heartbeat.postInit(engine);
            heartbeat.afterSingletonsInstantiated();
            await().until(() -> nodes(pool) > 0);
            assertThat(looks).hasValue(0);

            network.fallSilent();
            await().atMost(PATIENCE).until(() -> output.getOut().contains("cannot show that it lives"));
            network.recover();
            await().atMost(PATIENCE).until(() -> looks.get() > 0);
            heartbeat.destroy();
        }
    }

    /** Nobody starts the nodes anew: a session keeps the setting under which it was opened. */
    @Test
    void writesAsSoonAsADatabaseThatWasReadOnlyIsWritableAgain(CapturedOutput output) throws Exception {
        var database = "heartbeat_read_only";
        var server = TestPostgres.superuser("postgres");
        TestPostgres.url(database);
        try (var pool = pool(TestPostgres.url(database, "sl_runtime"))) {
            pool.setMaximumPoolSize(3);
            var heartbeat = new Heartbeat(pool);
            heartbeat.afterSingletonsInstantiated();
            await().until(() -> nodes(pool) > 0);

            server.sql("alter database " + database + " set default_transaction_read_only = on")
                    .update();
            server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
                    .param("name", database)
                    .query(Boolean.class)
                    .list();
            await().atMost(PATIENCE).until(() -> output.getOut().contains("read-only transaction"));
            await().ignoreExceptions().until(() -> isReadOnly(pool));

            server.sql("alter database " + database + " reset default_transaction_read_only")
                    .update();
            await().atMost(PATIENCE).until(() -> output.getOut().contains("shows again that it lives"));
            await().atMost(PATIENCE).ignoreExceptions().until(() -> write(pool));
            heartbeat.destroy();
        }
    }

    private static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("sl_runtime");
        pool.setPassword("runtime");
        return pool;
    }

    private static int nodes(DataSource pool) {
        return JdbcClient.create(pool)
                .sql("select count(*) from lease.node")
                .query(Integer.class)
                .single();
    }

    private static boolean isReadOnly(DataSource pool) {
        return JdbcClient.create(pool)
                .sql("select current_setting('transaction_read_only')::boolean")
                .query(Boolean.class)
                .single();
    }

    private static boolean write(DataSource pool) {
        return JdbcClient.create(pool)
                        .sql("update lease.node set beat_at = beat_at")
                        .update()
                > 0;
    }

    private final class Looking extends DefaultJobExecutor {

        @Override
        public void jobWasAdded() {
            looks.incrementAndGet();
        }
    }
}
