package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.evidence.verify.WholeLease;
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
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The lessor's notice that ends an indefinite lease is a letter like the others, and the bundle says what became of it.
 */
@ServerLeaseTest
class IndefiniteTerminationTest {

    private static final String KIND = "INDEFINITE_TERMINATION";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private StoredState stored;

    @LocalServerPort
    private int port;

    private String number;

    @BeforeEach
    void anIndefiniteLease() {
        clock.set(SettableClock.START);
        number = lease.standing("turned indefinite", () -> {
            number = lease.inForce(lease.application());
            at("2028-11-01T00:00:00+08:00");
            return number;
        });
    }

    @Test
    void noLeaseEndsByFreeNoticeBeforeItIsIndefinite() {
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isTrue();
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
        stored.unchangedBy(
                () -> refused(post("legal1", "legal-notices", Map.of("kind", KIND), "early-0001"), 409, "", "不是不定期租赁"));
    }

    /** With its letter made, sealed and posted on its first day. */
    private void posted() {
        clock.set(SettableClock.START);
        number = lease.standing("indefinite and given notice", () -> {
            anIndefiniteLease();
            make("made-0001");
            sealed(number + "-T01");
            posted(number + "-T01");
            return number;
        });
    }

    @Test
    void theLessorsNoticeIsALetterWithItsPeriod() throws IOException {
        for (var user : new String[] {"legal1", "compliance1"}) {
            assertThat(lease.call(user, "GET", "/desk/leases/" + number, null).text())
                    .as("who makes it is offered it")
                    .contains("解除合同通知书（不定期租赁）");
        }
        assertThat(make("made-0001").body().path("number").asText()).isEqualTo(number + "-T01");
        assertThat(letters().path(0).path("next").asText())
                .as("no task waits for it, and still it is not over")
                .contains("核对全文后用印");
        assertThat(text(number + "-T01"))
                .contains("事由：解除不定期租赁", "自2028年11月1日起租赁期限为不定期", "第七百三十条")
                .contains("自本通知书到达贵方之日的次日起满30日", "顺延至法定休假日结束的次日")
                .contains("is the last of 30 days counted from the day after this notice reaches you");
    }

    @Test
    void theLetterThatWentOutAndArrivedEndsTheLeaseOnItsDay() {
        make("made-0001");
        var letter = number + "-T01";
        stored.unchangedBy(() -> refused(end("LESSOR", "2028-11-01", "2028-12-01"), 409, "noticeArrivedOn", "尚未发出"));
        at("2028-11-03T10:00:00+08:00");
        sealed(letter);
        posted(letter);
        at("2028-11-06T10:00:00+08:00");
        stored.unchangedBy(() -> {
            refused(end("LESSOR", "2028-11-02", "2028-12-02"), 400, "noticeArrivedOn", "早于通知 " + letter);
            refused(end("LESSOR", "2028-11-06", "2028-12-06"), 400, "proof", "没有通知 " + letter + " 的送达证明");
        });
        proof("receipt.pdf", "subject=" + letter + "&effectiveOn=2028-11-06");
        stored.unchangedBy(() -> {
            refused(end("LESSOR", "2028-11-06", "2028-12-05"), 422, "endsOn", "不足30日，不得早于 2028-12-06");
            refused(end("LESSOR", "2028-11-06", "2028-12-20"), 400, "endsOn", "2028-12-06");
        });
        var ended = end("LESSOR", "2028-11-06", "2028-12-06");
        assertThat(ended.status()).as(ended.text()).isEqualTo(202);
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2028-12-07T00:00:00+08:00");
        assertThat(letters().path(0).path("arrivedOn").asText()).isEqualTo("2028-11-06");
        stored.unchangedBy(() ->
                refused(post("legal1", "legal-notices", Map.of("kind", KIND), "late-00001"), 409, "", "最后一日已经确定"));
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains("不定期租赁的解除通知", "依出租人的解除通知 " + letter + " 终止")
                .doesNotContain("id=\"make-kind\"");
        at("2028-12-07T00:00:00+08:00");
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    /** What the letter says has happened by then; nobody is left without a day that the form takes. */
    @Test
    void anArrivalRecordedAfterTheLastDayEndsTheLeaseOnThatDay() {
        posted();
        at("2028-12-20T10:00:00+08:00");
        proof("receipt.pdf", "subject=" + number + "-T01&effectiveOn=2028-11-06");
        stored.unchangedBy(() -> {
            refused(end("LESSOR", "2028-11-06", "2028-12-20"), 400, "endsOn", "2028-12-06");
            refused(end("LESSEE", "2028-11-06", "2028-12-06"), 400, "endsOn", "不得早于今日");
        });
        assertThat(end("LESSOR", "2028-11-06", "2028-12-06").status()).isEqualTo(202);
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2028-12-07T00:00:00+08:00");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    /** Civil Code art. 203: of 30 days that end on a Saturday the Monday is the last. */
    @Test
    void aPeriodThatEndsOnAHolidayEndsOnTheDayAfterIt() {
        posted();
        at("2028-11-02T10:00:00+08:00");
        proof("receipt.pdf", "subject=" + number + "-T01&effectiveOn=2028-11-02");
        stored.unchangedBy(() -> refused(end("LESSOR", "2028-11-02", "2028-12-02"), 400, "endsOn", "2028-12-04"));
        assertThat(end("LESSOR", "2028-11-02", "2028-12-04").status()).isEqualTo(202);
    }

    @Test
    void theLesseesNoticeIsProvedByAFileAndIsNotTheArrivalOfOurs() {
        posted();
        proof("receipt.pdf", "subject=" + number + "-T01&effectiveOn=2028-11-01");
        stored.unchangedBy(() -> refused(end("LESSEE", "2028-11-01", "2028-12-15"), 400, "proof", "没有送达证明"));
        proof("theirs.pdf", "effectiveOn=2028-11-01");
        lease.handInNotice(number, java.time.LocalDate.parse("2028-10-31"));
        var ended = end("LESSEE", "2028-11-01", "2028-12-15");
        assertThat(ended.status()).as(ended.text()).isEqualTo(202);
        assertThat(letters().path(0).has("arrivedOn")).isFalse();
    }

    /** One notice counts: the same again would only leave it open which. */
    @Test
    void theSameLetterIsNotMadeAgainNorAnyWhileOneIsUnderWay() {
        make("made-0001");
        stored.unchangedBy(() -> refused(
                post("legal1", "legal-notices", Map.of("kind", KIND), "made-0002"), 409, "kind", number + "-T01"));
        assertThat(post("legal1", "legal-notices", Map.of("kind", KIND, "statement", "更正后的说明"), "made-0003")
                        .status())
                .as("what nobody has sent can still be put right")
                .isEqualTo(201);
        sealed(number + "-T01");
        sealed(number + "-T02");
        posted(number + "-T02");
        stored.unchangedBy(() -> {
            refused(
                    post("legal1", "legal-notices", Map.of("kind", KIND, "statement", "再一份"), "made-0004"),
                    409,
                    "kind",
                    number + "-T02");
            refused(
                    post(
                            "legal1",
                            "legal-notice-postings",
                            Map.of("notice", number + "-T01", "how", "EMS 1234567890"),
                            "post-again-1"),
                    409,
                    "notice",
                    number + "-T02");
        });
    }

    @Test
    void whatTheNoticeDoesNotTakeIsNotPassedOver() {
        stored.unchangedBy(() -> {
            refused(
                    post("legal1", "legal-notices", Map.of("kind", KIND, "endsOn", "2028-12-31"), "unknown-01"),
                    400,
                    "endsOn",
                    "没有这一项");
            for (var other : Map.of("amount", (Object) 12, "periodDays", 60).entrySet()) {
                refused(
                        post(
                                "legal1",
                                "legal-notices",
                                Map.of("kind", KIND, other.getKey(), other.getValue()),
                                "other-001"),
                        422,
                        other.getKey(),
                        "租金催告函");
            }
            for (var other : Map.of("knownSince", (Object) "2028-11-01", "thingLost", true, "serverSeized", false)
                    .entrySet()) {
                var said = new HashMap<String, Object>(Map.of(
                        "ground", "INDEFINITE",
                        "by", "LESSOR",
                        "explanation", "不再续用",
                        "noticeArrivedOn", "2028-11-01",
                        "proof", "签收记录",
                        "endsOn", "2028-12-01"));
                said.put(other.getKey(), other.getValue());
                refused(
                        lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/terminations",
                                json.valueToTree(said)),
                        422,
                        other.getKey(),
                        "不定期租赁");
            }
        });
    }

    /** Sealed alike, one went out and one never did: no file of the bundle may be taken for the other. */
    @Test
    void theBundleSaysWhatBecameOfEachLetterAndWhatProvesWhich() throws IOException {
        make("made-0001");
        for (var corrected : new String[] {"made-0002", "made-0003"}) {
            assertThat(post("legal1", "legal-notices", Map.of("kind", KIND, "statement", corrected), corrected)
                            .status())
                    .isEqualTo(201);
        }
        sealed(number + "-T01");
        sealed(number + "-T02");
        posted(number + "-T02");
        proof("other.pdf", "effectiveOn=2028-11-01");
        var before = bundle("legal1").get("index.txt");
        assertThat(line(before, "notices/letters/" + number + "-T02-sealed.pdf"))
                .contains("（已邮寄或者当面送达）", "2028-11-01 寄出或者当面送达（EMS 1234567890）");
        var back = post(
                "legal1",
                "legal-notice-returns",
                Map.of("notice", number + "-T02", "reason", "2028-11-01 拒收退回"),
                "back-00001");
        assertThat(back.status()).as(back.text()).isEqualTo(202);
        proof("receipt.pdf", "subject=" + number + "-T02&effectiveOn=2028-11-01");
        assertThat(end("LESSOR", "2028-11-01", "2028-12-01").status()).isEqualTo(202);

        var files = bundle("legal1");
        var index = files.get("index.txt");
        assertThat(line(index, "notices/letters/" + number + "-T01-sealed.pdf"))
                .contains("解除合同通知书（不定期租赁）", number + "-T01", "2028-11-01 制作", "2028-11-01 用印", "没有发出", "never sent")
                .doesNotContain("已到达");
        assertThat(line(index, "notices/letters/" + number + "-T02-sealed.pdf"))
                .contains("2028-11-01 用印", "2028-11-01 寄出或者当面送达（EMS 1234567890）", "2028-11-01 登记邮寄件退回（2028-11-01 拒收退回）")
                .contains("2028-11-01 到达", "arrived 2028-11-01")
                .doesNotContain("没有发出");
        assertThat(line(index, "notices/letters/" + number + "-T02.pdf")).contains("用印前", "the file before its seal");
        assertThat(line(index, "notices/letters/" + number + "-T03.pdf")).contains("没有用印", "没有发出", "never sealed");
        assertThat(index.lines().filter(line -> line.contains("通知送达证明")))
                .hasSize(2)
                .allMatch(line -> line.contains("所载到达日 2028-11-01"))
                .anyMatch(line -> line.contains("证明通知 " + number + "-T02 "))
                .anyMatch(line -> line.contains("不是本系统所制作的通知的证明"));
        var manifest = json.readTree(files.get("manifest.json")).path("letters");
        assertThat(manifest.findValuesAsText("letter")).containsOnly(number + "-T01", number + "-T02", number + "-T03");
        assertThat(manifest.findValuesAsText("is"))
                .containsOnly("UNSEALED", "SEALED", "PROOF")
                .containsOnlyOnce("PROOF");
        assertThat(manifest).anySatisfy(file -> {
            assertThat(file.path("path").asText()).isEqualTo("notices/letters/" + number + "-T02-sealed.pdf");
            assertThat(file.path("state").asText()).isEqualTo("ARRIVED");
        });
        assertThat(bundle("manager1").get("index.txt"))
                .as("how it was handed over, and why it came back, can name people")
                .contains(number + "-T02")
                .doesNotContain("EMS 1234567890", "拒收退回");
    }

    private static String line(String index, String path) {
        return index.lines()
                .filter(line -> line.startsWith(path + "  "))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> bundle(String user) throws IOException {
        var files = new HashMap<String, String>();
        var body = WholeLease.ask(port, user, number).body();
        try (var in = new ZipInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private Http.Answer make(String key) {
        var made = post("legal1", "legal-notices", Map.of("kind", KIND), key);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private void sealed(String letter) {
        var answer =
                post("legal1", "legal-notice-seals", Map.of("notice", letter, "password", "legal1"), "seal-" + letter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private void posted(String letter) {
        var answer = post(
                "legal1", "legal-notice-postings", Map.of("notice", letter, "how", "EMS 1234567890"), "post-" + letter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private void proof(String fileName, String said) {
        var answer = lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=" + fileName + "&" + said,
                SmallPdf.of(fileName),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private Http.Answer end(String by, String arrivedOn, String endsOn) {
        return lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/terminations",
                json.valueToTree(Map.of(
                        "ground",
                        "INDEFINITE",
                        "by",
                        by,
                        "explanation",
                        "不再续用",
                        "noticeArrivedOn",
                        arrivedOn,
                        "proof",
                        "签收记录",
                        "endsOn",
                        endsOn)));
    }

    private Http.Answer post(String user, String door, Map<String, ?> body, String key) {
        return lease.post(
                user,
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static void refused(Http.Answer answer, int status, String field, String text) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(text);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo(field);
    }

    private JsonNode letters() {
        return lease.call("manager1", "GET", "/api/leases/" + number + "/legal-notices", null)
                .body()
                .path("notices");
    }

    private void at(String time) {
        lease.at(OffsetDateTime.parse(time).toInstant(), number);
    }

    /** Without white space in the Chinese, for lines break where they must. */
    private String text(String letter) throws IOException {
        var pdf = lease.bytes("legal1", "/api/leases/" + number + "/legal-notices/" + letter + ".pdf");
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("(?<=[^A-Za-z0-9,.()])\\s+|\\s+(?=[^A-Za-z0-9,.()])", "")
                    .replaceAll("\\s+", " ");
        }
    }
}
