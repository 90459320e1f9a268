package dev.serverlease.operation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;

/** From a line of the log one finds the lease, who acted, and the request; and nobody's name or number. */
@ServerLeaseTest
class LoggedLeaseTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            lines.add(event);
        }
    };

    @BeforeEach
    void listen() {
        clock.set(SettableClock.START);
        appender.setContext(ROOT.getLoggerContext());
        appender.start();
        ROOT.addAppender(appender);
    }

    @AfterEach
    void listenNoMore() {
        ROOT.detachAppender(appender);
    }

    /** Each connection that was ended is no line of its own, with advice that does not help. */
    @Test
    void connectionsThatTheDatabaseEndedAreNoLinesOfThePool() {
        lease.call("sales1", "GET", "/api/leases?size=1", null);
        DatabaseSetup.renewConnections(TestPostgres.superuser("shared"));
        await().until(() ->
                lease.call("sales1", "GET", "/api/leases?size=1", null).status() == 200);
        assertThat(lines)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("maxLifetime"));
    }

    @Test
    void theLinesOfADrivenLeaseNameItAndWhoActedInWhichRequest() {
        var application = lease.application();
        var number = lease.drivenToForce(application);
        var ofIt = lines.stream()
                .filter(line -> number.equals(line.getMDCPropertyMap().get("lease")))
                .toList();
        assertThat(stages(ofIt)).contains("Enters CHECKS", "Enters LEGAL_REVIEW", "Enters CONTRACT", "Enters IN_FORCE");
        assertThat(line(ofIt, "Enters CHECKS").getMDCPropertyMap())
                .containsEntry("actor", "sales1")
                .containsKey("requestId");
        assertThat(line(ofIt, "Enters CONTRACT").getMDCPropertyMap()).containsKeys("actor", "requestId", "activityId");
        // a job, which nobody asked for
        assertThat(line(ofIt, "Enters IN_FORCE").getMDCPropertyMap())
                .containsKeys("activityId", "processInstanceId")
                .doesNotContainKeys("actor", "requestId");
        var secrets = StreamSupport.stream(application.path("lessee").spliterator(), false)
                .filter(member -> member.isTextual() && member.asText().length() > 5)
                .map(member -> member.asText())
                .toList();
        assertThat(secrets).isNotEmpty();
        assertThat(lines).noneMatch(line -> secrets.stream().anyMatch(line.toString()::contains));
    }

    /** Who sends what cannot be read is answered, and not quoted in the log. */
    @Test
    void whatIsWrongInABodyIsNotInTheLog() {
        var number = lease.apply(lease.application());
        lines.clear();
        var name = "张示例保密";
        for (var body : List.of(
                "{\"lessee\":\"" + name + "\"}",
                "{\"lessee\":{\"name\":[\"" + name + "\"]}}",
                "{\"lessee\":{\"name\":\"" + name + "\"",
                "{\"" + name + "\":1}",
                "{\"variables\":{\"" + name + "\":{\"value\":\"" + name + "\",\"type\":\"Integer\"}}}",
                "{\"variables\":\"" + name + "\"}")) {
            lease.callRaw("sales1", "POST", "/api/leases", body);
            lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", body);
            lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/rent-defaults", body);
            lease.callRaw(
                    "legal1",
                    "POST",
                    "/engine-rest/task/" + lease.taskId(number, "Task_LegalReview") + "/submit-form",
                    body);
            lease.callRaw("admin", "POST", "/engine-rest/user/create", body);
            lease.callRaw("legal1", "POST", "/engine-rest/task", body);
        }
        lease.callRaw("manager1", "GET", "/api/leases?page=" + URLEncoder.encode(name, StandardCharsets.UTF_8), null);
        assertThat(lines)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .noneMatch(line -> (line.getFormattedMessage()
                                + (line.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                        .contains(name));
    }

    @Test
    void nothingOfARequestStaysWithTheNextOneOfItsThread() {
        MDC.clear(); // another test may have acted in this thread
        lease.apply(lease.application());
        lines.clear();
        lease.callRaw(null, "GET", "/favicon.ico", null);
        LoggerFactory.getLogger("test").info("of nobody");
        assertThat(line(lines, "of nobody").getMDCPropertyMap()).isEmpty();
    }

    @Test
    void aRequestKeepsItsOwnIdIfItIsWellFormed() throws Exception {
        assertThat(answer("/api/leases/SL-2026-999999", "order-17.b_2")
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("order-17.b_2");
        assertThat(answer("/api/leases/SL-2026-999999", "order-17.b_2").body())
                .contains("\"requestId\":\"order-17.b_2\"");
        for (var wrong : List.of("a b", "x".repeat(65), "{\"a\"}")) {
            assertThat(answer("/api/leases", wrong).headers().firstValue("X-Request-Id"))
                    .hasValueSatisfying(
                            made -> assertThat(made).isNotEqualTo(wrong).hasSize(36));
        }
    }

    @Test
    void whatIsRefusedBeforeAnyDoorHasAnIdAsWell() {
        for (var door : List.of("/error", "/engine-rest/metrics", "/camunda/api/engine/engine/default/task", "/nope")) {
            var answer = lease.callRaw("sales1", "GET", door, null);
            assertThat(answer.status()).as(door).isGreaterThanOrEqualTo(400);
            assertThat(answer.whole().headers().firstValue("X-Request-Id"))
                    .as(door)
                    .contains(answer.body().path("requestId").asText());
        }
        try (var raw = new RawHttp(lease.port(), "127.0.0.1")) {
            assertThat(raw.send("GET /a%00b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                            .answer()
                            .whole())
                    .contains("X-Request-Id: ");
        }
    }

    private HttpResponse<String> answer(String path, String id) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lease.port() + path))
                .header("X-Request-Id", id)
                .header("Authorization", "Basic bWFuYWdlcjE6bWFuYWdlcjE=")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> stages(List<ILoggingEvent> lines) {
        return lines.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static ILoggingEvent line(List<ILoggingEvent> lines, String text) {
        return lines.stream()
                .filter(line -> line.getFormattedMessage().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line: " + text));
    }
}
