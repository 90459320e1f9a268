package dev.serverlease.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.faults.Office.Act;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database's machine is gone under load, and the synchronous standby takes its place. */
@Tag("faults")
class FailOverTest {

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(30);

    @Test
    void afterThePromotionOfTheStandbyTheProductGoesOnWithoutAHand() throws Exception {
        var softly = new SoftAssertions();
        var home = Nodes.HOME.resolve("fail-over");
        try (var primary = KillablePostgres.fresh(home.resolve("primary"));
                var standby = primary.follower(home.resolve("standby"), "standby")) {
            var url = "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port() + "/"
                    + KillablePostgres.DATABASE
                    + "?targetServerType=primary&hostRecheckSeconds=2&reWriteBatchedInserts=true";
            try (var node = Nodes.start("fail-over", url);
                    var office = new Office(List.of(node), url);
                    var prober = new Prober(node.client())) {
                office.prepare();
                office.work(3);
                office.awaitMore(6, Act.IN_FORCE);

                long killed = System.nanoTime();
                primary.kill();
                standby.promote();
                await("the list is there again")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> prober.answeredSince(killed));
                var readAgain = Duration.ofNanos(System.nanoTime() - killed);
                office.apply();
                var writtenAgain = Duration.ofNanos(System.nanoTime() - killed);
                System.out.println("read again after " + readAgain + ", written again after " + writtenAgain);
                softly.assertThat(readAgain).as("outage of reading").isLessThan(LONGEST_OUTAGE);
                softly.assertThat(writtenAgain).as("outage of writing").isLessThan(LONGEST_OUTAGE);
                office.awaitMore(6, Act.IN_FORCE);
                office.stop();

                var books = new Books(standby.administrator());
                softly.assertThat(books.wrong(office.acknowledged())).isEmpty();
                softly.assertThat(books.twice()).isEmpty();
                softly.assertThat(books.broken()).isEmpty();
                softly.assertThat(office.surprises()).isEmpty();
                assertThat(office.many(Act.IN_FORCE)).isGreaterThanOrEqualTo(12);
            }
        }
        softly.assertAll();
    }
}
