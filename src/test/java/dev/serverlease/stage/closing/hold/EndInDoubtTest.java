package dev.serverlease.stage.closing.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.evidence.verify.WholeLease;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rent that was paid in time and booked late: whether the end stands is found, not presumed (Civil Code arts. 565,
 * 722).
 */
@ServerLeaseTest
class EndInDoubtTest {

    private static final Map<String, String> TAKEN_BACK = Map.of("accessRevokedOn", "2026-12-20", "note", "已收回");

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

    private String number;

    /** Its notice is recorded as arrived on the eighteenth, and switched off. */
    @BeforeEach
    void endedForRent() {
        clock.set(SettableClock.START);
        number = lease.standing("ended for rent", this::endForRent);
    }

    private String endForRent() {
        var application = lease.application();
        application.withObjectProperty("contract").put("deposit", "36000.00").put("depositKind", "SECURITY");
        number = lease.inForceForAMonth(application);
        accepted(post(
                "compliance1",
                "rent-defaults",
                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10")));
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_DemandRent",
                Map.of(
                        "demand",
                        json.valueToTree(Map.of(
                                        "amount", "18000.00",
                                        "currency", "CNY",
                                        "overdueSince", "2026-11-10",
                                        "sentOn", "2026-11-30",
                                        "arrivedOn", "2026-12-01",
                                        "proof", "EMS 1",
                                        "periodDays", "15"))
                                .toString())));
        lease.at(Instant.parse("2026-12-16T16:00:00Z"), number);
        clock.set(Instant.parse("2026-12-20T02:00:00Z"));
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeForRent",
                Map.of("answer", "NOTICE", "arrivedOn", "2026-12-18", "proof", "签收记录 2026-12")));
        lease.runJobs(number);
        return number;
    }

    @Test
    void whatTheLegalOfficerFindsDecidesWhetherTheHoldIsLifted() {
        bookedLate();
        stored.unchangedBy(() -> {
            var lifted = lease.call("legal1", "DELETE", path("legal-hold") + "?reason=anything", null);
            assertThat(lifted.status()).as(lifted.text()).isEqualTo(409);
            assertThat(lifted.text()).contains("认定");
            refused(400, "finding", Map.of("reason", "已付清"));
            refused(400, "finding", Map.of("finding", "PERHAPS", "reason", "已付清"));
            refused(400, "reason", Map.of("finding", "END_EFFECTIVE"));
            assertThat(post("ops1", "end-findings", Map.of("finding", "END_EFFECTIVE", "reason", "已核"))
                            .status())
                    .isEqualTo(403);
        });

        lease.claim("ops1", lease.taskId(number, "Task_TakeBackServer"));
        stored.unchangedBy(() -> {
            var back = lease.submit("ops1", lease.taskId(number, "Task_TakeBackServer"), TAKEN_BACK);
            assertThat(back.status()).as(back.text()).isEqualTo(409);
            assertThat(back.text()).contains("B-2", "认定解除效力");
        });

        found("END_EFFECTIVE", "该笔付款已被银行退回");
        assertThat(lease.lease(number).path("legalHold").asText("")).isEmpty();
        LeaseDriver.expectDone(lease.submit("ops1", lease.taskId(number, "Task_TakeBackServer"), TAKEN_BACK));
        assertThat(post("legal1", "end-findings", Map.of("finding", "END_WITHOUT_EFFECT", "reason", "另有说法"))
                        .status())
                .as("nothing is in doubt any more")
                .isEqualTo(409);
    }

    /** The contract did not end: as after an accepted objection, the lease goes on and its server is switched on. */
    @Test
    void foundWithoutEffectTheLeaseGoesOnAndItsServerIsSwitchedOn() {
        bookedLate();
        found("END_WITHOUT_EFFECT", "租金在通知到达之前已经付清");
        assertThat(jdbc.sql("select answer from lease.termination_answer where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("END_WITHOUT_EFFECT");
        stored.unchangedBy(() -> found("END_WITHOUT_EFFECT", "租金在通知到达之前已经付清"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.hasTask(number, "Task_TakeBackServer")).isFalse();
        var now = lease.lease(number);
        assertThat(now.path("legalHold").asText("")).isEmpty();
        assertThat(now.path("timeline").toString())
                .contains("END_FOUND_WITHOUT_EFFECT", "NOT_TERMINATED", "SERVER_SWITCHED_ON", "租金在通知到达之前已经付清");
        assertThat(jdbc.sql("select facts ->> 'rentOverdueSince' from lease.recorded_fact where lease_number = ?"
                                + " and jsonb_exists(facts, 'rentOverdueSince') order by id desc limit 1")
                        .param(number)
                        .query((row, index) -> String.valueOf(row.getString(1)))
                        .single())
                .isEqualTo("null");
        assertThat(told("END_FOUND")).contains("不发生效力", "继续履行");
        assertThat(page()).contains("2026年12月15日", "不发生效力", "继续履行", "租赁正在履行").doesNotContain("停止使用并返还服务器");
        assertThat(desk()).doesNotContain("认定解除效力 Find", "下一步");
    }

    @Test
    void dataIsNeitherErasedNorReturnedBeforeTheFinding() {
        LeaseDriver.expectDone(lease.complete("ops1", number, "Task_TakeBackServer", TAKEN_BACK));
        bookedLate();
        lease.attach("ops1", number, "DATA_RETURN_PROOF");
        lease.claim("ops1", lease.taskId(number, "Task_ReturnData"));
        stored.unchangedBy(() -> {
            var returned = lease.submit(
                    "ops1",
                    lease.taskId(number, "Task_ReturnData"),
                    Map.of(
                            "dataDisposedOn", "2026-12-20",
                            "how", "RETURNED",
                            "logsKeptUntil", "2027-08-01",
                            "impactAssessmentKeptUntil", "2030-08-01",
                            "note", "已返还"));
            assertThat(returned.status()).as(returned.text()).isEqualTo(409);
            assertThat(returned.text()).contains("B-2", "认定");
        });
        found("END_WITHOUT_EFFECT", "已付清");
        assertThat(lease.lease(number).path("legalHold").asText()).contains("B-2");
        stored.unchangedBy(() -> {
            var erased = lease.submit(
                    "ops1",
                    lease.taskId(number, "Task_ReturnData"),
                    Map.of(
                            "dataDisposedOn", "2026-12-20",
                            "how", "ERASED",
                            "logsKeptUntil", "2027-08-01",
                            "impactAssessmentKeptUntil", "2030-08-01",
                            "note", "已删除"));
            assertThat(erased.status()).as(erased.text()).isEqualTo(409);
            assertThat(erased.text()).contains("不发生效力");
            found("END_WITHOUT_EFFECT", "已付清");
        });
        // another hold stays with its own ground
        assertThat(lease.call("legal1", "PUT", path("legal-hold"), json.valueToTree(Map.of("ground", "（2026）沪01民初1号")))
                        .status())
                .isEqualTo(204);
        stored.unchangedBy(() -> {
            refused(400, "proof", Map.of("finding", "SETTLED_BY_PARTIES", "reason", "双方和解"));
            refused(400, "proof", Map.of("finding", "SETTLED_BY_PARTIES", "reason", "双方和解", "proof", "no-such.pdf"));
        });
        settledInWriting();
        assertThat(lease.lease(number).path("legalHold").asText()).isEqualTo("（2026）沪01民初1号");
    }

    @Test
    void officersAndTheLesseeReadWhatWasPaidWhatIsHeldAndWhatComesNext() {
        LeaseDriver.expectDone(lease.complete("ops1", number, "Task_TakeBackServer", TAKEN_BACK));
        bookedLate();
        assertThat(desk()).contains("认定解除效力", "2026-12-15");
        assertThat(told("RENT_RECEIVED")).contains("2026年12月15日", "2026年12月18日", "服务器已经收回，您的数据予以保留");
        assertThat(page()).contains("2026年12月15日", "2026年12月18日", "服务器已经收回，您的数据予以保留");

        found("END_WITHOUT_EFFECT", "租金在通知到达之前已经付清");
        assertThat(desk()).contains("不发生效力", "下一步", "第五百七十七条", "第五百八十四条", "新的租赁");
        assertThat(told("END_FOUND")).contains("不发生效力", "予以保留").doesNotContain("租金在通知到达之前已经付清");
        assertThat(page()).contains("不发生效力").doesNotContain("协助承租人免费导出数据", "正在退租清结");

        assertThat(lease.lease(number).path("nextSteps").toString())
                .as("until it is settled it is somebody's")
                .contains("认定解除效力", "法务人员");
        stored.unchangedBy(() -> {
            var turned = post("legal1", "end-findings", Map.of("finding", "END_EFFECTIVE", "reason", "该笔付款已被银行退回"));
            assertThat(turned.status()).as(turned.text()).isEqualTo(409);
            assertThat(turned.text()).contains("不得单方改判", "双方已经了结");
            var again = post("legal1", "end-findings", Map.of("finding", "END_WITHOUT_EFFECT", "reason", "再说一次"));
            assertThat(again.status()).as(again.text()).isEqualTo(409);
        });
        settledInWriting();
        assertThat(desk()).doesNotContain("认定解除效力");
        assertThat(page()).contains("书面了结", "协助承租人免费导出数据");
    }

    @Test
    void afterTheLeaseHasEndedTheFindingSaysWhatIsLeft() {
        LeaseDriver.expectDone(lease.complete("ops1", number, "Task_TakeBackServer", TAKEN_BACK));
        lease.attach("ops1", number, "DATA_RETURN_PROOF");
        LeaseDriver.expectDone(lease.complete(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", "2026-12-20",
                        "how", "RETURNED",
                        "logsKeptUntil", "2027-08-01",
                        "impactAssessmentKeptUntil", "2030-08-01",
                        "note", "已返还")));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        bookedLate();
        found("END_WITHOUT_EFFECT", "已付清");
        assertThat(desk()).contains("已经结束", "新的租赁");
        assertThat(page()).contains("不发生效力");
        assertThat(lease.lease(number).path("legalHold").asText()).contains("B-2");
    }

    @Test
    void theBundlesIndexTellsOfThePaymentTheFindingsAndWhatWasSettled() throws IOException {
        LeaseDriver.expectDone(lease.complete("ops1", number, "Task_TakeBackServer", TAKEN_BACK));
        bookedLate();
        found("END_WITHOUT_EFFECT", "租金在通知到达之前已经付清");
        settledInWriting();
        settled(Map.of(
                "what", "DEPOSIT",
                "amount", "30000.00",
                "setOff", "6000.00",
                "paidOn", "2026-12-20",
                "note", "抵扣欠付租金 6000.00，依据合同押金条款"));
        settled(Map.of(
                "what", "RENT",
                "rentOwed", "27000.00",
                "rentPaid", "18000.00",
                "setOff", "6000.00",
                "amount", "3000.00",
                "paidOn", "2026-12-20",
                "note", "承租人支付",
                "difference", "双方减免一日"));
        var index = index();
        assertThat(index)
                .contains(
                        "经过和结清 What happened, what was in doubt, and what was settled",
                        "2026-12-15  支付租金 18000.00 CNY（编号 B-2），不晚于解除通知到达之日 2026-12-18；2026-12-20 登记",
                        "no later than the notice of termination arrived on 2026-12-18",
                        "2026-12-20  认定解除不发生效力",
                        "2026-12-20  双方就解除的效力书面了结",
                        "2026-12-20  押金结清：退还 30000.00 CNY，抵扣 6000.00 CNY",
                        "2026-12-20  租金结清：应付 27000.00 CNY，此前已付 18000.00 CNY，以押金抵扣 6000.00 CNY，承租人支付 3000.00 CNY",
                        "The rent was settled: owed 27000.00 CNY",
                        "理由见 ending/ending.json")
                .contains("ending/ending.json")
                .doesNotContain("双方和解", "双方减免一日");
    }

    private void settled(Map<String, String> said) {
        accepted(lease.post(
                "sales1",
                path("settlements"),
                json.valueToTree(said).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString()));
    }

    private String path(String door) {
        return "/api/leases/" + number + "/" + door;
    }

    private Http.Answer post(String user, String door, Map<String, String> body) {
        return lease.call(user, "POST", path(door), json.valueToTree(body));
    }

    private static void accepted(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private void bookedLate() {
        accepted(post(
                "compliance1",
                "rent-payments",
                Map.of("amount", "18000.00", "paidOn", "2026-12-15", "reference", "B-2")));
    }

    private void settledInWriting() {
        lease.attach("legal1", number, "SETTLEMENT_AGREEMENT", "settlement.pdf");
        accepted(post(
                "legal1",
                "end-findings",
                Map.of("finding", "SETTLED_BY_PARTIES", "reason", "双方和解", "proof", "settlement.pdf")));
    }

    private void found(String finding, String reason) {
        accepted(post("legal1", "end-findings", Map.of("finding", finding, "reason", reason)));
    }

    private void refused(int status, String field, Map<String, String> body) {
        var answer = post("legal1", "end-findings", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("errors").path(0).path("field").asText())
                .as(answer.text())
                .isEqualTo(field);
    }

    private String desk() {
        return lease.call("legal1", "GET", "/desk/leases/" + number, null).text();
    }

    private String told(String kind) {
        List<String> told = jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = ?"
                        + " and address is not null order by id desc")
                .param(number)
                .param(kind)
                .query(String.class)
                .list();
        assertThat(told).as(kind).isNotEmpty();
        return told.get(0);
    }

    private String page() {
        var link = lease.call("sales1", "POST", path("lessee-links"), null)
                .body()
                .path("link")
                .asText();
        return new Signer(port, link)
                .identified(() -> lease.call("contract1", "POST", path("lessee-code"), null)
                        .body()
                        .path("code")
                        .asText())
                .open()
                .body();
    }

    private String index() throws IOException {
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(WholeLease.ask(port, "legal1", number).body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("index.txt")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalStateException("no index");
    }
}
