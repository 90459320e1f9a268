package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ProductProcess;
import dev.serverlease.testing.TestPostgres;
import dev.serverlease.testing.VerifiedLessees;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The product as its operators run it: a process of its own, its own clock and its own job executor, killed without
 * warning and started again, and with a mail server that was down meanwhile.
 */
@Tag("slow")
@Tag("nightly")
class RestartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();

    /** What a lease has behind it when the product is killed. */
    private enum Step {
        APPLIED,
        /** The verification of identity is still to come. */
        APPROVED,
        /** The draft is a job of its own: whether it has begun or not, it is there after the restart. */
        VERIFIED,
        /** So is the seal, and the hand-over. */
        SEALED,
        SERVING
    }

    @Test
    void aKilledProductLosesNoLeaseAndNoMailAndHandsNoServerOverTwice() throws Exception {
        aWholeLease("restart", Set.of(Step.SEALED));
    }

    @Test
    void norDoesOneThatIsKilledAfterEachStep() throws Exception {
        aWholeLease("restarts", EnumSet.allOf(Step.class));
    }

    private void aWholeLease(String database, Set<Step> killedAfter) throws Exception {
        try (var mails = new Mails();
                var running = new Running(database, killedAfter, mails.settings())) {
            running.product.call(
                    "admin",
                    "PUT",
                    "/engine-rest/user/legal1/profile",
                    json.valueToTree(Map.of("id", "legal1", "firstName", "legal1", "email", "legal1@example.com")));
            var number = running.product
                    .call("sales1", "POST", "/api/leases", application())
                    .path("number")
                    .asText();
            running.after(Step.APPLIED);
            assertThat(stage(running.product, number)).isEqualTo("LEGAL_REVIEW");
            await("the timer fires")
                    .atMost(PATIENCE)
                    .until(() -> running.product
                            .call("legal1", "GET", "/api/notices", null)
                            .toString()
                            .contains("REVIEW_REMINDED"));
            complete(
                    running.product,
                    "legal1",
                    number,
                    Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "用途合法"));
            running.after(Step.APPROVED);
            complete(
                    running.product,
                    "compliance1",
                    number,
                    VerifiedLessees.ofACompany(() -> running.product.attachIdentity(number)));
            running.after(Step.VERIFIED);
            await().atMost(PATIENCE)
                    .until(() -> actions(running.product, number).contains("CONTRACT_OFFERED"));
            sign(running.product, number);
            confirmSeal(running.product, number);
            complete(
                    running.product,
                    LeaseDriver.SEALER,
                    number,
                    LeaseDriver.sealed(running.product.attachScanOfBothSeals(number)));
            running.after(Step.SEALED, mails::open);
            await().atMost(PATIENCE).until(() -> stage(running.product, number).equals("IN_FORCE"));
            await("the use review falls due by its own timer")
                    .atMost(PATIENCE)
                    .until(() -> !tasks(running.product, "compliance1", number).isEmpty());
            running.after(Step.SERVING);
            await("those that were killed are known to be gone, and hold no job any more")
                    .atMost(PATIENCE)
                    .until(() -> nodes(database) == 1 && jobsOfOthers(database) == 0);
            complete(running.product, "compliance1", number, LeaseDriver.asAgreed());
            assertThat(actions(running.product, number))
                    .containsOnlyOnce("APPLICATION_RECEIVED")
                    .containsOnlyOnce("CONTRACT_DRAFTED")
                    .containsOnlyOnce("SIGNED_LESSOR")
                    .containsOnlyOnce("USER_ARCHIVE_OPENED")
                    .containsOnlyOnce("SERVER_HANDED_OVER")
                    .containsOnlyOnce("USE_REVIEWED_CONTINUE");
            await("each mail arrives, once")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mails.arrived())
                            .containsOnlyOnce("legal1@example.com " + number + " 审查催办 Review reminder")
                            // the day's root leaves the database, and once more after each start
                            .filteredOn(mail -> mail.startsWith("outside@example.com "))
                            .hasSizeBetween(1, killedAfter.size() + 1)
                            .allSatisfy(mail -> assertThat(mail).contains("存证锚定")));
        }
    }

    /** The product over a database, killed after some steps and started anew. */
    private static final class Running implements AutoCloseable {

        private final String database;
        private final Set<Step> killedAfter;
        private final String[] settings;
        private ProductProcess product;

        Running(String database, Set<Step> killedAfter, String... settings) throws IOException {
            this.database = database;
            this.killedAfter = killedAfter;
            this.settings = settings;
            product = ProductProcess.start(database, settings);
        }

        void after(Step step) throws IOException {
            after(step, () -> {});
        }

        /** @param whileDown happens between the kill and the start; where nothing is killed, too */
        void after(Step step, Runnable whileDown) throws IOException {
            if (!killedAfter.contains(step)) {
                whileDown.run();
                return;
            }
            product.kill();
            whileDown.run();
            theWaitAfterAFailureIsOver();
            product = ProductProcess.start(database, settings);
        }

        /** A first attempt against the dead server is repeated after a minute; the product's clock is the machine's. */
        private void theWaitAfterAFailureIsOver() {
            TestPostgres.superuser(database)
                    .sql("update lease.mail set next_attempt_at = now() where next_attempt_at is not null")
                    .update();
        }

        @Override
        public void close() {
            product.close();
        }
    }

    /** A mail server that is down until it is opened. */
    private static final class Mails implements AutoCloseable {

        /** Bound, so that nobody else gets the port, and not listening. */
        private final Socket down = new Socket();

        private final GreenMail server;

        Mails() throws IOException {
            down.bind(new InetSocketAddress("127.0.0.1", 0));
            server = new GreenMail(new ServerSetup(down.getLocalPort(), "127.0.0.1", "smtp"));
        }

        String[] settings() {
            return new String[] {
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + down.getLocalPort(),
                "--server-lease.mail.from=lease@example.com",
                "--server-lease.mail.base-url=https://lease.example.com",
                "--server-lease.anchor.mail-to=outside@example.com",
                "--server-lease.legal-review.remind-after=PT1S"
            };
        }

        void open() {
            try {
                down.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.start();
        }

        /** Each with its recipient and its subject. */
        List<String> arrived() throws MessagingException {
            var arrived = new ArrayList<String>();
            for (var mail : server.getReceivedMessages()) {
                arrived.add(mail.getAllRecipients()[0] + " " + mail.getSubject());
            }
            return arrived;
        }

        @Override
        public void close() throws IOException {
            down.close();
            server.stop();
        }
    }

    private static int nodes(String database) {
        return TestPostgres.superuser(database)
                .sql("select count(*) from lease.node")
                .query(Integer.class)
                .single();
    }

    private static int jobsOfOthers(String database) {
        return TestPostgres.superuser(database)
                .sql("select count(*) from act_ru_job where lock_owner_ not in (select name from lease.node)")
                .query(Integer.class)
                .single();
    }

    private JsonNode application() throws Exception {
        try (var text = getClass().getResourceAsStream("/law/samples/own-office.json")) {
            var application = (ObjectNode) json.readTree(text);
            ((ObjectNode) application.path("contract"))
                    .put(
                            "startDate",
                            LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                    .minusDays(2)
                                    .toString());
            return application;
        }
    }

    private static String stage(ProductProcess product, String number) {
        return product.call("manager1", "GET", "/api/leases/" + number, null)
                .path("stage")
                .asText();
    }

    private static List<String> actions(ProductProcess product, String number) {
        var timeline =
                product.call("manager1", "GET", "/api/leases/" + number, null).path("timeline");
        return StreamSupport.stream(timeline.spliterator(), false)
                .map(step -> step.path("action").asText())
                .toList();
    }

    private static JsonNode tasks(ProductProcess product, String user, String number) {
        return product.call(user, "GET", "/engine-rest/task?processInstanceBusinessKey=" + number, null);
    }

    private void complete(ProductProcess product, String user, String number, Map<String, String> values) {
        var task = tasks(product, user, number).get(0).path("id").asText();
        product.call(user, "POST", "/engine-rest/task/" + task + "/claim", json.valueToTree(Map.of("userId", user)));
        var variables = new java.util.HashMap<String, Object>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        product.call(
                user,
                "POST",
                "/engine-rest/task/" + task + "/submit-form",
                json.valueToTree(Map.of("variables", variables)));
    }

    private void confirmSeal(ProductProcess product, String number) {
        var task = tasks(product, LeaseDriver.SEALER, number).get(0).path("id").asText();
        product.call(
                LeaseDriver.SEALER,
                "POST",
                "/engine-rest/task/" + task + "/claim",
                json.valueToTree(Map.of("userId", LeaseDriver.SEALER)));
        product.call(
                LeaseDriver.SEALER,
                "POST",
                "/api/leases/" + number + "/seal-confirmations",
                json.valueToTree(Map.of(
                        "password",
                        LeaseDriver.SEALER,
                        "contractDigest",
                        product.etag("contract1", "/api/leases/" + number + "/contract"))));
    }

    private void sign(ProductProcess product, String number) {
        product.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signatures",
                json.valueToTree(LeaseDriver.onPaper(
                        product.attachScan(number), product.etag("contract1", "/api/leases/" + number + "/contract"))));
    }
}
