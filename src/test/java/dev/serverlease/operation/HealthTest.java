package dev.serverlease.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.database.ConnectionPool;
import dev.serverlease.start.RefusedToStart;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;

/** Health is told in bounded time, whatever the database does, and truly. */
class HealthTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final Away database = new Away();

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void aDatabaseThatRefusesIsDown() {
        var health = new DatabaseHealthIndicator(database).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .hasEntrySatisfying("why", why -> assertThat(why.toString()).contains("refused"));
    }

    /** The pool tries again for longer than a probe waits. */
    @Test
    void aServerThatRefusesIsSaidToRefuse() throws IOException {
        try (var pool = new ConnectionPool()) {
            pool.setJdbcUrl("jdbc:postgresql://localhost:" + unused() + "/serverlease");
            pool.setConnectionTimeout(4000);
            pool.setInitializationFailTimeout(-1);
            var indicator = new DatabaseHealthIndicator(pool);
            assertThat(indicator.health().getDetails())
                    .hasEntrySatisfying("why", why -> assertThat(why.toString()).contains("refused"));
            indicator.destroy();
        }
    }

    private static int unused() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aDatabaseThatIsSilentIsDownAndAskedOnce() {
        database.silent = true;
        var indicator = new DatabaseHealthIndicator(database);
        for (int probe = 0; probe < 2; probe++) {
            var health = indicator.health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsEntry("why", "No answer within 2 s");
        }
        assertThat(database.asked).hasValue(1);
        indicator.destroy();
    }

    /** The first figure of a scrape waits; the others know that it is away. */
    @Test
    void aScrapeAsksADatabaseThatIsAwayOnce() {
        database.silent = true;
        var figures =
                new Figures(JdbcClient.create(database), null, new JdbcTransactionManager(database), Clock.systemUTC());
        for (int gauge = 0; gauge < 30; gauge++) {
            assertThat(figures.value(Figures.INCIDENTS)).isNaN();
            assertThat(figures.isAnswering()).isFalse();
        }
        assertThat(database.asked).hasValue(1);
        figures.destroy();
    }

    @Test
    void aJobExecutorThatIsShutDownOrDoesNotLookIsDown() {
        var executor = new Idle();
        var acquisition = new JobAcquisition();
        acquisition.install(executor);
        var indicator = new JobExecutorHealthIndicator(only(executor), acquisition);
        executor.start();
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        executor.setMaxWait(-2 * 60_000);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(indicator.health().getDetails()).containsEntry("acquiring", false);
        executor.setMaxWait(60_000);
        new JobsEndFirst(only(executor)).stop();
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(indicator.health().getDetails()).containsEntry("active", false);
    }

    @Test
    void aNodeThatLeavesJobsToOthersIsHealthyWithoutAnExecutor() {
        var none = new StaticListableBeanFactory().getBeanProvider(JobExecutor.class);
        assertThat(new JobExecutorHealthIndicator(none, new JobAcquisition())
                        .health()
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void healthIsNotOfferedOnThePortOfLeases() {
        for (var port : List.of("8080", "")) {
            var same = new MockEnvironment().withProperty("server.port", "8080");
            if (!port.isEmpty()) {
                same.setProperty("management.server.port", port);
            }
            assertThatThrownBy(() -> new ManagementPort().healthAndFigures(null, same))
                    .isInstanceOf(RefusedToStart.class)
                    .hasMessageContaining("management.server.port");
        }
    }

    private static ObjectProvider<JobExecutor> only(JobExecutor executor) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("jobExecutor", executor);
        return beans.getBeanProvider(JobExecutor.class);
    }

    /** Refuses at once, or says nothing until the test ends. */
    private final class Away extends AbstractDataSource {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean silent;

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            try {
                if (silent) {
                    end.await();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("refused", "08001");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    private static final class Idle extends JobExecutor {

        @Override
        protected void startExecutingJobs() {}

        @Override
        protected void stopExecutingJobs() {}

        @Override
        public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {}
    }
}
