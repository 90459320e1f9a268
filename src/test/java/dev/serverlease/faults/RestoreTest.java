package dev.serverlease.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.evidence.verify.Verify;
import dev.serverlease.faults.Office.Act;
import dev.serverlease.testing.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The database is lost and comes back as it was at an earlier moment, from a base backup made under load and the
 * archived log. What happened after that moment is known outside only: numbers that people were told, mails that went
 * out.
 */
@Tag("faults")
class RestoreTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String POINT = "before the loss";

    private final SoftAssertions softly = new SoftAssertions();
    private final Path home = Nodes.HOME.resolve("restore");
    private final Path archive = home.resolve("archive");
    private final Path copy = home.resolve("copy");

    @Test
    void theRestoredProductGoesOnFromTheMomentAndRepeatsNothingThatPeopleWereTold() throws Exception {
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(archive);
        try (var mails = new MailBox()) {
            var settings = new String[mails.settings().length + 1];
            System.arraycopy(mails.settings(), 0, settings, 0, mails.settings().length);
            // falls due before the moment for some leases, and for others after it
            settings[settings.length - 1] = "--server-lease.use-review.interval.low=PT40S";
            var before = untilTheLoss(mails, settings);
            try (var restored = KillablePostgres.restored(copy, archive, POINT)) {
                softly.assertThat(Nodes.command("after-restore", restored.url()))
                        .as("exit code of after-restore")
                        .isZero();
                afterwards(restored, before, mails, settings);
            }
        }
        softly.assertAll();
    }

    /**
     * @param acknowledged until the moment
     * @param waiting a lease that waits for the legal review
     * @param mails that waited at the moment, and were sent after it
     * @param root of an anchor before the moment, as its mail states it
     * @param highest number that anybody was told, after the moment too
     */
    private record Before(
            Map<String, Set<Act>> acknowledged,
            String waiting,
            List<MailBox.Mail> mails,
            String root,
            String highest) {}

    private Before untilTheLoss(MailBox mails, String[] settings) throws Exception {
        try (var primary = KillablePostgres.fresh(home.resolve("primary"), "archive_mode=on")) {
            primary.set(
                    "archive_command",
                    "test ! -f \"" + archive.toAbsolutePath() + "/%f\" && cp \"%p\" \"" + archive.toAbsolutePath()
                            + "/%f\"");
            try (var node = Nodes.start("restore-1", primary.url(), settings);
                    var office = new Office(List.of(node), primary.url())) {
                office.prepare();
                var waiting = office.apply();
                office.work(3);
                office.awaitMore(4, Act.IN_FORCE);
                await("an anchor covers a contract").atMost(PATIENCE).until(() -> root(primary) != null);
                primary.backUp(copy);
                office.awaitMore(4, Act.IN_FORCE);
                var database = primary.administrator();
                var root = root(primary);
                var acknowledged = office.acknowledged();
                database.sql("select pg_create_restore_point('" + POINT + "')")
                        .query()
                        .singleRow();
                var waitingMails = MailBox.waiting(database);
                assertThat(waitingMails).as("mails that wait at the moment").isNotEmpty();
                // after the moment: mails go out, and people are told of more leases
                mails.open();
                database.sql("update lease.mail set next_attempt_at = now() where next_attempt_at is not null")
                        .update();
                mails.awaitAll(waitingMails);
                office.awaitMore(3, Act.IN_FORCE);
                office.stop();
                archived(database);
                var highest = Collections.max(office.acknowledged().keySet());
                assertThat(acknowledged).doesNotContainKey(highest);
                node.close();
                primary.kill();
                return new Before(acknowledged, waiting, waitingMails, root, highest);
            }
        }
    }

    private void afterwards(KillablePostgres restored, Before before, MailBox mails, String[] settings)
            throws Exception {
        var database = restored.administrator();
        try (var node = Nodes.start("restore-2", restored.url(), settings);
                var office = new Office(List.of(node), restored.url())) {
            softly.assertThat(new Books(database).wrong(before.acknowledged()))
                    .as("acknowledged until the moment")
                    .isEmpty();
            office.through(office.steps(0), before.waiting());
            softly.assertThat(office.apply())
                    .as("a number after the highest that was told")
                    .isGreaterThan(before.highest());
            await("what was in force is due for review")
                    .atMost(PATIENCE)
                    .until(() -> database.sql("select not exists (select from lease.lease l where stage = 'IN_FORCE'"
                                    + " and not exists (select from lease.audit a where a.lease_number = l.number"
                                    + " and a.action = 'USE_REVIEW_ASKED'))")
                            .query(Boolean.class)
                            .single());
            softly.assertThat(mails.twice(before.mails()))
                    .as("mails sent twice")
                    .isEmpty();
            var books = new Books(database);
            softly.assertThat(books.twice()).isEmpty();
            softly.assertThat(books.broken()).isEmpty();
            softly.assertThat(office.surprises()).isEmpty();
            demandThatTheAnchorHolds(
                    node,
                    before.acknowledged().entrySet().stream()
                            .filter(lease -> lease.getValue().contains(Act.IN_FORCE))
                            .findFirst()
                            .orElseThrow()
                            .getKey(),
                    before.root());
        }
    }

    /** The newest root, with its number; null before a contract is covered. */
    private static @Nullable String root(KillablePostgres postgres) {
        return postgres.administrator()
                .sql("select number || ':' || encode(root, 'hex') from lease.anchor where leaves > 0"
                        + " order by number desc limit 1")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static void archived(JdbcClient database) {
        var last = database.sql("select pg_walfile_name(pg_switch_wal())")
                .query(String.class)
                .single();
        await("the log is archived")
                .atMost(PATIENCE)
                .until(() -> database.sql("select coalesce(last_archived_wal, '') >= ? from pg_stat_archiver")
                        .param(last)
                        .query(Boolean.class)
                        .single());
    }

    private void demandThatTheAnchorHolds(Server node, String number, String root)
            throws IOException, InterruptedException {
        var legal = Base64.getEncoder().encodeToString("legal1:legal1".getBytes(StandardCharsets.UTF_8));
        var bundle = home.resolve("evidence.zip");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + node.port() + "/api/leases/" + number + "/evidence"))
                                .header("Authorization", "Basic " + legal)
                                .build(),
                        HttpResponse.BodyHandlers.ofFile(bundle));
        softly.assertThat(answer.statusCode()).isEqualTo(200);
        var said = new ByteArrayOutputStream();
        int exit = Verify.run(
                List.of(
                        bundle.toString(),
                        "--trust",
                        Nodes.AUTHORITY.resolve("anchors.pem").toString(),
                        "--root",
                        root,
                        "--lang",
                        "en"),
                Clock.system(ZoneId.of("Asia/Shanghai")),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        softly.assertThat(exit)
                .as("verify: %s", said.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
