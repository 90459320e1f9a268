package dev.serverlease.stage.inforce.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Leases;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A wrong fact found between the seal and the hand-over: both agree on the change, and nothing is handed over before.
 */
@ServerLeaseTest
class ChangeBeforeHandOverTest {

    private static final Map<String, String> AGREE = Map.of("answer", "AGREE", "ground", "更正不影响合法用途");
    private static final String WRONG = "contract.monthlyRent：17000.00";

    /** 2027-01-01 in China. */
    private static final Instant START_DATE = Instant.parse("2026-12-31T16:00:00Z");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private Agreement agreement;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RentPlans rents;

    @Autowired
    private Leases leases;

    @BeforeEach
    void today() {
        clock.set(SettableClock.START);
    }

    private String sealed() {
        return lease.standing("sealed, with a hand-over in January", () -> sealed(lease.application()));
    }

    private String sealed(ObjectNode application) {
        ((ObjectNode) application.path("contract"))
                .put("startDate", "2027-01-01")
                .put("termMonths", 24);
        var number = lease.concluded(application);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    @Test
    void agreedChangeHoldsAndTheServerIsHandedOverOnItsDay() {
        var number = sealed();
        asked(number, WRONG);
        review("legal1", number);
        assertThat(lease.contractText(number))
                .as("17,000 × 24, and no rent of the old contract is left")
                .contains(
                        "自租金起算之日起，全部服务器的月租金即为人民币17,000.00元（大写：人民币壹万柒仟元整）",
                        "租赁期限24个月的租金合计（含税）为人民币408,000.00元（大写：人民币肆拾万捌仟元整）");
        lease.concludeAgreement(number);

        assertThat(rents(number)).containsExactly("18000.00", "17000.00");
        assertThat(decisions(number)).containsExactly("1 legal-review APPROVE legal1", "2 legal-review APPROVE legal1");
        assertThat(actions(number, "APPROVAL_CARRIED")).isEqualTo(1);
        agreement.holdsFor(number);

        lease.at(START_DATE, number);

        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        agreement.holdsFor(number);
    }

    @Test
    void theServerIsHandedOverOnTheNewDayAndNotOnTheOldOne() {
        var number = sealed();
        clock.set(SettableClock.START.plusSeconds(60));
        asked(number, "起租日：2027-02-01\n租期（月）：36");
        review("legal1", number);
        assertThat(lease.contractText(number))
                .contains(
                        "原合同第十二条《交付》、第十三条《租赁期限》中的“计划交付日（租赁期限首日）”：由“2027年1月1日”变更为“2027年2月1日”",
                        "租赁期限自2027年2月1日起至2030年1月31日止",
                        "租赁期限36个月的租金合计（含税）为人民币648,000.00元");
        lease.concludeAgreement(number);
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2030-02-01T00:00:00+08:00");
        agreement.holdsFor(number);

        lease.at(START_DATE, number);
        assertThat(lease.stage(number)).as("the old day").isEqualTo("ACTIVATION");
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isFalse();

        lease.at(START_DATE.plus(Duration.ofDays(31)), number);
        assertThat(lease.stage(number)).as("the new day").isEqualTo("IN_FORCE");
        var rent = rents.of(leases.get(number)).orElseThrow();
        assertThat(rent.periods(LocalDate.of(2030, 12, 31)))
                .as("no quarter of the old term is left")
                .hasSize(12)
                .first()
                .extracting(RentPeriod::first, RentPeriod::last, RentPeriod::due)
                .containsExactly(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 4, 30), LocalDate.of(2027, 2, 8));
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2030-02-01T00:00:00+08:00");
        agreement.holdsFor(number);
        stored.unchangedBy(() -> assertThat(
                        lease.ask(number, Map.of("kind", "CHANGE", "reason", "延期", "changes", "contract.termMonths：48"))
                                .text())
                .as("in force")
                .contains("申请续租"));
    }

    @Test
    void aStartThatIsPastIsRefused() {
        var number = sealed();
        stored.unchangedBy(() -> {
            var past = lease.ask(
                    number, Map.of("kind", "CHANGE", "reason", "更正", "changes", "contract.startDate：2026-11-30"));
            assertThat(past.status()).as(past.text()).isEqualTo(400);
            assertThat(past.body().findValuesAsText("field")).containsOnly("changes");
            assertThat(past.text()).contains("起租日不得早于今日");
        });
    }

    @Test
    void nothingIsHandedOverWhileTheChangeIsOpen() {
        var number = sealed();
        lease.at(START_DATE.minus(Duration.ofDays(10)), number);
        asked(number, WRONG);
        review("legal1", number);
        lease.at(START_DATE, number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isTrue();
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("变更协议 " + number + "-B1 尚在审查或者签订");

        recheck(number, "");
        assertThat(lease.stage(number)).as("still open").isEqualTo("ACTIVATION");
        assertThat(shown(number)).contains("尚在审查或者签订");

        lease.concludeAgreement(number);
        assertThat(lease.stage(number)).as("it goes on by itself").isEqualTo("IN_FORCE");
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isFalse();
        agreement.holdsFor(number);
    }

    @Test
    void aChangeThatOutlastsThePlannedDayGoesOnToTheNewOne() {
        var number = sealed();
        lease.at(START_DATE.minus(Duration.ofDays(10)), number);
        asked(number, "起租日：2027-02-01");
        review("legal1", number);
        lease.at(START_DATE, number);
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isTrue();

        lease.concludeAgreement(number);
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(jdbc.sql("select what || ' ' || (at at time zone 'Asia/Shanghai')::date"
                                + " from lease.lease l, lease.open_dates(l) where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly("START 2027-02-02");
        agreement.holdsFor(number);

        lease.at(START_DATE.plus(Duration.ofDays(31)), number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void withoutTheChangeAPersonSaysWhyTheServerIsHandedOver() {
        var number = sealed();
        asked(number, WRONG);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "REFUSE", "ground", "租金无误")));
        lease.at(START_DATE, number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");

        var silent = lease.complete(
                "compliance1", number, "Task_FulfilConditions", Map.of("answer", "RECHECK", "proofs", "[]"));
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.text()).contains("没有签订变更协议而按原合同交付的理由");

        recheck(number, "经核对，原合同租金无误");
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(actions(number, "AGREEMENT_KEPT")).isEqualTo(1);
    }

    @Test
    void aChangeThatIsNotSignedInTimeIsOver() {
        var number = sealed();
        asked(number, WRONG);
        review("legal1", number);
        lease.at(SettableClock.START.plus(Duration.ofDays(31)), number);
        assertThat(actions(number, "AGREEMENT_ENDED")).isEqualTo(1);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(lease.ask(number, "CHANGE").status()).as("another one").isEqualTo(201);
    }

    @Test
    void conditionsAndTheirProofsGoOn() {
        var number = withCondition();
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isTrue();
        asked(number, WRONG);
        review("legal1", number);
        lease.concludeAgreement(number);
        assertThat(lease.complete(
                                "compliance1",
                                number,
                                "Task_FulfilConditions",
                                Map.of("answer", "RECHECK", "proofs", "[]"))
                        .text())
                .as("its condition is open")
                .contains("仍在等待");
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");

        var key = jdbc.sql("select decision || '-' || position from lease.condition where lease_number = :number"
                        + " order by decision desc limit 1")
                .param("number", number)
                .query(String.class)
                .single();
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_FulfilConditions",
                Map.of("answer", "RECHECK", "proofs", "[{\"key\": \"" + key + "\", \"proof\": \"平面图编号12\"}]")));
        lease.runJobs(number);
        asked(number, "contract.monthlyRent：16000.00");
        review("legal1", number);
        lease.concludeAgreement(number);
        lease.at(START_DATE, number);
        recheckIfAsked(number);
        assertThat(lease.stage(number)).as("proved before the second change").isEqualTo("IN_FORCE");
    }

    @Test
    void aProofThatWasGivenWhileTheChangeWasOpenNeedsNoSecondHandingIn() {
        var number = withCondition();
        asked(number, WRONG);
        review("legal1", number);
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_FulfilConditions",
                Map.of("answer", "RECHECK", "proofs", "[{\"key\": \"1-1\", \"proof\": \"平面图编号12\"}]")));
        lease.runJobs(number);
        lease.concludeAgreement(number);
        assertThat(lease.hasTask(number, "Task_FulfilConditions"))
                .as("nothing is left to do")
                .isFalse();
        lease.at(START_DATE, number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void aCaseOfTwoOfficersNeedsTwoForItsChange() {
        var shop = lease.sample("shop-without-licence");
        shop.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) shop.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(shop);
        ((ObjectNode) shop.path("contract")).put("startDate", "2027-01-01").put("termMonths", 24);
        var number = lease.apply(shop);
        lease.approve("legal1", number);
        LeaseDriver.expectDone(
                lease.complete("legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意")));
        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        asked(number, "contract.rentPlan.dueDays：10");
        review("legal1", number);
        var again = lease.claim("legal1", lease.taskId(number, "Task_AgreementReview"));
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).contains("须由另一名法务人员再审");
        review("legal2", number);
        lease.concludeAgreement(number);
        assertThat(decisions(number))
                .containsExactly(
                        "1 legal-review APPROVE legal1",
                        "1 second-review APPROVE legal2",
                        "2 legal-review APPROVE legal1",
                        "2 second-review APPROVE legal2");
        lease.at(START_DATE, number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void anEndIsAskedForAtItsOwnDoor() {
        var number = sealed();
        stored.unchangedBy(() -> {
            var end = lease.ask(number, "TERMINATION");
            assertThat(end.status()).isEqualTo(409);
            assertThat(end.text()).contains("提出解除合同");
        });
    }

    @Test
    void terminationEndsTheOpenChange() {
        var number = sealed();
        asked(number, WRONG);
        var ended = lease.callRaw(
                "manager1",
                "POST",
                "/api/leases/" + number + "/terminations",
                "{\"ground\": \"AGREED\", \"by\": \"LESSEE\", \"knownSince\": \"2026-12-01\", \"explanation\": \"双方同意不再租赁\"}");
        assertThat(ended.status()).as(ended.text()).isLessThan(300);
        assertThat(actions(number, "AGREEMENT_ENDED")).isEqualTo(1);
        agreement.holdsFor(number);
    }

    private String withCondition() {
        return lease.standing("sealed with a condition, for the new year", this::sealedWithCondition);
    }

    private String sealedWithCondition() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2027-01-01");
        var number = lease.apply(application);
        var conditions = Map.of(
                "decision", "APPROVE_WITH_CONDITIONS", "ground", "可以", "integrity", "NONE", "conditions", "提交机房平面图");
        LeaseDriver.expectDone(lease.complete("legal1", number, "Task_LegalReview", conditions));
        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        return number;
    }

    private void asked(String number, String changes) {
        Answer asked = lease.ask(number, Map.of("kind", "CHANGE", "reason", "签约后发现填写有误", "changes", changes));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        agreement.holdsFor(number);
    }

    private void review(String officer, String number) {
        LeaseDriver.expectDone(lease.complete(officer, number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
    }

    private void recheck(String number, String note) {
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_FulfilConditions",
                Map.of("answer", "RECHECK", "proofs", "[]", "note", note)));
        lease.runJobs(number);
    }

    private String shown(String number) {
        return lease.call(
                        "compliance1",
                        "GET",
                        "/engine-rest/task/" + lease.taskId(number, "Task_FulfilConditions")
                                + "/form-variables?deserializeValues=false",
                        null)
                .text();
    }

    private void recheckIfAsked(String number) {
        if (lease.hasTask(number, "Task_FulfilConditions")) {
            recheck(number, "");
        }
    }

    private List<String> rents(String number) {
        return jdbc.sql("select content #>> '{contract,monthlyRent}' from lease.application"
                        + " where lease_number = :number order by round")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private List<String> decisions(String number) {
        return jdbc.sql("select round || ' ' || task || ' ' || decision || ' ' || officer from lease.decision"
                        + " where lease_number = :number order by position")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private int actions(String number, String action) {
        return jdbc.sql("select count(*) from lease.audit where lease_number = :number and action = :action")
                .param("number", number)
                .param("action", action)
                .query(Integer.class)
                .single();
    }
}
