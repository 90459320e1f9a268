package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.evidence.AnchorStamps;
import dev.serverlease.evidence.Anchors;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;

/** A lease from its application to its end, anchored on the way, and its evidence as people take it out. */
public final class WholeLease {

    private final LeaseDriver lease;
    private final SettableClock clock;
    private final Anchors anchors;
    private final AnchorStamps stamps;
    private final int port;
    private final String number;

    public WholeLease(LeaseDriver lease, SettableClock clock, Anchors anchors, AnchorStamps stamps, int port) {
        this.lease = lease;
        this.clock = clock;
        this.anchors = anchors;
        this.stamps = stamps;
        this.port = port;
        clock.set(SettableClock.START);
        this.number = live();
    }

    public String number() {
        return number;
    }

    private String live() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("email", "wang@example.org");
        var plan = ((ObjectNode) application.path("contract")).remove("rentPlan");
        var made = lease.apply(application);
        ((ObjectNode) application.path("contract")).set("rentPlan", plan);
        assertThat(lease.call("sales1", "PUT", "/api/leases/" + made + "/application", application)
                        .status())
                .isEqualTo(200);
        lease.attach("legal1", made, "OTHER");
        lease.attach("compliance1", made, "IDENTITY");
        lease.approve("legal1", made);
        lease.runJobs(made);
        anchor(Duration.ofDays(1));
        lease.signByBoth(made);
        lease.runJobs(made);
        assertThat(lease.stage(made)).isEqualTo("IN_FORCE");
        anchor(Duration.ofDays(2));
        var due = OffsetDateTime.parse(lease.lease(made).path("nextReviewAt").asText());
        lease.at(due.toInstant(), made);
        done("compliance1", made, "Task_UseReview", LeaseDriver.asAgreed());
        var end = OffsetDateTime.parse(lease.lease(made).path("termEndsAt").asText());
        lease.at(end.minusDays(30).toInstant(), made);
        assertThat(lease.post(
                                "compliance1",
                                "/api/leases/" + made + "/legal-notices",
                                "{\"kind\":\"EXPIRY_OBJECTION\"}".getBytes(StandardCharsets.UTF_8),
                                "application/json",
                                "Idempotency-Key",
                                "letter-0001")
                        .status())
                .isEqualTo(201);
        done(
                "compliance1",
                made,
                "Task_ExpiryNotice",
                Map.of(
                        "answer",
                        "OBJECT",
                        "servedOn",
                        end.minusDays(30).toLocalDate().toString(),
                        "proof",
                        "EMS 1234567890"));
        lease.at(end.toInstant(), made);
        var last = end.toLocalDate();
        done("ops1", made, "Task_TakeBackServer", Map.of("accessRevokedOn", last.toString(), "note", "已收回，账号已注销"));
        lease.attach("ops1", made, "DATA_RETURN_PROOF");
        done(
                "ops1",
                made,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", last.toString(),
                        "how", "RETURNED",
                        "logsKeptUntil", last.plusMonths(7).toString(),
                        "impactAssessmentKeptUntil", last.plusYears(4).toString(),
                        "note", "已返还"));
        assertThat(lease.stage(made)).isEqualTo("ENDED");
        anchor(Duration.between(SettableClock.START, end.toInstant()));
        return made;
    }

    private void done(String user, String number, String task, Map<String, String> values) {
        var answer = lease.complete(user, number, task, values);
        assertThat(answer.status()).as(task + answer.text()).isEqualTo(204);
    }

    private void anchor(Duration sinceTheStart) {
        clock.set(SettableClock.START.plus(sinceTheStart));
        anchors.settle();
        anchors.ofToday();
        stamps.askForThoseDue();
    }

    public byte[] bundle(String user) {
        var answer = ask(user);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    public HttpResponse<byte[]> ask(String user) {
        return ask(port, user, number);
    }

    public static HttpResponse<byte[]> ask(int port, String user, String number) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/leases/" + number + "/evidence"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8)))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
