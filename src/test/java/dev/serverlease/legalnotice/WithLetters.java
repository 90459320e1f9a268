package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.evidence.verify.WholeLease;
import dev.serverlease.notification.MailFiles;
import dev.serverlease.notification.MailTrap;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.Members;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.StoredState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What tests of letters share: the doors by which a letter is made, sealed and sent, and a mail server of their own.
 */
abstract class WithLetters {

    @Autowired
    LeaseDriver lease;

    @Autowired
    SettableClock clock;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredState stored;

    @Autowired
    LegalNoticeRound round;

    @Autowired
    LegalNotices notices;

    @Autowired
    private LeaseTasks leaseTasks;

    @Autowired
    LeaseCommands commands;

    @Autowired
    LegalNoticeMaking making;

    @Autowired
    private StandingLetters standing;

    @Autowired
    LegalNoticeOutcomes outcomes;

    @Autowired
    private MailFiles files;

    @Autowired
    private Members members;

    @Autowired
    private PlatformTransactionManager transactions;

    @LocalServerPort
    int port;

    /** Of the lease in hand. */
    String number;

    /** No round has letters of other tests to make. */
    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        jdbc.sql("delete from lease.mail").update();
        jdbc.sql("delete from lease.legal_notice_wanted").update();
    }

    @AfterEach
    void noMailIsLeft() {
        jdbc.sql("delete from lease.mail").update();
    }

    MailTrap trap() {
        return new MailTrap(jdbc, members, transactions, clock);
    }

    /** The commands of the door, whose mail goes to this server. */
    LegalNoticeCommands officer(MailTrap trap) {
        return new LegalNoticeCommands(
                commands, leaseTasks, making, standing, notices, outcomes, new LetterMail(trap.notices(), files));
    }

    /** A lease in force for a month, in hand from now on, whose rent of November is overdue. */
    String overdue() {
        number = lease.standing("letters: rent overdue", () -> {
            var month = lease.inForceForAMonth(lease.application());
            overdue(month, "18000.00");
            return month;
        });
        return number;
    }

    /** The same with its demand made: as a letter that nobody reads, for it may name the lease that was driven. */
    String demandMade() {
        number = lease.standing("letters: demand made", () -> {
            var month = overdue();
            round.round();
            return month;
        });
        return number;
    }

    /** The same with the seal on it. */
    String demandSealed() {
        number = lease.standing("letters: demand sealed", () -> {
            var month = demandMade();
            sealed("compliance1", "D01");
            return month;
        });
        return number;
    }

    /** The same posted today, with the receipt of its arrival. */
    String demandPosted() {
        number = lease.standing("letters: demand posted", () -> {
            var month = demandSealed();
            assertThat(post("compliance1", "D01", LocalDate.now(clock).toString())
                            .status())
                    .isEqualTo(202);
            var receipt = lease.post(
                    "compliance1",
                    "/api/leases/" + month + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&subject=" + month
                            + "-D01&effectiveOn=" + LocalDate.now(clock),
                    SmallPdf.of("receipt"),
                    "application/pdf",
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            assertThat(receipt.status()).as(receipt.text()).isEqualTo(201);
            return month;
        });
        return number;
    }

    void overdue(String number, String amount) {
        var owed = Map.of("amount", amount, "currency", "CNY", "overdueSince", "2026-11-10");
        var answer =
                lease.call("compliance1", "POST", "/api/leases/" + number + "/rent-defaults", json.valueToTree(owed));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    /** Asks to terminate for a breach. */
    Http.Answer terminate(String number, String knownSince) {
        var breach = Map.of(
                "ground", "FUNDAMENTAL_BREACH",
                "by", "LESSOR",
                "knownSince", knownSince,
                "explanation", "承租人擅自将服务器用于对公众提供代理服务。");
        return lease.call("compliance1", "POST", "/api/leases/" + number + "/terminations", json.valueToTree(breach));
    }

    Http.Answer seal(String user, String serial) {
        return keyed(user, "legal-notice-seals", Map.of("notice", number + "-" + serial, "password", user));
    }

    void sealed(String user, String serial) {
        var answer = seal(user, serial);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    /** @param on null for today */
    Http.Answer post(String user, String serial, String on) {
        var letter = number + "-" + serial;
        return keyed(
                user,
                "legal-notice-postings",
                on == null
                        ? Map.of("notice", letter, "how", "EMS 1234567890")
                        : Map.of("notice", letter, "how", "EMS 1234567890", "postedOn", on));
    }

    Http.Answer keyed(String user, String door, Map<String, ?> body) {
        return keyed(user, number, door, body, UUID.randomUUID().toString());
    }

    Http.Answer keyed(String user, String number, String door, Map<String, ?> body, String key) {
        return lease.post(
                user,
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                key);
    }

    static void refused(Http.Answer answer, int status, String field, String... texts) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(texts);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo(field);
    }

    JsonNode letters() {
        return letters(number);
    }

    JsonNode letters(String number) {
        return lease.call("compliance1", "GET", "/api/leases/" + number + "/legal-notices", null)
                .body()
                .path("notices");
    }

    /** What the bundle's own list says. */
    String index(String user) throws IOException {
        var body = WholeLease.ask(port, user, number).body();
        try (var in = new ZipInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals("index.txt")) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no index");
    }

    void at(String time) {
        lease.at(OffsetDateTime.parse(time).toInstant(), number);
    }
}
