package dev.serverlease.papercheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever holds a paper learns whether to rely on it, and whoever does not hold it learns nothing. */
@ServerLeaseTest
class PaperCheckTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void aDraftIsTheNewestThenSupersededAndTheSignedOneIsTheValidOne() {
        var application = lease.application();
        var number = lease.toBeSigned(application);
        var first = marks(number).get(0);
        assertThat(check(number, first).text())
                .contains("编号与摘要相符", "服务器租赁合同第 1 稿", "最新的一稿，没有由双方签署", "Lease contract, draft 1");

        clock.set(clock.instant().plus(Duration.ofMinutes(90)));
        redrafted(number, application);
        var second = marks(number).get(1);
        assertThat(second).isNotEqualTo(first);
        assertThat(check(number, first).text())
                .contains("第 1 稿", "自2026年12月1日 10:30起已被新的文本取代", "superseded by a newer one since 1 Dec 2026")
                .doesNotContain("最新的一稿", "第 2 稿");
        assertThat(check(number, second).text()).contains("第 2 稿", "最新的一稿，没有由双方签署");

        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(check(number, second).text())
                .as("that one side signed is nobody else's business")
                .contains("没有由双方签署");
        lease.sealForLessor(number);
        lease.runJobs(number);
        assertThat(check(number, second).text())
                .contains("第 2 稿", "双方已签署，2026年12月1日成立：这是有效的一稿", "the valid one")
                .doesNotContain("取代", "示例精密机械");
        assertThat(check(number, first).text()).contains("取代").doesNotContain("有效的一稿");
    }

    @Test
    void anAgreementIsToldFromItsContract() {
        var number = lease.inForce(lease.application());
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        assertThat(lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        var agreement = number + "-B1";
        var mark = marks(agreement).get(0);

        assertThat(check(agreement, mark).text())
                .as("the draft's number is the one that its pages bear")
                .contains("租赁合同的协议（续租、变更或者解除）第 1 稿", "draft 1", "没有由双方签署")
                .doesNotContain("有效的一稿", "第 2 稿", "draft 2");
        assertThat(check(number, marks(number).get(0)).text())
                .as("an agreement does not take the contract's place")
                .contains("服务器租赁合同", "有效的一稿")
                .doesNotContain("取代");
        lease.concludeAgreement(number);
        assertThat(check(agreement, mark).text()).contains("租赁合同的协议（续租、变更或者解除）第 1 稿", "双方已签署");
        assertThat(check(number + "-B9", mark).text()).as("of another number").contains("编号与摘要不相符");
    }

    @Test
    void aDraftThatWasTakenBackOrWhoseCaseEndedIsNotToBeSigned() {
        var number = lease.toBeSigned(lease.application());
        var mark = marks(number).get(0);
        assertThat(isMarked(number)).as("one to be signed").isFalse();
        takenBack(number);
        assertThat(check(number, mark).text())
                .contains("已被收回", "不要签署", "taken back")
                .doesNotContain("最新的一稿");
        assertThat(isMarked(number)).isTrue();

        assertThat(lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", "{\"ground\":\"不再需要\"}")
                        .status())
                .isBetween(200, 204);
        assertThat(check(number, mark).text())
                .contains("已经结束", "不要签署", "has ended")
                .doesNotContain("最新的一稿");
        assertThat(isMarked(number)).isTrue();
    }

    /** Wherever the contract is to be had: the file and the page of the lease say one thing. */
    private boolean isMarked(String number) {
        var path = "/api/leases/" + number + "/contract";
        var headers = lease.callRaw("contract1", "GET", path, null).whole().headers();
        boolean named = headers.firstValue("Content-Disposition").orElseThrow().contains("-not-to-be-signed.pdf");
        assertThat(headers.firstValue("Document-Standing").isPresent()).isEqualTo(named);
        var page =
                lease.call("contract1", "GET", "/desk/leases/" + number, null).text();
        assertThat(page.contains("合同文本（请不要签署）")).isEqualTo(named);
        return named;
    }

    private void takenBack(String number) {
        assertThat(lease.callRaw(
                                "contract1",
                                "POST",
                                "/api/leases/" + number + "/offer-returns",
                                "{\"reason\":\"机型有误\"}")
                        .status())
                .isEqualTo(202);
        var back = lease.complete(
                "contract1", number, "Task_OfferReturned", Map.of("nextStep", "CHANGE", "reason", "机型有误"));
        assertThat(back.status()).as(back.text()).isEqualTo(204);
    }

    private void redrafted(String number, ObjectNode application) {
        takenBack(number);
        ((ObjectNode) application.path("contract"))
                .withObjectProperty("rentPlan")
                .put("dueDays", 10);
        var changed = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        lease.approve("legal1", number);
    }

    private List<String> marks(String number) {
        return jdbc.sql("select mark from lease.paper where number = ? order by position")
                .param(number)
                .query(String.class)
                .list();
    }

    private Http.Answer check(String number, String mark) {
        return lease.callRaw(null, "POST", "/v/" + number, "digest=" + mark, "application/x-www-form-urlencoded");
    }
}
