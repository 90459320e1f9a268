package dev.serverlease.stage.lessee.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to a lease is told to its lessee when it happens, by mail and on its page, and as it is. */
@ServerLeaseTest
class LesseeIsToldTest {

    private static final AtomicInteger MINUTES = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;

    /** Each test has minutes of its own: the door counts what comes in each. */
    @BeforeEach
    void inForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofMinutes(300 + 5L * MINUTES.incrementAndGet())));
    }

    /** Clause suspension: at once afterwards, with the reason; each order is lifted by its own authority. */
    @Test
    void anOrderThatArrivesWhileTheServiceIsOffIsToldAtOnceAndNamedOnThePage() {
        order("O-1", "某市公安局", "关停令1号", "立即停止服务");
        lease.runJobs(number);
        order("O-2", "某区人民法院", "执保7号", "不得删除数据");
        assertThat(told("SERVICE_SUSPENDED"))
                .hasSize(2)
                .last()
                .asString()
                .contains("服务暂停期间，又收到", "命令", "不计租金", "作出命令的机关解除", "异议")
                .doesNotContain("执保7号");
        assertThat(page())
                .contains("某市公安局 关停令1号：立即停止服务", "又于2026年12月1日收到命令：某区人民法院 执保7号：不得删除数据")
                .contains("各项命令均由作出命令的机关解除");
        order("O-2", "某区人民法院", "执保7号", "不得删除数据");
        assertThat(told("SERVICE_SUSPENDED")).as("once for each order").hasSize(2);
    }

    @Test
    void anOrderDuringASuspensionForABreachIsToldWithWhatItChanges() {
        lease.suspendForABreach(number, "2026-12-16");
        order("O-1", "某市公安局", "关停令1号", "立即停止服务");
        assertThat(told("SERVICE_SUSPENDED")).last().asString().contains("因承租人的原因暂停的期间", "法务人员");
        assertThat(page()).contains("与约定不符", "又于2026年12月1日收到命令：某市公安局 关停令1号：立即停止服务");
    }

    @Test
    void anOrderWhileTheTerminationIsUnderWayIsToldToo() {
        terminating();
        order("O-1", "某市公安局", "关停令1号", "立即停止服务");
        assertThat(told("SERVICE_SUSPENDED"))
                .singleElement()
                .asString()
                .contains("依令立即停止服务")
                .doesNotContain("又收到");
        assertThat(page()).contains("于2026年12月1日收到命令：某市公安局 关停令1号：立即停止服务");
    }

    @Test
    void whyTheServiceStoppedAndGoesOnIsSaidAsItIs() {
        lease.suspendForABreach(number, "2026-12-16");
        assertThat(told("SERVICE_SUSPENDED")).last().asString().contains("理由：与约定不符。依据：第八条。");
        LeaseDriver.expectDone(
                lease.complete("compliance1", number, "Task_VerifyCure", Map.of("proof", "已恢复约定用途，抽查记录 3 份")));
        lease.runJobs(number);
        assertThat(told("SERVICE_RESUMED")).last().asString().contains("已确认整改，服务将恢复");
        clock.set(clock.instant().plusSeconds(60));
        order("O-1", "某市公安局", "关停令1号", "立即停止服务");
        lease.runJobs(number);
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted.pdf");
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_VerifyCure", Map.of("answer", "CURED", "proof", "沪公解字〔2026〕3号，2026年12月1日")));
        assertThat(told("SERVICE_RESUMED"))
                .last()
                .asString()
                .contains("命令已解除，服务将恢复")
                .doesNotContain("整改");
    }

    @Test
    void theEndIsTold() {
        terminated();
        assertThat(told("CONTRACT_ENDED"))
                .singleElement()
                .asString()
                .contains("合同 " + number, "2026年12月1日 24:00", "终止", "导出", "返还");
        assertThat(page()).contains("其他通知", "合同 " + number);
    }

    @Test
    void theEndOfATermIsTold() {
        var end = OffsetDateTime.parse("2028-11-01T00:00:00+08:00");
        lease.at(end.minusDays(30).toInstant(), number);
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", "2028-10-02", "proof", "EMS 1234567890")));
        lease.at(end.toInstant(), number);
        assertThat(told("CONTRACT_ENDED")).singleElement().asString().contains("租期届满", "2028年10月31日 24:00");
    }

    /** Civil Code arts. 730, 734: either side may end it any day, with the contract's notice. */
    @Test
    void thatTheLeaseTurnedIndefiniteIsToldAndWhatEitherSideMayDoThen() {
        lease.at(OffsetDateTime.parse("2028-11-01T00:00:00+08:00").toInstant(), number);
        assertThat(told("TURNED_INDEFINITE"))
                .singleElement()
                .asString()
                .contains("不定期租赁", "第七百三十四条", "提前30日", "第七百三十条");
    }

    @Test
    void thatDemandedRentWasPaidIsTold() {
        number = lease.inForceForAMonth(lease.application());
        var overdue = Map.of("amount", "54000.00", "currency", "CNY", "overdueSince", "2026-11-10");
        assertThat(post("compliance1", "rent-defaults", overdue).status()).isEqualTo(202);
        var demand = new HashMap<String, Object>(overdue);
        demand.putAll(Map.of("sentOn", "2026-11-30", "arrivedOn", "2026-12-01", "proof", "挂号信", "periodDays", "15"));
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_DemandRent",
                Map.of("demand", json.valueToTree(demand).toString())));
        paid("B-1", "4000.00");
        assertThat(told("RENT_RECEIVED")).last().asString().contains("人民币4,000.00元", "尚欠人民币50,000.00元");
        paid("B-2", "50000.00");
        assertThat(told("RENT_RECEIVED")).last().asString().contains("已经付清", "不再据此解除合同");
        assertThat(page()).contains("已经付清").doesNotContain("尚欠人民币54,000.00元，已书面催告");
    }

    @Test
    void thatTheDepositIsSettledIsTold() {
        var application = lease.application();
        application.withObjectProperty("contract").put("deposit", "36000.00").put("depositKind", "SECURITY");
        number = lease.inForce(application);
        terminated();
        clock.set(OffsetDateTime.parse("2026-12-12T09:00:00+08:00").toInstant());
        var deposit = Map.of("what", "DEPOSIT", "amount", "36000.00", "paidOn", "2026-12-12", "note", "转账");
        assertThat(post("sales1", "settlements", deposit).status()).isLessThan(300);
        assertThat(told("SETTLED"))
                .singleElement()
                .asString()
                .contains("押金已登记于2026年12月12日结清", "承租人页面")
                .doesNotContain("转账");
    }

    private void order(String reference, String authority, String orderRef, String content) {
        var answer = post(
                "compliance1",
                "regulator-orders",
                Map.of(
                        "reference", reference,
                        "authority", authority,
                        "orderRef", orderRef,
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", content));
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    private void terminating() {
        var breach = Map.of(
                "ground",
                "FUNDAMENTAL_BREACH",
                "by",
                "LESSOR",
                "explanation",
                "两次书面要求仍不改正",
                "knownSince",
                "2026-12-01");
        var answer = post("compliance1", "terminations", breach);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private void terminated() {
        terminating();
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1")));
        lease.runJobs(number);
    }

    private void paid(String reference, String amount) {
        var answer = post(
                "compliance1",
                "rent-payments",
                Map.of("amount", amount, "paidOn", "2026-12-01", "reference", reference));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private String page() {
        var answer = post("sales1", "lessee-links", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Signer(port, answer.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .body()
                        .path("code")
                        .asText())
                .open()
                .body();
    }

    private Http.Answer post(String user, String door, Map<String, ?> body) {
        return lease.post(
                user,
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** What went to the lessee's own address, the oldest first. */
    private List<String> told(String kind) {
        return jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = ? and address is not null"
                        + " order by id")
                .params(number, kind)
                .query(String.class)
                .list();
    }
}
