package dev.serverlease.stage.closing.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.evidence.verify.WholeLease;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.StoredState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An objection that is accepted after the lessor's notice has arrived puts the end in doubt (Civil Code art. 565). */
@ServerLeaseTest
class ObjectionAfterTheNoticeTest {

    private static final AtomicInteger HOURS = new AtomicInteger(8);

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private DoubtReminders reminders;

    private String number;

    /** Each test has an hour of its own, for the lessee's door counts what comes in. */
    @BeforeEach
    void inForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
        itsOwnHour();
    }

    private void itsOwnHour() {
        clock.set(SettableClock.START.plus(Duration.ofHours(HOURS.incrementAndGet())));
    }

    /** Terminated by the lessor; nothing else has happened before. */
    private void ended() {
        clock.set(SettableClock.START);
        number = lease.standing("ended for force majeure", () -> {
            terminated("LESSOR");
            return number;
        });
        itsOwnHour();
    }

    /** And the lessee's objection to that was accepted. */
    private void objectedToTheEnd() {
        clock.set(SettableClock.START);
        number = lease.standing("objected to an end for force majeure", () -> {
            terminated("LESSOR");
            objected("TERMINATION");
            return number;
        });
        itsOwnHour();
    }

    @Test
    void toTheTerminationItHoldsServerAndDataAndTheLegalOfficersAreToFindWhetherTheEndStands() {
        terminated("LESSOR");
        objected("TERMINATION");
        assertThat(lease.lease(number).path("legalHold").asText()).contains("异议成立");
        assertThat(told("END_IN_DOUBT")).contains("认定解除效力");
        assertThat(told("OBJECTION_ANSWERED")).contains("异议成立", "解除是否有效", "您的服务器和数据予以保留");
        assertThat(page()).contains("解除是否有效", "您的服务器和数据予以保留").doesNotContain("正在退租清结");

        var steps = lease.lease(number).path("nextSteps").toString();
        assertThat(steps)
                .contains("认定解除效力", "法务人员", LocalDate.now(clock).plusDays(7).toString())
                .doesNotContain("收回服务器");
        assertThat(jdbc.sql("select count(*) from lease.end_in_doubt where lease_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .as("on the desk of the legal officers")
                .isOne();
        assertThat(desk("ops1")).doesNotContain(lease.taskId(number, "Task_TakeBackServer"));

        found("END_WITHOUT_EFFECT");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.lease(number).path("nextSteps").toString()).doesNotContain("认定解除效力");
        assertThat(index())
                .contains("解除通知", "关停", "认定解除不发生效力", "恢复", "继续履行")
                .doesNotContain("合同终止 The contract ended", "合同终止：");
    }

    @Test
    void toTheSuspensionItDoesSoWhateverGroundTheLessorTerminatedOn() {
        lease.suspendForABreach(number, "2026-12-16");
        terminated("LESSOR");
        objected("SUSPENSION");
        assertThat(lease.lease(number).path("legalHold").asText()).contains("异议成立");
        found("END_EFFECTIVE");
        assertThat(told("END_FOUND")).doesNotContain("通知到达之前支付的款项");
        stored.unchangedBy(() -> {
            var sum = settleRent(Map.of());
            assertThat(sum.status()).as(sum.text()).isEqualTo(422);
            assertThat(sum.body().path("errors").path(0).path("field").asText()).isEqualTo("difference");
            assertThat(sum.text()).contains("不计租金");
        });
        accepted(settleRent(Map.of("difference", "扣除暂停的一日")));
        accepted(settleRent(Map.of("difference", "扣除暂停的一日，更正")));
        assertThat(index()).contains("暂停服务", "本项代替此前的登记");
    }

    @Test
    void theLegalOfficersAreRemindedOfItOnceAndTheManagersToldOnceItIsOverdue() {
        objectedToTheEnd();
        reminders.remind();
        assertThat(told("END_IN_DOUBT")).doesNotContain("尚未认定", "超期");
        clock.set(clock.instant().plus(Duration.ofDays(3)));
        reminders.remind();
        assertThat(told("END_IN_DOUBT")).contains("尚未认定").doesNotContain("超期");
        clock.set(clock.instant().plus(Duration.ofDays(5)));
        reminders.remind();
        var told = told("END_IN_DOUBT");
        assertThat(told).contains("超期未认定");
        reminders.remind();
        assertThat(told("END_IN_DOUBT")).as("once").isEqualTo(told);
        assertThat(lease.lease(number).path("nextSteps").toString()).contains("认定解除效力");
    }

    /** What was found on the first end says nothing of the second. */
    @Test
    void aSecondEndDoesNotShowWhatWasFoundOnTheFirst() {
        objectedToTheEnd();
        found("END_WITHOUT_EFFECT");
        lease.runJobs(number);
        assertThat(page()).contains("继续履行");
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        terminated("LESSOR");
        assertThat(page()).contains("正在退租清结").doesNotContain("日，出租人认定解除不发生效力");
    }

    /** The lessor itself has accepted that it has no ground. */
    @Test
    void acceptedBeforeTheNoticeArrivesNoNoticeIsGivenAnyMore() {
        accepted(post("compliance1", "terminations", byForceMajeure("LESSOR")));
        lease.runJobs(number);
        accepted(keyed("legal-notices", Map.of("kind", "TERMINATION")));
        accepted(keyed("legal-notice-seals", Map.of("notice", number + "-T01", "password", "legal1")));
        accepted(keyed("legal-notice-postings", Map.of("notice", number + "-T01", "how", "EMS 1234567890")));
        objected("TERMINATION");
        var today = LocalDate.now(clock).toString();
        lease.handInProof(number, LocalDate.now(clock));
        stored.unchangedBy(() -> {
            var letter = keyed("legal-notices", Map.of("kind", "TERMINATION"));
            assertThat(letter.status()).as(letter.text()).isBetween(400, 499);
        });
        var arrived = lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("arrivedOn", today, "proof", "EMS 1234567890", "note", "另有事由"));
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(409);
        assertThat(arrived.text()).contains("异议已被认定成立", "出租人的解除事由不成立");
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "GROUND_UNFOUNDED", "note", "异议成立")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void whatTheLesseeItselfEndedIsInNoDoubt() {
        lease.suspendForABreach(number, "2026-12-16");
        terminated("LESSEE");
        objected("SUSPENSION");
        assertThat(lease.lease(number).path("legalHold").asText("")).isEmpty();
    }

    @Test
    void onceTheLeaseHasEndedItSaysWhatIsLeftAndThePageStays() {
        ended();
        closed();
        objected("TERMINATION");
        assertThat(lease.lease(number).path("legalHold").asText()).contains("异议成立");
        assertThat(told("OBJECTION_ANSWERED")).contains("您的数据已经返还").doesNotContain("服务器和数据予以保留");
        found("END_WITHOUT_EFFECT");
        assertThat(told("END_FOUND")).contains("您的数据已经返还").doesNotContain("予以保留；", "随即恢复");
        clock.set(clock.instant().plus(Duration.ofDays(800)));
        assertThat(page()).contains("不发生效力", "您的数据已经返还").doesNotContain("租赁已经结束：合同解除", "本页可以查阅至", "服务器和数据予以保留");
        assertThat(index()).contains("认定解除不发生效力").doesNotContain("合同终止：");
    }

    @Test
    void onlyTheSettlementItselfProvesThatThePartiesSettledIt() {
        ended();
        lease.attach("legal1", number, "OTHER", "early.pdf");
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        objected("TERMINATION");
        stored.unchangedBy(() -> refused("early.pdf", "双方了结解除争议的文件"));
        var sales = lease.post(
                "sales1",
                "/api/leases/" + number + "/attachments?fileName=sales.pdf&kind=SETTLEMENT_AGREEMENT&effectiveOn="
                        + LocalDate.now(clock),
                SmallPdf.of("settled"),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(sales.status()).as(sales.text()).isEqualTo(403);
        lease.attach(
                "legal1",
                number,
                "SETTLEMENT_AGREEMENT",
                "before.pdf",
                LocalDate.now(clock).minusDays(1));
        lease.attach("legal1", number, "SETTLEMENT_AGREEMENT", "twice.pdf", LocalDate.now(clock));
        lease.attach("legal1", number, "SETTLEMENT_AGREEMENT", "twice.pdf", LocalDate.now(clock));
        stored.unchangedBy(() -> {
            refused("before.pdf", "2026-12-02");
            refused("twice.pdf", "同名");
        });
        lease.attach("compliance1", number, "SETTLEMENT_AGREEMENT", "settled.pdf", LocalDate.now(clock));
        accepted(settle("settled.pdf"));
        assertThat(index()).containsPattern("双方就解除的效力书面了结，依据 attachments/[0-9a-f-]{36}");
    }

    private static void accepted(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private void refused(String proof, String remedy) {
        var answer = settle(proof);
        assertThat(answer.status()).as(proof + answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(remedy);
    }

    private Http.Answer settle(String proof) {
        return post(
                "legal1", "end-findings", Map.of("finding", "SETTLED_BY_PARTIES", "reason", "双方和解", "proof", proof));
    }

    private Http.Answer settleRent(Map<String, String> more) {
        var said = new HashMap<String, String>(Map.of(
                "what", "RENT",
                "rentOwed", "1000.00",
                "rentPaid", "1000.00",
                "setOff", "0.00",
                "amount", "0.00",
                "paidOn", LocalDate.now(clock).toString(),
                "note", "互不相欠"));
        said.putAll(more);
        return lease.post(
                "sales1",
                "/api/leases/" + number + "/settlements",
                json.valueToTree(said).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private void terminated(String party) {
        lease.attach("compliance1", number, "OTHER", "flood.pdf");
        accepted(post("compliance1", "terminations", byForceMajeure(party)));
        lease.runJobs(number);
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of(
                        "arrivedOn",
                        LocalDate.now(clock).toString(),
                        "proof",
                        "EMS 1234567890",
                        "note",
                        "洪水为答复以后发生的新的事实")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    private Map<String, String> byForceMajeure(String party) {
        return Map.of(
                "ground",
                "FORCE_MAJEURE",
                "by",
                party,
                "knownSince",
                LocalDate.now(clock).toString(),
                "explanation",
                "洪水，见 flood.pdf");
    }

    private void objected(String against) {
        lease.object(number, against);
        accepted(post(
                "legal1", "objection-answers", Map.of("objection", 1, "decision", "ACCEPTED", "answer", "经核实成立。")));
    }

    private void closed() {
        var today = LocalDate.now(clock).toString();
        LeaseDriver.expectDone(
                lease.complete("ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", today, "note", "已收回")));
        lease.attach("ops1", number, "DATA_RETURN_PROOF");
        LeaseDriver.expectDone(lease.complete(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", today,
                        "how", "RETURNED",
                        "logsKeptUntil", "2027-08-01",
                        "impactAssessmentKeptUntil", "2030-08-01",
                        "note", "已返还")));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    private void found(String finding) {
        accepted(post("legal1", "end-findings", Map.of("finding", finding, "reason", "没有解除事由")));
    }

    private Http.Answer keyed(String door, Map<String, String> body) {
        return lease.post(
                "legal1",
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private Http.Answer post(String user, String door, Map<String, ?> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    private String told(String kind) {
        return String.join(
                "\n",
                jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = ? order by id desc")
                        .params(number, kind)
                        .query(String.class)
                        .list());
    }

    private String desk(String user) {
        return lease.call(user, "GET", "/desk", null).text();
    }

    private String page() {
        var link = lease.call("sales1", "POST", "/api/leases/" + number + "/lessee-links", json.createObjectNode());
        assertThat(link.status()).as(link.text()).isLessThan(300);
        return new Signer(port, link.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .body()
                        .path("code")
                        .asText())
                .open()
                .body();
    }

    private String index() {
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(WholeLease.ask(port, "legal1", number).body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("index.txt")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new IllegalStateException("no index");
    }
}
