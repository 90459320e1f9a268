package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Desk, lessee's page and door say of the term and its rent what is true on the day: planned, running, or over. */
@ServerLeaseTest
class TermOnPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void beforeTheHandOverTheEndIsPlannedAndOnceThePlannedDayIsPastThereIsNone() {
        var number = sealed("HANDOVER", "2026-12-03");
        assertThat(desk(number))
                .contains("计划租期至", "2028年12月3日 24:00", "租期自交付之日的次日起算")
                .doesNotContain("租期自该日起算。", "<dt>租期至</dt>");
        var lessee = lessee(number);
        assertThat(lessee.open().body()).contains("计划租期至：2028年12月3日 24:00", "按照合同支付租金：每月人民币18,000.00元", "交付前不计租金");
        clock.set(OffsetDateTime.parse("2026-12-04T09:00:00+08:00").toInstant());
        assertThat(desk(number)).contains("计划交付日已过，服务器尚未交付").doesNotContain("2028年12月3日");
        lessee.identified(() -> code(number));
        assertThat(lessee.open().body()).contains("计划交付日已过，服务器尚未交付").doesNotContain("2028年12月3日");
    }

    @Test
    void aTerminatedLeaseShowsWhenItEndedAndWhenItWasToEnd() {
        var number = lease.inForce(lease.application());
        terminate(number, "FUNDAMENTAL_BREACH");
        assertThat(desk(number))
                .as("until the notice arrives nothing has ended")
                .contains("<dt>租期至</dt>", "2028年10月31日 24:00");
        clock.set(OffsetDateTime.parse("2027-01-02T09:00:00+08:00").toInstant());
        arrived(number, "2027-01-02");

        assertThat(desk(number))
                .contains("合同终止于", "2027年1月2日 24:00", "原约定届满于", "2028年10月31日 24:00")
                .doesNotContain("<dt>租期至</dt>");
        assertThat(lessee(number).open().body()).contains("合同终止于：2027年1月2日 24:00", "原约定届满于：2028年10月31日 24:00");
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2027-01-03T00:00:00+08:00");
        var listed = lease.call("manager1", "GET", "/api/leases?reference=" + reference(number), null);
        assertThat(listed.body().at("/leases/0/termEndsAt").asText()).isEqualTo("2027-01-03T00:00:00+08:00");
    }

    @Test
    void aLeaseThatEndedBeforeTheHandOverHasNoTerm() {
        var number = sealed("HANDOVER", "2027-01-01");
        terminate(number, "AGREED");
        arrived(number, "2026-12-01");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).has("termEndsAt")).isFalse();
        assertThat(lease.call("manager1", "GET", "/api/leases?reference=" + reference(number), null)
                        .body()
                        .at("/leases/0")
                        .has("termEndsAt"))
                .isFalse();
        assertThat(desk(number))
                .contains("合同终止于", "2026年12月1日 24:00", "服务器没有交付")
                .doesNotContain("2029年1月1日");
    }

    @Test
    void afterARenewalDeskAndPageSayFromWhenToWhenEachRentCountsAndTheNoticeOfExpiryHasItsTime() {
        var number = lease.inForce(lease.application());
        assertThat(lessee(number).open().body())
                .contains("书面提示租期的届满日期和届满时的办理方式", "2028年9月29日 24:00")
                .as("one rent throughout")
                .contains("按照合同支付租金：每月人民币18,000.00元，");
        assertThat(desk(number)).contains("期满通知期限", "2028年9月29日 24:00");
        lease.at(OffsetDateTime.parse("2028-10-02T09:00:00+08:00").toInstant(), number);
        assertThat(desk(number)).doesNotContain("2028年11月1日至");
        assertThat(lease.call(
                                "sales1",
                                "POST",
                                "/api/leases/" + number + "/renewals",
                                json.valueToTree(
                                        Map.of("termMonths", 12, "monthlyRent", "20000.00", "reference", "XZ-1")))
                        .status())
                .isEqualTo(202);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_RenewalReview", Map.of("answer", "AGREE", "ground", "用途不变")));
        lease.concludeAgreement(number);
        assertThat(desk(number))
                .contains("2026年12月1日至2028年10月31日每月人民币18,000.00元", "2028年11月1日至2029年10月31日每月人民币20,000.00元");
        var lessee = lessee(number);
        assertThat(lessee.open().body())
                .contains(
                        "按照合同支付租金：2026年12月1日至2028年10月31日每月人民币18,000.00元；2028年11月1日至2029年10月31日每月人民币20,000.00元，",
                        "from 1 December 2026 to 31 October 2028 each month CNY 18,000.00; from 1 November 2028 to 31 October"
                                + " 2029 each month CNY 20,000.00");
        clock.set(OffsetDateTime.parse("2028-11-01T09:00:00+08:00").toInstant());
        lessee.identified(() -> code(number));
        assertThat(lessee.open().body()).contains("按照合同支付租金：每月人民币20,000.00元，").doesNotContain("每月人民币18,000.00");
    }

    private String sealed(String basis, String start) {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("rentBasis", basis)
                .put("startDate", start)
                .put("termMonths", 24);
        var number = lease.apply(application);
        lease.approve("legal1", number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    private void terminate(String number, String ground) {
        var asked = lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/terminations",
                json.valueToTree(Map.of(
                        "ground", ground, "by", "LESSOR", "knownSince", "2026-12-01", "explanation", "两次书面要求仍不停止。")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    }

    private void arrived(String number, String day) {
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", day, "proof", "EMS 1")));
    }

    private String desk(String number) {
        return lease.call("manager1", "GET", "/desk/leases/" + number, null).text();
    }

    private String reference(String number) {
        return lease.lease(number).path("reference").asText();
    }

    private Signer lessee(String number) {
        var link = lease.call("sales1", "POST", "/api/leases/" + number + "/lessee-links", json.createObjectNode());
        assertThat(link.status()).as(link.text()).isEqualTo(201);
        return new Signer(port, link.body().path("link").asText()).identified(() -> code(number));
    }

    private String code(String number) {
        return lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                .body()
                .path("code")
                .asText();
    }
}
