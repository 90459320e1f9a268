package dev.serverlease.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.faults.Office.Act;
import dev.serverlease.testing.server.Server;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes over one database, under load: one is gone without a word, while it holds jobs. */
@Tag("faults")
class NodeKilledTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(12);

    @Test
    void theOtherNodeAnswersAllTheWhileAndTakesUpItsJobs() throws Exception {
        var softly = new SoftAssertions();
        try (var postgres = KillablePostgres.fresh(Nodes.HOME.resolve("two-nodes"));
                var dying = Nodes.start("node-1", postgres.url());
                var alone = new Office(List.of(dying), postgres.url())) {
            alone.prepare();
            var owner = ownerOfTheOnlyNode(alone, postgres.administrator());
            try (var staying = Nodes.start("node-2", postgres.url());
                    var office = new Office(List.of(dying, staying), postgres.url());
                    var prober = new Prober(staying.client())) {
                office.work(4);
                office.awaitMore(8, Act.IN_FORCE);

                haltWithJobs(dying, owner, postgres.administrator());
                long killed = System.nanoTime();
                dying.close();
                softly.assertThatCode(() -> await("the dead node's jobs are taken up")
                                .atMost(PATIENCE)
                                .until(() -> locked(owner, postgres.administrator()) == 0))
                        .doesNotThrowAnyException();
                softly.assertThat(Duration.ofNanos(System.nanoTime() - killed))
                        .as("time until the dead node's jobs are taken up")
                        .isLessThan(LONGEST_LOCK);
                office.awaitMore(4, Act.IN_FORCE);
                softly.assertThat(prober.longestSince(killed))
                        .as("longest answer of the other node")
                        .isLessThan(LONGEST_ANSWER);
                office.stop();

                var books = new Books(postgres.administrator());
                softly.assertThat(books.wrong(alone.acknowledged())).isEmpty();
                softly.assertThat(books.wrong(office.acknowledged())).isEmpty();
                softly.assertThat(books.twice()).isEmpty();
                softly.assertThat(books.broken()).isEmpty();
                softly.assertThat(alone.surprises()).isEmpty();
                softly.assertThat(office.surprises()).isEmpty();
                assertThat(office.many(Act.IN_FORCE)).isGreaterThanOrEqualTo(12);
            }
        }
        softly.assertAll();
    }

    /** As the engine calls it, seen while it works on jobs of a lease. */
    private static String ownerOfTheOnlyNode(Office office, JdbcClient database) {
        var lease = CompletableFuture.runAsync(() -> office.through(office.steps(0), office.apply()));
        var owner = await("the node holds a job")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> database.sql("select lock_owner_ from act_ru_job where lock_owner_ is not null limit 1")
                                .query(String.class)
                                .optional(),
                        Optional::isPresent);
        lease.join();
        return owner.orElseThrow();
    }

    private static void haltWithJobs(Server node, String owner, JdbcClient database) {
        await("the node holds jobs when it is halted").atMost(PATIENCE).until(() -> {
            node.halt();
            boolean holds = locked(owner, database) > 0;
            if (!holds) {
                node.goOn();
            }
            return holds;
        });
    }

    private static int locked(String owner, JdbcClient database) {
        return database.sql("select count(*) from act_ru_job where lock_owner_ = ?")
                .param(owner)
                .query(Integer.class)
                .single();
    }
}
