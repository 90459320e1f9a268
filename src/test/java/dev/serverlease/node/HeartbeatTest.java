package dev.serverlease.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.testing.FaultyNetwork;
import dev.serverlease.testing.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that was cut off from the database and is heard again. */
@Tag("slow")
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
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(direct.replace(":" + server + "/", ":" + network.port() + "/"));
            pool.setUsername("sl_runtime");
            pool.setPassword("runtime");
            var heartbeat = new Heartbeat(pool);
            var engine = new StandaloneInMemProcessEngineConfiguration();
            engine.setJobExecutor(new Looking());
            heartbeat.postInit(engine);
            heartbeat.afterSingletonsInstantiated();
            var alive = JdbcClient.create(pool)
                    .sql("select count(*) from lease.node")
                    .query(Integer.class);
            await().until(() -> alive.single() > 0);
            assertThat(looks).hasValue(0);

            network.fallSilent();
            await().atMost(PATIENCE).until(() -> output.getOut().contains("cannot show that it lives"));
            network.recover();
            await().atMost(PATIENCE).until(() -> looks.get() > 0);
            heartbeat.destroy();
        }
    }

    private final class Looking extends DefaultJobExecutor {

        @Override
        public void jobWasAdded() {
            looks.incrementAndGet();
        }
    }
}
