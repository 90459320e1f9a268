package dev.serverlease.stage.inforce.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change and an end by agreement: asked for, reviewed, signed by both, and then in effect, once. */
@ServerLeaseTest
class AgreementDoorsTest {

    private static final Map<String, String> AGREE = Map.of("answer", "AGREE", "ground", "不影响合法用途");

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
    private AgreementReminder reminder;

    @Autowired
    private org.camunda.bpm.engine.TaskService tasks;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
    }

    @Test
    void changeHoldsFromItsConclusionAndTheRecordKeepsBoth() {
        var asked = change("contract.monthlyRent：17000.00\ncontract.rentPlan.dueDays：10");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.body().path("number").asText()).isEqualTo(number + "-B1");
        assertThat(asked.body().path("changes")).hasSize(2);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        agreement.holdsFor(number);
        assertThat(lease.contractText(number))
                .contains(
                        "原合同" + article("price")
                                + "中的“月租金”：由“全部服务器每月人民币18,000.00元（大写：人民币壹万捌仟元整）”变更为“全部服务器每月人民币17,000.00元（大写：人民币壹万柒仟元整）”",
                        "原合同" + article("rent") + "中的“最迟于第几日付款”：由“6”变更为“10”",
                        "（当日计入）起，全部服务器的月租金为人民币17,000.00元（大写：人民币壹万柒仟元整）；此前的租金仍按照每月人民币18,000.00元（大写：人民币壹万捌仟元整）计算",
                        "（一）变更之日在2026年12月1日至2026年12月31日之间的：该租赁月共31日，当月租金为人民币18,000.00元×变更之日以前的日数÷31，加人民币17,000.00元×自变更之日起的日数÷31；其后自2027年1月1日至2028年10月31日剩余22个租赁月，租金合计为人民币374,000.00元（大写：人民币叁拾柒万肆仟元整）（含税）",
                        "（二）变更之日在2027年1月1日至2027年1月31日之间的：此前1个租赁月的租金合计为人民币18,000.00元（大写：人民币壹万捌仟元整）（含税）；该租赁月共31日",
                        "（三）变更之日在2027年2月1日至2027年2月28日之间的：此前2个租赁月的租金合计为人民币36,000.00元（大写：人民币叁万陆仟元整）（含税）；该租赁月共28日",
                        "原合同载明的租金合计以及据以计算的金额不再适用：租赁期限至2028年10月31日止的租金合计，变更为上列此前各租赁月、变更当月与其后各租赁月的租金之和",
                        "当期租金因变更产生的差额随下一期租金补付或者从下一期租金中扣减",
                        "编号" + number + "的《服务器租赁合同》")
                .doesNotContain("{{");
        assertThat(rents()).as("before it is signed").containsExactly("18000.00");

        lease.concludeAgreement(number);

        assertThat(rents()).containsExactly("18000.00", "17000.00");
        assertThat(actions("AGREEMENT_CONCLUDED_CHANGE")).isEqualTo(1);
        assertThat(list().path(0).path("state").path("zh").asText()).isEqualTo("已签订");
        assertThat(list().path(0)
                        .path("changes")
                        .path(0)
                        .path("before")
                        .path("zh")
                        .asText())
                .isEqualTo("18000.00");
        assertThat(list().path(0).path("signatures")).hasSize(2);
        agreement.holdsFor(number);
        var page = lease.call("manager1", "GET", "/desk/leases/" + number, null).text();
        assertThat(page).contains(number + "-B1", "<del>18000.00</del>", "<ins>17000.00</ins>");
        assertThat(lease.lease(number).path("termEndsAt").asText())
                .as("its dates stay")
                .isEqualTo("2028-11-01T00:00:00+08:00");
        assertThat(change("contract.monthlyRent：17000.00").status())
                .as("that is agreed already")
                .isEqualTo(400);
    }

    @Test
    void changeThatARuleForbidsIsRefusedBeforeAnythingIsOffered() {
        stored.unchangedBy(() -> {
            var unlawful = change("channel.kind：SELF_BUILT");
            assertThat(unlawful.status()).as(unlawful.text()).isEqualTo(422);
            assertThat(unlawful.text()).contains("不能这样变更");
            var unknown = change("颜色：红");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.body().findValuesAsText("field")).containsOnly("changes");
            assertThat(change("lessee.name：另一公司").text()).contains("另行申请");
            assertThat(change("contract.monthlyRent：很多").status()).isEqualTo(400);
            assertThat(change("").status()).isEqualTo(400);
        });
    }

    /** The lessee gets the agreement, and no warning signs with it (CONTRACT.md 6). */
    @Test
    void whatIsTheLessorsOwnToAssessIsNoTermOfAnAgreement() {
        stored.unchangedBy(() -> {
            for (var own : List.of(
                    "异常情形：ABNORMAL_PRICE",
                    "use.redFlags：ABNORMAL_PRICE",
                    "server.dueDiligenceRef：DD-1",
                    "server.securityPlanRef：SEC-1",
                    "lessee.idVerified：否",
                    "contract.keyTermsHighlighted：是")) {
                var refused = change(own);
                assertThat(refused.status()).as(own + refused.text()).isEqualTo(400);
                assertThat(refused.text()).contains("内部", "使用复核");
            }
        });
    }

    @Test
    void aRefusedAnswerNamesItsFieldOnce() {
        var refused = change("月租金：-5");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text().split("月租金", -1).length - 1)
                .as(refused.text())
                .isEqualTo(refused.text().split("不是金额", -1).length - 1);
    }

    @Test
    void rentThatNoLongerFitsThePriceOfAUnitIsRefused() {
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .put("unitRent", "9000.00")
                .put("taxIncluded", false)
                .put("ownTerms", true);
        application.withObjectProperty("server").put("quantity", 2);
        number = lease.inForce(application);
        stored.unchangedBy(() -> {
            var alone = change("contract.monthlyRent：17000.00");
            assertThat(alone.status()).as(alone.text()).isEqualTo(422);
            assertThat(alone.text()).contains("每台月租金 9000.00 乘以数量 2 不等于月租金 17000.00");
        });
    }

    @Test
    void noOtherPaperOfTheLeasePassesForAnAgreement() {
        var contract = lease.contractDigest(number);
        var ofTheContract = jdbc.sql(
                        "select scan::text from lease.signature where lease_number = ? and party = 'LESSEE'")
                .param(number)
                .query(String.class)
                .single();
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        var first = lease.agreementDigest(number);
        returned();
        assertDone(
                lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "END", "reason", "改为解除")));
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        var second = lease.agreementDigest(number);
        for (var other : List.of(contract, first)) {
            var refused = lease.signForLessee(number, other);
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.text()).contains("不一致");
        }
        var scan = sign(LeaseDriver.onPaper(ofTheContract, second));
        assertThat(scan.status()).as("the contract's scan").isEqualTo(400);
        assertThat(scan.text()).contains("\"field\":\"scan\"", "已经作为", "服务器租赁合同");
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(actions("SIGNATURE_REFUSED")).isEqualTo(3);
        assertThat(list().path(1).path("signatures")).isEmpty();
        assertThat(lease.signForLessee(number, second).status()).isEqualTo(202);
    }

    private Answer sign(Map<String, Object> paper) {
        return lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signatures",
                new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(paper));
    }

    @Test
    void whoeverAnAgreementWaitsForIsRemindedInTime() {
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        reminder.remind();
        assertThat(reminded()).as("not yet").isEmpty();
        clock.set(SettableClock.START.plus(Duration.ofDays(7)));
        reminder.remind();
        reminder.remind();
        assertThat(reminded()).containsExactly("legal-officers 法务审查", "contract1 法务审查");
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        clock.set(SettableClock.START.plus(Duration.ofDays(14)));
        reminder.remind();
        assertThat(reminded())
                .endsWith("contract-officers 承租人签署", "contract1 承租人签署")
                .hasSize(4);
        clock.set(SettableClock.START.plus(Duration.ofDays(28)));
        reminder.remind();
        assertThat(reminded())
                .endsWith("contract-officers 承租人签署", "contract1 承租人签署")
                .hasSize(6);
        assertThat(lease.signForLessee(number, lease.agreementDigest(number)).status())
                .isEqualTo(202);
        clock.set(SettableClock.START.plus(Duration.ofDays(42)));
        reminder.remind();
        assertThat(reminded())
                .endsWith("contract-officers 出租人用印", "contract1 出租人用印")
                .hasSize(8);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .taskDefinitionKey("Task_SealForLessor")
                        .singleResult()
                        .getDueDate())
                .as("shown where it waits")
                .isNotNull();
    }

    @Test
    void whoHoldsOneLeaseKeepsNoReminderOfAnotherUp() throws Exception {
        var held = number;
        assertThat(lease.ask(held, "CHANGE").status()).isEqualTo(201);
        number = lease.inForce(lease.application());
        assertThat(held).as("comes first").isLessThan(number);
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        clock.set(SettableClock.START.plus(Duration.ofDays(7)));
        try (var holder = new HeldLease(held)) {
            reminder.remind();
        }
        assertThat(reminded()).hasSize(2);
        number = held;
        assertThat(reminded()).as("not its turn").isEmpty();
        reminder.remind();
        assertThat(reminded()).hasSize(2);
    }

    private List<String> reminded() {
        return jdbc.sql(
                        "select coalesce(group_id, person) || ' ' || substring(text_zh from '尚待(.*)，期限') from lease.notice"
                                + " where lease_number = ? and kind = 'AGREEMENT_REMINDED' order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    /** Civil Code art. 201: the day does not count, and so the five are Monday to Friday. */
    @Test
    void changeOfTheServerAgreedOnADayOffIsDueWithinTheNextFiveWorkingDays() {
        clock.set(Instant.parse("2026-12-05T02:00:00Z"));
        assertThat(change("server.bandwidthMbps：200").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(lease.lease(number).path("openDates").toString())
                .contains("{\"what\":\"SERVER_CHANGE\",\"at\":\"2026-12-12T00:00");
    }

    @Test
    void changeOfTheServerIsOperationsToMakeAndToRecord() {
        assertThat(changed(clock.instant(), "key-early-1").status())
                .as("nothing is to be changed")
                .isEqualTo(409);
        var asked = change("server.bandwidthMbps：200");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(lease.contractText(number)).contains("自本变更协议成立之日起5个工作日内实施");

        // 1 December 2026 is a Tuesday
        assertThat(lease.lease(number).path("openDates").toString())
                .contains("{\"what\":\"SERVER_CHANGE\",\"at\":\"2026-12-09T00:00");
        var page = lease.call("ops1", "GET", "/desk/leases/" + number, null).text();
        assertThat(page).contains("须按变更协议变更服务器，期限 2026年12月8日 24:00", "变更为“200”", "post-server-changes");
        var desk = "/desk/leases/" + number + "#post-server-changes";
        assertThat(lease.call("ops1", "GET", "/desk", null).text()).contains(desk, "按变更协议变更服务器");
        assertThat(lease.call("contract1", "GET", "/desk", null).text()).doesNotContain(desk);
        assertThat(jdbc.sql("select group_id from lease.notice where lease_number = ? and kind = 'SERVER_CHANGE'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("operations");

        assertThat(changed(clock.instant().plus(Duration.ofDays(1)), "key-0001")
                        .body()
                        .findValuesAsText("field"))
                .containsExactly("doneOn");
        var early = changed(clock.instant().minus(Duration.ofDays(1)), "key-0001");
        assertThat(early.status()).as(early.text()).isEqualTo(400);
        assertThat(early.text()).contains("doneOn", "2026-12-01");
        assertThat(changed(clock.instant(), "key-0001").status()).isEqualTo(204);
        assertThat(changed(clock.instant(), "key-0001").status()).as("a repeat").isEqualTo(204);
        assertThat(changed(clock.instant(), "key-0002").status()).isEqualTo(409);
        assertThat(lease.lease(number).path("openDates").toString()).doesNotContain("SERVER_CHANGE");
        assertThat(lease.call("ops1", "GET", "/desk/leases/" + number, null).text())
                .contains("登记服务器变更完成", "已升级至 200 Mbps")
                .doesNotContain("须按变更协议变更服务器", "id=\"post-server-changes\"");
        assertThat(actions("SERVER_CHANGED")).isEqualTo(1);
        agreement.holdsFor(number);
    }

    private Answer changed(Instant on, String key) {
        var body = "{\"doneOn\":\"" + LocalDate.ofInstant(on, ZoneId.of("Asia/Shanghai"))
                + "\",\"note\":\"已升级至 200 Mbps，OPS-17\"}";
        return lease.post(
                "ops1",
                "/api/leases/" + number + "/server-changes",
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                key);
    }

    @Test
    void endHoldsOnTheAgreedDayWithoutANotice() {
        var asked = lease.ask(number, "TERMINATION");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.concludeAgreement(number);

        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2027-01-01T00:00:00+08:00");
        assertThat(lease.contractText(number)).contains("原合同自2026年12月31日24时解除", "租金已经付清，双方互不补退。");
        agreement.holdsFor(number);
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .contains("依解除协议终止")
                .doesNotContain("继续使用而无异议的");
        assertThat(lease.lease(number).path("openDates").findValuesAsText("what"))
                .as("no review after the end")
                .containsExactly("AGREED_END");
        var more = lease.ask(number, "CHANGE");
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.text()).contains("2026-12-31");

        lease.at(SettableClock.START.plus(Duration.ofDays(30)), number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        lease.at(SettableClock.START.plus(Duration.ofDays(31)), number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("TERMINATED");
        assertThat(lease.hasTask(number, "Task_NoticeOfTermination")).isFalse();
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
    }

    @Test
    void whatCannotBeAgreedIsRefusedInWords() {
        stored.unchangedBy(() -> {
            assertThat(termination("2026-11-30").text()).contains("不得早于今日");
            assertThat(termination("2028-10-31").text()).contains("2028-10-31 届满");
            assertThat(lease.ask(number, Map.of("kind", "RENEWAL", "reason", "续租"))
                            .text())
                    .contains("申请续租");
            assertThat(lease.ask(number, Map.of("kind", "TERMINATION", "reason", "x", "endsOn", "2026-12-31"))
                            .body()
                            .findValuesAsText("field"))
                    .containsExactly("settlement");
            for (var other : List.of("legal1", "compliance1", "ops1")) {
                assertThat(lease.callRaw(other, "POST", "/api/leases/" + number + "/agreements", "{}")
                                .status())
                        .as(other)
                        .isEqualTo(403);
            }
        });
        assertThat(lease.callRaw("sales2", "GET", "/api/leases/" + number + "/agreements", null)
                        .status())
                .isEqualTo(404);
        assertThat(lease.call("contract1", "GET", "/api/leases/" + number + "/agreements/1", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void oneAgreementIsOpenAtATimeAndARepeatIsTheSame() {
        var path = "/api/leases/" + number + "/agreements";
        var body = "{\"kind\":\"CHANGE\",\"reason\":\"双方商定\",\"changes\":\"contract.rentPlan.dueDays：10\"}";
        var key = new String[] {"Idempotency-Key", "agree-0001"};
        var first = lease.post(
                "contract1", path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/json", key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        stored.unchangedBy(() -> {
            var again = lease.post(
                    "contract1", path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/json", key);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body().path("id").asInt()).isEqualTo(1);
            var second = termination("2026-12-31");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.text()).contains(number + "-B1");
        });
        assertThat(lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "REFUSE", "ground", "无必要"))
                        .status())
                .isEqualTo(204);
        assertThat(termination("2026-12-31").status()).isEqualTo(201);
    }

    /** An agreement changes the lease as the contract made it: who signs is verified before it is sealed, and once. */
    @Test
    void anotherSignerOfAnAgreementIsVerifiedBeforeTheSealAndTheNextTimeNotAgain() {
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        assertThat(lease.signByAnother(number, lease.agreementDigest(number)).status())
                .isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isFalse();
        assertDone(lease.verifyIdentity(number, "Task_VerifySigner", "MATCH", ""));
        sealAgreement();
        assertThat(actions("AGREEMENT_CONCLUDED_CHANGE")).isEqualTo(1);
        assertThat(termination("2026-12-31").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        assertThat(lease.signByAnother(number, lease.agreementDigest(number)).status())
                .isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_VerifySigner")).isFalse();
        sealAgreement();
        assertThat(actions("AGREEMENT_CONCLUDED_TERMINATION")).isEqualTo(1);
    }

    private void sealAgreement() {
        assertDone(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor")));
        assertDone(lease.confirmSeal(LeaseDriver.SEALER, number, lease.agreementDigest(number)));
        var values = LeaseDriver.sealed(lease.scanOfBothSeals(number));
        assertDone(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values));
        lease.runJobs(number);
    }

    @Test
    void declinedAgreementIsOfferedAgainOrGivenUpButHasNoApplicationToGoBackTo() {
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        returned();
        var back = lease.complete(
                "contract1", number, "Task_OfferReturned", Map.of("nextStep", "CHANGE", "reason", "内容须修改"));
        assertThat(back.status()).isEqualTo(400);
        assertThat(back.text()).contains("协议没有可以退回的申请");
        assertDone(lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "OFFER_AGAIN")));
        var of = lease.agreementDigest(number);
        assertThat(lease.signForLessee(number, of).status()).isEqualTo(202);
        assertThat(lease.signForLessee(number, of).status())
                .as("a second signature")
                .isEqualTo(409);
        var values = LeaseDriver.sealed(lease.scanOfBothSeals(number));
        var unconfirmed = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values);
        assertThat(unconfirmed.status()).as("without the password again").isEqualTo(403);
        var refusal = new HashMap<>(Map.of("sealing", "REFUSE", "refusal", "CHANGE", "reason", "价格有误"));
        assertThat(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", refusal)
                        .status())
                .isEqualTo(400);
        refusal.put("refusal", "END");
        assertDone(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", refusal));
        assertThat(list().path(0).path("state").path("zh").asText()).isEqualTo("未签订");
        assertThat(rents()).hasSize(1);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** Its refusal ends the lessee's offer (Civil Code art. 478), and the time to conclude it counts anew. */
    @Test
    void anAgreementThatIsToBeSignedAnewHasTheWholePeriodAgain() {
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        assertThat(lease.signForLessee(number, lease.agreementDigest(number)).status())
                .isEqualTo(202);
        var anew = Map.of("sealing", "REFUSE", "refusal", "SIGN_ANEW", "reason", "盖章不清");
        assertDone(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", anew));
        lease.at(SettableClock.START.plus(Duration.ofDays(29)), number);
        assertThat(list().path(0).path("state").path("zh").asText()).isEqualTo("待承租人签署");
        lease.at(SettableClock.START.plus(Duration.ofDays(31)), number);
        assertThat(list().path(0).path("state").path("zh").asText()).isEqualTo("未签订");
    }

    @Test
    void suspendedLeaseCanBeEndedByAgreement() {
        var order = lease.callRaw(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/regulator-orders",
                "{\"reference\":\"R-1\",\"receivedAt\":\"2026-12-01T08:30:00+08:00\",\"authority\":\"上海市通信管理局\",\"orderRef\":\"关停令 1号\",\"content\":\"责令停止\"}");
        assertThat(order.status()).as(order.text()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.concludeAgreement(number);
        agreement.holdsFor(number);
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2027-01-01T00:00:00+08:00");
    }

    @Test
    void closingEndsAnOpenAgreementAndALeaseThatGoesOnCanHaveAnother() {
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        assertDone(lease.complete("legal1", number, "Task_AgreementReview", AGREE));
        lease.runJobs(number);
        var ended = lease.callRaw(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/terminations",
                "{\"ground\":\"FUNDAMENTAL_BREACH\",\"by\":\"LESSOR\",\"knownSince\":\"2026-12-01\",\"explanation\":\"拒不整改\"}");
        assertThat(ended.status()).isEqualTo(202);
        assertThat(list().path(0).path("state").path("zh").asText()).isEqualTo("未签订");
        assertThat(jdbc.sql(
                                "select count(*) from lease.notice where lease_number = ? and kind = 'AGREEMENT_NOT_CONCLUDED'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(409);
        assertThat(lease.signForLessee(number, lease.agreementDigest(number)).status())
                .isEqualTo(409);
        assertDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "AGREED_TO_GO_ON", "note", "双方和解")));
        lease.runJobs(number);
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        agreement.holdsFor(number);
    }

    private void returned() {
        assertThat(lease.callRaw(
                                "contract1",
                                "POST",
                                "/api/leases/" + number + "/offer-returns",
                                "{\"reason\":\"承租人不同意\"}")
                        .status())
                .isEqualTo(202);
    }

    private Answer change(String changes) {
        return lease.ask(number, Map.of("kind", "CHANGE", "reason", "双方商定", "changes", changes));
    }

    /** As the contract at hand calls it. */
    private String article(String clause) {
        return jdbc.sql("select (c->'number'->>'zh') || '《' || (c->'title'->>'zh') || '》' from lease.contract,"
                        + " jsonb_array_elements(lease.text_of(contract)::jsonb->'clauses') c where lease_number = ? and agreement is null"
                        + " and c->>'id' = ? order by version desc limit 1")
                .params(number, clause)
                .query(String.class)
                .single();
    }

    private Answer termination(String endsOn) {
        return lease.ask(
                number, Map.of("kind", "TERMINATION", "reason", "业务调整", "endsOn", endsOn, "settlement", "PAID"));
    }

    private JsonNode list() {
        return lease.call("contract1", "GET", "/api/leases/" + number + "/agreements", null)
                .body();
    }

    private List<String> rents() {
        return jdbc.sql("select content->'contract'->>'monthlyRent' from lease.application where lease_number = ?"
                        + " order by round")
                .param(number)
                .query(String.class)
                .list();
    }

    private long actions(String action) {
        return jdbc.sql("select count(*) from lease.audit where lease_number = ? and action = ?")
                .param(number)
                .param(action)
                .query(Long.class)
                .single();
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }
}
