package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.serverlease.testing.ProductProcess;
import dev.serverlease.testing.TestPostgres;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The product as its operators run it, with a mail server: a timer fires, a mail arrives, after a restart too. */
@Tag("slow")
class MailTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aReminderArrivesByMailThoughTheProductWasKilledAndTheMailServerWasDown() throws Exception {
        // bound, so that nobody else gets the port, and not listening: a mail server that is down
        var down = new Socket();
        down.bind(new InetSocketAddress("127.0.0.1", 0));
        int port = down.getLocalPort();
        var settings = new String[] {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + port,
            "--server-lease.mail.from=lease@example.com",
            "--server-lease.mail.base-url=https://lease.example.com",
            "--server-lease.anchor.mail-to=outside@example.com",
            "--server-lease.legal-review.remind-after=PT1S"
        };
        String number;
        try (var product = ProductProcess.start("mail", settings)) {
            product.call(
                    "admin",
                    "PUT",
                    "/engine-rest/user/legal1/profile",
                    json.valueToTree(Map.of("id", "legal1", "firstName", "legal1", "email", "legal1@example.com")));
            number = product.call("sales1", "POST", "/api/leases", application())
                    .path("number")
                    .asText();
            await().atMost(PATIENCE)
                    .until(() -> product.call("legal1", "GET", "/api/notices", null)
                            .toString()
                            .contains("REVIEW_REMINDED"));
            product.kill();
        }
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        down.close();
        server.start();
        theWaitAfterAFailureIsOver();
        try (var product = ProductProcess.start("mail", settings)) {
            assertThat(server.waitForIncomingEmail(PATIENCE.toMillis(), 2)).isTrue();
            assertThat(subjects(server, "legal1@example.com"))
                    .singleElement(STRING)
                    .contains(number)
                    .contains("审查催办");
            // the day's root leaves the database, once
            assertThat(subjects(server, "outside@example.com"))
                    .singleElement(STRING)
                    .contains("存证锚定");
        } finally {
            server.stop();
        }
    }

    /** A first attempt against the dead server is repeated after a minute; the product's clock is the machine's. */
    private static void theWaitAfterAFailureIsOver() {
        TestPostgres.superuser("mail")
                .sql("update lease.mail set next_attempt_at = now() where next_attempt_at is not null")
                .update();
    }

    private static List<String> subjects(GreenMail server, String recipient) throws Exception {
        var subjects = new ArrayList<String>();
        for (var mail : server.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(recipient)) {
                subjects.add(mail.getSubject());
            }
        }
        return subjects;
    }

    private ObjectNode application() throws Exception {
        var application = (ObjectNode) json.readTree(getClass().getResource("/law/samples/own-office.json"));
        return application.put("reference", "MAIL-1");
    }
}
