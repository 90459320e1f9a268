package dev.serverlease.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.faults.Office.Act;
import dev.serverlease.testing.server.Server;
import dev.serverlease.testing.server.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes over one database, under load: one is gone without a word, while it holds jobs. */
@Tag("faults")
class NodeKilledTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(15);

    /** Longer than the jobs of these leases take: who holds one so long does not work on it. */
    private static final Duration LONGER_THAN_A_JOB = Duration.ofSeconds(3);

    @Test
    void theOtherNodeAnswersAllTheWhileAndTakesUpItsJobs() throws Exception {
        var softly = new SoftAssertions();
        try (var postgres = KillablePostgres.fresh(Nodes.HOME.resolve("two-nodes"));
                var dying = Nodes.start("node-1", postgres.url());
                var staying = Nodes.start("node-2", postgres.url());
                var office = new Office(List.of(dying, staying), postgres.url());
                var prober = new Prober(staying.client())) {
            office.prepare();
            office.work(4);
            office.awaitMore(8, Act.IN_FORCE);

            var held = haltWithJobs(dying, postgres.administrator());
            long killed = System.nanoTime();
            dying.close();
            var free = await("jobs of the dead node are taken up").atMost(PATIENCE);
            softly.assertThatCode(() -> free.until(() -> stillHeld(held, postgres.administrator()) == 0))
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
            softly.assertThat(books.wrong(office.acknowledged())).isEmpty();
            softly.assertThat(books.twice()).isEmpty();
            softly.assertThat(books.broken()).isEmpty();
            softly.assertThat(office.surprises()).isEmpty();
            assertThat(office.many(Act.IN_FORCE)).isGreaterThanOrEqualTo(12);
        }
        softly.assertAll();
    }

    /** @return the jobs that a halted node holds, with their owner */
    private static Map<String, String> haltWithJobs(Server node, JdbcClient database) {
        return await("the node holds jobs when it is halted")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            node.halt();
                            var locked = locked(database);
                            if (!locked.isEmpty()) {
                                Waiting.pause(LONGER_THAN_A_JOB);
                                locked.entrySet().retainAll(locked(database).entrySet());
                            }
                            if (locked.isEmpty()) {
                                node.goOn();
                            }
                            return locked;
                        },
                        jobs -> !jobs.isEmpty());
    }

    private static Map<String, String> locked(JdbcClient database) {
        return database
                .sql("select id_, lock_owner_ from act_ru_job where lock_owner_ is not null")
                .query()
                .listOfRows()
                .stream()
                .collect(Collectors.toMap(row -> (String) row.get("id_"), row -> (String) row.get("lock_owner_")));
    }

    private static long stillHeld(Map<String, String> held, JdbcClient database) {
        return locked(database).entrySet().stream()
                .filter(job -> job.getValue().equals(held.get(job.getKey())))
                .count();
    }
}
