package dev.serverlease.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.database.ConnectionPool;
import dev.serverlease.start.RefusedToStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;

/** Health is told in bounded time, whatever the database does, and truly. */
class HealthTest {

    private static final CountDownLatch END = new CountDownLatch(1);

    private static final Executor APART = task -> {
        var thread = new Thread(task, "health-test");
        thread.setDaemon(true);
        thread.start();
    };

    /** Each waits as long as the product does; all of them at the same time. */
    private static CompletableFuture<Asked> silent;

    private static CompletableFuture<Asked> scraped;
    private static CompletableFuture<Health> refused;

    /** @param times how often the database was asked for it */
    private record Asked(List<Object> answers, int times) {}

    @BeforeAll
    static void ask() {
        silent = CompletableFuture.supplyAsync(HealthTest::probesOfASilentDatabase, APART);
        scraped = CompletableFuture.supplyAsync(HealthTest::scrapeOfASilentDatabase, APART);
        refused = CompletableFuture.supplyAsync(HealthTest::probeOfAServerThatRefuses, APART);
    }

    @AfterAll
    static void end() {
        END.countDown();
    }

    @Test
    void aDatabaseThatRefusesIsDown() {
        var health = new DatabaseHealthIndicator(new Away(false)).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .hasEntrySatisfying("why", why -> assertThat(why.toString()).contains("refused"));
    }

    /** The pool tries again for longer than a probe waits. */
    @Test
    void aServerThatRefusesIsSaidToRefuse() {
        assertThat(refused.join().getDetails())
                .hasEntrySatisfying("why", why -> assertThat(why.toString()).contains("refused"));
    }

    private static Health probeOfAServerThatRefuses() {
        try (var pool = new ConnectionPool()) {
            pool.setJdbcUrl("jdbc:postgresql://localhost:" + unused() + "/serverlease");
            pool.setConnectionTimeout(4000);
            pool.setInitializationFailTimeout(-1);
            var indicator = new DatabaseHealthIndicator(pool);
            var health = indicator.health();
            indicator.destroy();
            return health;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int unused() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aDatabaseThatIsSilentIsDownAndAskedOnce() {
        assertThat(silent.join().answers()).hasSize(2).allSatisfy(answer -> {
            var health = (Health) answer;
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsEntry("why", "No answer within 2 s");
        });
        assertThat(silent.join().times()).isEqualTo(1);
    }

    private static Asked probesOfASilentDatabase() {
        var database = new Away(true);
        var indicator = new DatabaseHealthIndicator(database);
        var answers = List.<Object>of(indicator.health(), indicator.health());
        var asked = new Asked(answers, database.asked.get());
        indicator.destroy();
        return asked;
    }

    /** The first figure of a scrape waits; the others know that it is away. */
    @Test
    void aScrapeAsksADatabaseThatIsAwayOnce() {
        assertThat(scraped.join().answers()).hasSize(60).containsOnly(Double.NaN, false);
        assertThat(scraped.join().times()).isEqualTo(1);
    }

    private static Asked scrapeOfASilentDatabase() {
        var database = new Away(true);
        var figures =
                new Figures(JdbcClient.create(database), null, new JdbcTransactionManager(database), Clock.systemUTC());
        var answers = new ArrayList<Object>();
        for (int gauge = 0; gauge < 30; gauge++) {
            answers.add(figures.value(Figures.INCIDENTS));
            answers.add(figures.isAnswering());
        }
        var asked = new Asked(answers, database.asked.get());
        figures.destroy();
        return asked;
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
    private static final class Away extends AbstractDataSource {

        private final AtomicInteger asked = new AtomicInteger();
        private final boolean silent;

        Away(boolean silent) {
            this.silent = silent;
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            try {
                if (silent) {
                    END.await();
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
