package dev.serverlease.stage.activation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.MailFiles;
import dev.serverlease.notification.MailTrap;
import dev.serverlease.paper.VeraPdf;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.Members;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The confirmation of a hand-over: what it says, where it is kept, whom it reaches, and how it is checked. */
@ServerLeaseTest
class DeliveryTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DeliveryRound round;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private EndChoices choices;

    @Autowired
    private DeliveryConfirmation confirmation;

    @Autowired
    private Leases leases;

    @Autowired
    private DeliveryPaper paper;

    @Autowired
    private Attachments attachments;

    @Autowired
    private MailFiles files;

    @Autowired
    private ApplicationTrees trees;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private Members members;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        jdbc.sql("delete from lease.mail").update();
    }

    @AfterEach
    void noMailIsLeft() {
        jdbc.sql("delete from lease.mail").update();
    }

    @Test
    void aHandOverIsConfirmedOnPaperThatIsKeptAndCanBeChecked() throws IOException {
        var number = lease.inForce(lease.application());
        confirm(number);
        confirm(number);

        var kept = confirmations(number);
        assertThat(kept).as("one, however often it is looked for").hasSize(1);
        var pdf = lease.bytes("sales1", kept.get(0));
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        assertThat(text(pdf)).contains("交付确认书", number + "-H01", "2026年12月1日", "租赁期限的首日", "租赁期限的末日");

        assertThat(record(number, "sales1", "SN-1", "key-0000-1").status()).isEqualTo(403);
        assertThat(record(number, "ops1", "SN-1 😀\nSN-2", "key-0000-1").text()).contains("units", "U+1F600");
        assertThat(record(number, "ops1", "DL380 SN-1\nDL380 SN-2", "key-0000-1")
                        .status())
                .isEqualTo(204);
        assertThat(record(number, "ops1", "DL380 SN-1\nDL380 SN-2", "key-0000-1")
                        .status())
                .as("a repeat")
                .isEqualTo(204);
        assertThat(record(number, "ops1", "SN-3\nSN-4", "key-0000-1").status()).isEqualTo(409);
        assertThat(confirmations(number)).hasSize(2);
        var again = text(lease.bytes("sales1", confirmations(number).get(0)));
        assertThat(again).contains(number + "-H02", "DL380 SN-1", "DL380 SN-2", "192.0.2.1", "编号在前的交付确认书");

        var mark = again.replaceAll("(?s).*摘要 Digest ([0-9a-f]{16}).*", "$1");
        assertThat(check(number + "-H02", mark).text()).contains("编号与摘要相符");
        assertThat(check(number + "-H01", mark).text()).contains("编号与摘要不相符");
        assertThat(bundle(number))
                .contains("delivery/delivery.json")
                .anyMatch(name -> name.matches("attachments/.*\\.pdf"));
    }

    /** A lease of a restored database: confirmations that it does not know may have gone out under its next numbers. */
    @Test
    void afterARestoreNoNumberIsGivenOutThatTheLesseeMayHaveBeenTold() {
        var number = lease.inForce(lease.application());
        confirm(number);
        // nothing of it stays: other tests have leases of the same day
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("select lease.journal_add(:at, 'after-restore', '', '', 'RESTORED', null, 1)")
                    .param("at", Timestamp.from(clock.instant().plusSeconds(1)))
                    .query()
                    .singleRow();
            confirmation.make(leases.lock(number), deliveries.of(number).orElseThrow());
            confirmation.make(leases.lock(number), deliveries.of(number).orElseThrow());
            assertThat(attachments.of(number).stream()
                            .filter(file -> file.kind().name().equals("HANDOVER_CONFIRMATION"))
                            .map(file -> file.fileName()))
                    .containsExactlyInAnyOrder(number + "-H01.pdf", number + "-H102.pdf", number + "-H103.pdf");
        });
    }

    @Test
    void theIndexOfTheEvidenceSaysWhoMadeEachConfirmation() throws IOException {
        var number = lease.inForce(lease.application());
        lease.attach("ops1", number, "HANDOVER_CONFIRMATION", "mine.pdf");
        confirm(number);
        assertThat(index(number).lines().filter(line -> line.startsWith("attachments/") && line.contains("交付确认书")))
                .hasSize(2)
                .anyMatch(line -> line.contains("；由 ops1 提交 handed in by ops1（"))
                .anyMatch(line -> line.endsWith("；系统出具 made by the system"));
    }

    private String index(String number) throws IOException {
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(lease.bytes("legal1", "/api/leases/" + number + "/evidence")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("index.txt")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("no index.txt");
    }

    @Test
    void asManyServersAreRecordedAsWereLetAndAddressesAreAddresses() {
        var number = lease.inForce(lease.application());
        stored.unchangedBy(() -> {
            for (var units : List.of("DL380 SN-1", "DL380 SN-1\nDL380 SN-2\nDL380 SN-3")) {
                refused(details(number, units, "192.0.2.1"), "units", "2 台");
            }
            for (var wrong : List.of("999.1.1.1", "192.0.2", "192.0.2.1\n10.0.0.256", "2001:db8:::1", "见附件")) {
                refused(details(number, "DL380 SN-1\nDL380 SN-2", wrong), "addresses", "IP");
            }
        });
        for (var right : List.of("无", "192.0.2.1\n2001:db8::1", "eth0：192.0.2.1/29，192.0.2.2；管理口 10.0.0.1", "none")) {
            var taken = details(number, "DL380 SN-1\n\nDL380 SN-2", right);
            assertThat(taken.status()).as(right + taken.text()).isEqualTo(204);
        }
    }

    @Test
    void twoMachinesHaveTwoSerialNumbers() {
        var number = lease.inForce(lease.application());
        stored.unchangedBy(() -> {
            for (var twice : List.of(
                    "Dell R750，序列号 ABC123，64GB\nDell R750，序列号：ABC123，128GB",
                    "R750 SN ABC123 64GB\nR760 S/N: abc123 128GB",
                    "R750 Serial number ABC 123, 64GB\nR750 序列号（SN）ＡＢＣ１２３",
                    "实例标识 i-ABC123\n实例标识：I-abc123",
                    "Dell R750 ABC123\ndell  r750 ABC123")) {
                refused(422, details(number, twice, "192.0.2.1"), "units", "123");
            }
        });
        for (var apart : List.of(
                "R750 SN ABC123 SNMP\nR750 SN ABC124 SNMP",
                "机箱序列号 X100，刀片序列号 B101\n机箱序列号 X100，刀片序列号 B102",
                "Dell R750，2×Xeon，ABC123\nDell R750，2×Xeon，ABC124",
                "R750 serial console 9600 ABC123\nR750 serial console 9600 ABC124")) {
            var taken = details(number, apart, "192.0.2.1");
            assertThat(taken.status()).as(apart + taken.text()).isEqualTo(204);
        }
    }

    private static void refused(Http.Answer answer, String field, String text) {
        refused(400, answer, field, text);
    }

    private static void refused(int status, Http.Answer answer, String field, String text) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.text()).contains(text);
    }

    private Http.Answer details(String number, String units, String addresses) {
        return lease.post(
                "ops1",
                "/api/leases/" + number + "/delivery-details",
                json.valueToTree(Map.of("units", units, "addresses", addresses))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    @Test
    void aLateHandOverOfFixedDaysSaysThatTheLastDayMoved() throws IOException {
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .put("startDate", "2026-11-26")
                .put("termMonths", 2)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        var number = lease.inForce(application);
        confirm(number);
        assertThat(text(lease.bytes("sales1", confirmations(number).get(0))).replaceAll("\\s", ""))
                .contains("2026年11月26日", "2027年1月30日", "迟于租赁期限的首日5日交付", "顺延5日", "末日仍为2027年1月25日", "须在2026年12月11日以前");
    }

    @Test
    void theLesseeGetsItByMail() throws Exception {
        var number = lease.inForce(lease.application());
        try (var trap = new MailTrap(jdbc, members, transactions, clock)) {
            trap.start();
            var confirmation =
                    new DeliveryConfirmation(trees, deliveries, choices, paper, attachments, trap.notices(), files);
            commands.lockedDo(
                    number, one -> confirmation.make(one, deliveries.of(number).orElseThrow()));
            trap.deliver();
            var mail = jdbc.sql("select m.recipient || ' ' || f.file_name from lease.mail m join lease.mail_file f"
                            + " on f.mail = m.id where m.sent_at is not null and f.lease_number = :number")
                    .param("number", number)
                    .query(String.class)
                    .single();
            assertThat(mail).isEqualTo("legal@lessee.example " + number + "-H01.pdf");
        }
    }

    @Test
    void aPaperThatNobodyKnowsAndAWrongDigestAreOneAnswer() {
        var number = lease.toBeSigned(lease.application());
        var mark = jdbc.sql("select mark from lease.paper where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        assertThat(lease.call(null, "GET", "/v/" + number, null).text()).contains(number, "核对编号与摘要");
        assertThat(check(number, mark.toUpperCase(Locale.ROOT)).text()).contains("编号与摘要相符");
        var wrong = check(number, "0123456789abcdef");
        var unknown = check("SL-1999-000001", "0123456789abcdef");
        assertThat(wrong.status()).isEqualTo(200).isEqualTo(unknown.status());
        assertThat(wrong.text()).contains("编号与摘要不相符");
        assertThat(unknown.text().replace("SL-1999-000001", number)).isEqualTo(wrong.text());
        assertThat(check(number, "xyz").status()).isEqualTo(400);
        assertThat(lease.call(null, "GET", "/v/%3Cscript%3E", null).text()).doesNotContain("<script>");
        assertThat(lease.call(null, "GET", "/v/" + number + "/more", null).status())
                .isEqualTo(404);
    }

    private Http.Answer check(String number, String mark) {
        return lease.callRaw(null, "POST", "/v/" + number, "digest=" + mark, "application/x-www-form-urlencoded");
    }

    /** As the round does it for each; of this lease alone, for what other tests handed over is theirs. */
    private void confirm(String number) {
        round.confirm(number);
    }

    private Http.Answer record(String number, String user, String units, String key) {
        return lease.post(
                user,
                "/api/leases/" + number + "/delivery-details",
                json.valueToTree(Map.of("units", units, "addresses", "192.0.2.1"))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                key);
    }

    /** Addresses of the confirmations, the newest first. */
    private List<String> confirmations(String number) {
        var found = new ArrayList<String>();
        attachments.of(number).stream()
                .filter(file -> file.kind().name().equals("HANDOVER_CONFIRMATION"))
                .sorted((one, other) -> other.fileName().compareTo(one.fileName()))
                .forEach(file -> found.add("/api/leases/" + number + "/attachments/" + file.id()));
        return found;
    }

    private List<String> bundle(String number) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(lease.bytes("legal1", "/api/leases/" + number + "/evidence")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
