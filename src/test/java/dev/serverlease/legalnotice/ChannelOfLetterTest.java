package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.evidence.verify.WholeLease;
import dev.serverlease.notification.MailFiles;
import dev.serverlease.notification.MailTrap;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.Members;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.StoredState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A letter that goes by mail and by post is back only by the way by which it came back; the other still runs. */
@ServerLeaseTest
class ChannelOfLetterTest {

    private static final Person COMPLIANCE = new Person("compliance1", List.of(Groups.COMPLIANCE));

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StoredState stored;

    @Autowired
    private LegalNoticeRound round;

    @Autowired
    private LeaseTasks leaseTasks;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private LegalNoticeMaking making;

    @Autowired
    private StandingLetters standing;

    @Autowired
    private LegalNotices notices;

    @Autowired
    private LegalNoticeOutcomes outcomes;

    @Autowired
    private MailFiles files;

    @Autowired
    private Members members;

    @Autowired
    private PlatformTransactionManager transactions;

    @LocalServerPort
    private int port;

    private String number;

    @BeforeEach
    void overdue() {
        clock.set(SettableClock.START);
        jdbc.sql("delete from lease.mail").update();
        number = lease.inForceForAMonth(lease.application());
        var owed = Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10");
        assertThat(lease.call("compliance1", "POST", "/api/leases/" + number + "/rent-defaults", json.valueToTree(owed))
                        .status())
                .isEqualTo(202);
        round.round();
        assertThat(lease.claim("compliance1", lease.taskId(number, "Task_DemandRent"))
                        .status())
                .isEqualTo(204);
        done("legal-notice-seals", Map.of("notice", letter(), "password", "compliance1"));
    }

    @AfterEach
    void noMailIsLeft() {
        jdbc.sql("delete from lease.mail").update();
    }

    @Test
    void aMailThatBouncesLeavesThePostedLetterUnderWay() throws IOException {
        try (var trap = trap()) {
            trap.start();
            mailed(trap);
            trap.deliver();
            round.round();
        }
        at("2026-12-02T10:00:00+08:00");
        done("legal-notice-postings", Map.of("notice", letter(), "how", "EMS 1234567890"));
        assertThat(shown().path("sendable").asBoolean())
                .as("the mail runs already")
                .isFalse();
        stored.unchangedBy(() -> refused(back(Map.of()), 400, "channel", "邮件", "邮寄"));
        at("2026-12-03T10:00:00+08:00");
        assertThat(back(Map.of("channel", "MAIL")).status()).isEqualTo(202);

        assertThat(shown().path("state").asText()).isEqualTo("POSTED");
        assertThat(shown().path("stateName").asText()).startsWith("已邮寄或者当面送达").contains("邮件已退回");
        assertThat(shown().path("next").asText()).contains("取得到达的证明");
        assertThat(shown().path("postable").asBoolean()).isFalse();
        assertThat(shown().path("sendable").asBoolean()).isTrue();
        stored.unchangedBy(() -> {
            refused(back(Map.of("channel", "MAIL")), 409, "channel", "邮件", "退回");
            refused(keyed("legal-notices", Map.of("kind", "RENT_DEMAND", "periodDays", 20)), 409, "kind", letter());
            refused(proof("2026-12-01"), 400, "effectiveOn", "2026-12-02");
        });
        assertThat(index()).contains("2026-12-03 登记邮件退回");
        assertThat(proof("2026-12-03").status()).isEqualTo(201);
        LeaseDriver.expectDone(demand("2026-12-02", "2026-12-03"));
    }

    @Test
    void aPostedLetterThatComesBackLeavesTheMailOnItsWay() throws IOException {
        done("legal-notice-postings", Map.of("notice", letter(), "how", "EMS 1234567890"));
        stored.unchangedBy(() -> refused(back(Map.of("channel", "MAIL")), 409, "channel", "没有以邮件"));
        try (var trap = trap()) {
            mailed(trap);
            at("2026-12-02T10:00:00+08:00");
            assertThat(back(Map.of("channel", "POST")).status()).isEqualTo(202);
            assertThat(shown().path("state").asText()).isEqualTo("QUEUED");
            assertThat(shown().path("stateName").asText()).startsWith("邮件待发送").contains("邮寄件已退回");
            assertThat(shown().path("postable").asBoolean()).isTrue();
            trap.start();
            trap.deliver();
            round.round();
        }
        assertThat(shown().path("state").asText()).isEqualTo("HANDED_OVER");
        assertThat(jdbc.sql("select kind from lease.legal_notice_event where lease_number = ? order by position")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("SEALED", "POSTED", "DISPATCHED", "POST_RETURNED", "HANDED_OVER");
        assertThat(back(Map.of("channel", "MAIL")).status()).isEqualTo(202);
        assertThat(shown().path("stateName").asText()).contains("邮件已退回", "邮寄件已退回");
        assertThat(keyed("legal-notices", Map.of("kind", "RENT_DEMAND", "periodDays", 20))
                        .status())
                .as("neither runs")
                .isEqualTo(201);
    }

    private String letter() {
        return number + "-D01";
    }

    private MailTrap trap() {
        return new MailTrap(jdbc, members, transactions, clock);
    }

    private void mailed(MailTrap trap) {
        new LegalNoticeCommands(
                        commands,
                        leaseTasks,
                        making,
                        standing,
                        notices,
                        outcomes,
                        new LetterMail(trap.notices(), files))
                .send(number, letter(), UUID.randomUUID().toString(), COMPLIANCE);
    }

    private JsonNode shown() {
        return lease.call("manager1", "GET", "/api/leases/" + number + "/legal-notices", null)
                .body()
                .path("notices")
                .path(0);
    }

    private Http.Answer back(Map<String, String> channel) {
        var said = new HashMap<>(channel);
        said.putAll(Map.of("notice", letter(), "reason", "查无此人"));
        return keyed("legal-notice-returns", said);
    }

    private Http.Answer demand(String sentOn, String arrivedOn) {
        var said = Map.of(
                "amount", "18000.00",
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", sentOn,
                "arrivedOn", arrivedOn,
                "proof", "EMS",
                "periodDays", "15");
        return lease.submit(
                "compliance1",
                lease.taskId(number, "Task_DemandRent"),
                Map.of("demand", json.valueToTree(said).toString()));
    }

    private Http.Answer proof(String on) {
        return lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&subject=" + letter()
                        + "&effectiveOn=" + on,
                SmallPdf.of("receipt"),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private void done(String door, Map<String, ?> body) {
        var answer = keyed(door, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private Http.Answer keyed(String door, Map<String, ?> body) {
        return lease.post(
                "compliance1",
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static void refused(Http.Answer answer, int status, String field, String... texts) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(texts);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo(field);
    }

    private String index() throws IOException {
        var body = WholeLease.ask(port, "legal1", number).body();
        try (var in = new ZipInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals("index.txt")) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no index");
    }

    private void at(String time) {
        lease.at(OffsetDateTime.parse(time).toInstant(), number);
    }
}
