package dev.serverlease.stage.inforce.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is decided before a term ends: the objection, the renewal, or nothing, which makes the lease indefinite. */
@ServerLeaseTest
class RenewalTest {

    /** The term of the sample: 2026-11-01 until 2028-10-31. */
    private static final OffsetDateTime END = OffsetDateTime.parse("2028-11-01T00:00:00+08:00");

    /** Until when the lessee is to be reminded of it. */
    private static final OffsetDateTime REMIND_BY = OffsetDateTime.parse("2028-09-30T00:00:00+08:00");

    private static final Map<String, String> AGREE = Map.of("answer", "AGREE", "ground", "用途未变，许可有效");

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
    private org.camunda.bpm.engine.ManagementService management;

    @Autowired
    private TermAlarm alarm;

    @Autowired
    private dev.serverlease.testing.Agreement agreement;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
    }

    @Test
    void renewedTwiceItIsNoticedEachTimeAndEndsWithTheLastTerm() {
        at(END.minusDays(60).minusSeconds(1));
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
        at(END.minusDays(60));
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isTrue();
        renewFor(12);
        assertThat(termEndsAt()).isEqualTo("2029-11-01T00:00:00+08:00");
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();

        at(END);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(actions()).doesNotContain("HELD_OVER");
        at(END.plusYears(1).minusDays(60).minusSeconds(1));
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
        at(END.plusYears(1).minusDays(60));
        renewFor(6);
        assertThat(termEndsAt()).isEqualTo("2030-05-01T00:00:00+08:00");

        var end = OffsetDateTime.parse("2030-05-01T00:00:00+08:00");
        at(end.minusDays(30));
        assertDone(object("2030-04-01"));
        at(end.minusSeconds(1));
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        at(end);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("EXPIRED");
        assertThat(timers("Timer_TermEnds", "Timer_ExpiryNoticeDue")).isZero();
    }

    @Test
    void renewedTermsFactsAreThoseOfTheNewTerm() {
        at(END.minusDays(30));
        var body = body(12);
        body.put("monthlyRent", "20000.00");
        assertThat(renew("sales1", body).status()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(jdbc.sql(
                                "select facts->>'startDate' || ' ' || (facts->>'termMonths') || ' ' || (facts->>'monthlyRent')"
                                        + " from lease.recorded_fact where lease_number = ? and section = 'contract'")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("2028-11-01 12 20000");
    }

    @Test
    void aRequestBeforeTheReminderIsKeptUntilItsReview() {
        assertThat(renew("sales1", body(12)).status()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_RenewalReview")).isFalse();
        assertThat(page()).contains("已申请续租", "自2028年9月2日起审查").contains("post-renewals\"");
        agreement.holdsFor(number);
        at(END.minusDays(60));
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
        assertThat(lease.hasTask(number, "Task_RenewalReview")).isTrue();
        assertThat(page()).contains("已申请续租，等待审查").doesNotContain("post-renewals\"");
        assertThat(jdbc.sql("select count(*) from lease.findings where lease_number = ? and occasion = 'RENEWAL'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .as("of the request, and of the day of its review")
                .isEqualTo(2);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(termEndsAt()).isEqualTo("2029-11-01T00:00:00+08:00");
    }

    @Test
    void whatWaitsForItsReviewIsReplacedOnlyByWhoSaysSoAndTheRecordKeepsBoth() {
        assertThat(renew("sales1", body(12).put("monthlyRent", "17000.00")).status())
                .isEqualTo(202);
        stored.unchangedBy(() -> {
            var unaware = renew("manager1", body(24));
            assertThat(unaware.status()).as(unaware.text()).isEqualTo(409);
            assertThat(unaware.body().path("errors").findValuesAsText("field")).containsExactly("replace");
            assertThat(unaware.text()).contains("XZ-12", "12 个月", "17000.00", "sales1", "2026年12月1日", "replace");
            assertThat(renew("manager1", body(24).put("replace", false)).status())
                    .isEqualTo(409);
            assertThat(renew("sales1", body(12).put("monthlyRent", "17000.00")).status())
                    .as("the same request")
                    .isEqualTo(202);
        });
        assertThat(renew("manager1", body(24).put("replace", true)).status()).isEqualTo(202);
        stored.unchangedBy(() -> assertThat(renew("manager1", body(24)).status())
                .as("the same request")
                .isEqualTo(202));
        assertThat(jdbc.sql(
                                "select r.reference || ' ' || coalesce(d.decision || ' ' || d.officer, '') from lease.renewal r"
                                        + " left join lease.renewal_decision d using (lease_number, position)"
                                        + " where lease_number = ? order by position")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("XZ-12 REPLACED manager1", "XZ-24 ");
        assertThat(actions()).contains("RENEWAL_REPLACED");
        assertThat(page()).contains("业务编号 XZ-24", "续租申请被代替").doesNotContain("业务编号 XZ-12");
        at(END.minusDays(60));
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(termEndsAt()).isEqualTo("2030-11-01T00:00:00+08:00");
    }

    @Test
    void outsideTheTermItIsRefusedAndSaysWhenItCanBeAskedFor() {
        var other = lease.inReview(lease.application());
        stored.unchangedBy(() -> {
            var answer = lease.call("sales1", "POST", "/api/leases/" + other + "/renewals", body(12));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("法务审查", "交付服务器之后");
        });
        clock.set(END.toInstant());
        stored.unchangedBy(() -> {
            var late = renew("sales1", body(12));
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.text()).contains("2028年10月31日 24:00", "另行申请");
        });
    }

    @Test
    void aLeaseWithoutRenewalIsNotRenewed() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("renewal", "NONE");
        number = lease.inForce(application);
        stored.unchangedBy(() -> {
            var answer = renew("sales1", body(12));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("约定不续租", "重新提出申请");
        });
        assertThat(page()).doesNotContain("post-renewals\"");
    }

    private String page() {
        return lease.call("sales1", "GET", "/desk/leases/" + number, null).text();
    }

    @Test
    void twentyYearsAreTheMostFromTheRenewal() {
        at(END.minusDays(30));
        stored.unchangedBy(() -> {
            var tooLong = renew("sales1", body(241));
            assertThat(tooLong.status()).isEqualTo(422);
            assertThat(tooLong.text()).contains("contract.term-cap").contains("第七百零五条");
        });
        assertThat(renew("sales1", body(240)).status()).isEqualTo(202);
    }

    @Test
    void invalidRenewalIsRefused() {
        at(END.minusDays(30));
        stored.unchangedBy(() -> {
            assertThat(renew("sales1", body(0)).status()).isEqualTo(400);
            assertThat(renew("sales1", json.createObjectNode().put("termMonths", 12))
                            .status())
                    .isEqualTo(400);
            assertThat(renew("sales1", body(12).put("approved", true)).status()).isEqualTo(400);
        });
    }

    @Test
    void otherUsersCannotRenew() {
        at(END.minusDays(30));
        stored.unchangedBy(() -> {
            assertThat(renew("sales2", body(12)).status()).isEqualTo(404);
            assertThat(renew("legal1", body(12)).status()).isEqualTo(403);
            assertThat(renew("compliance1", body(12)).status()).isEqualTo(403);
        });
        assertThat(renew("manager1", body(12)).status()).isEqualTo(202);
    }

    @Test
    void requestingTwiceIsIdempotent() {
        at(END.minusDays(30));
        assertThat(renew("sales1", body(12)).status()).isEqualTo(202);
        stored.unchangedBy(() -> {
            assertThat(renew("sales1", body(12)).status()).as("the same").isEqualTo(202);
            var other = renew("sales1", body(24).put("reference", "XZ-12"));
            assertThat(other.status()).as("another under its reference").isEqualTo(409);
            assertThat(other.text()).contains("XZ-12").contains("已用于");
            assertThat(renew("sales1", body(12).put("monthlyRent", "1.00")).status())
                    .isEqualTo(409);
            assertThat(renew("sales1", body(24)).status())
                    .as("another while one is reviewed")
                    .isEqualTo(409);
        });
        assertThat(lease.hasTask(number, "Task_RenewalReview")).isTrue();
    }

    @Test
    void renewalTakesPlaceOnlyWhenBothHaveSignedItsAgreement() {
        at(END.minusDays(30));
        assertThat(renew("sales1", body(5)).status()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.runJobs(number);
        assertThat(termEndsAt()).isEqualTo("2028-11-01T00:00:00+08:00");
        agreement.holdsFor(number);
        assertThat(lease.contractText(number))
                .contains("续租5个月，自2028年11月1日起至2029年3月31日止", "5个月合计（含税）人民币", "编号" + number + "的《服务器租赁合同》");
        assertThat(lease.signForLessee(number, lease.contractDigest(number)).status())
                .as("the contract is signed long since")
                .isEqualTo(422);

        lease.concludeAgreement(number);
        assertThat(termEndsAt()).isEqualTo("2029-04-01T00:00:00+08:00");
        assertThat(actions()).containsOnlyOnce("AGREEMENT_CONCLUDED_RENEWAL");
        agreement.holdsFor(number);
    }

    @Test
    void renewalNotSignedInTimeDoesNotTakePlaceAndTheObjectionIsStillPossible() {
        at(END.minusDays(30));
        assertThat(renew("sales1", body(12)).status()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();

        at(END.minusDays(3).minusSeconds(1));
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
        at(END.minusDays(3));
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isTrue();
        assertThat(actions()).containsOnlyOnce("AGREEMENT_ENDED");
        assertThat(lease.signForLessee(number, lease.agreementDigest(number)).status())
                .isEqualTo(409);
        assertDone(object("2028-10-29"));
        at(END);
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void sealedBySomebodyElseThanWhoAgreedToTheRenewal() {
        at(END.minusDays(30));
        assertThat(renew("sales1", body(12)).status()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.runJobs(number);
        at(END.minusDays(4));
        assertThat(lease.signForLessee(number, lease.agreementDigest(number)).status())
                .isEqualTo(202);
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('legal1', 'contract-officers')")
                .update();
        try {
            assertThat(lease.claim("legal1", lease.taskId(number, "Task_SealForLessor"))
                            .status())
                    .isEqualTo(403);
        } finally {
            jdbc.sql("delete from act_id_membership where user_id_ = 'legal1' and group_id_ = 'contract-officers'")
                    .update();
        }
        // bound until the term ends, which is before the working days of an offer are over
        at(END.minusDays(1));
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
        at(END);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isTrue();
    }

    @Test
    void renewalBringsNewAnswersCheckedAnewAndTheRecordKeepsBoth() {
        at(END.minusDays(30));
        stored.unchangedBy(() -> {
            var unlawful = renew("sales1", body(12).put("changes", "channel.kind：SELF_BUILT"));
            assertThat(unlawful.status()).as(unlawful.text()).isEqualTo(422);
            var unknown = renew("sales1", body(12).put("changes", "颜色：红"));
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.body().findValuesAsText("field")).contains("changes");
            assertThat(renew("sales1", body(12).put("changes", "lessee.name：另一公司"))
                            .status())
                    .isEqualTo(400);
        });
        var asked = renew("sales1", body(12).put("changes", "contract.rentPlan.dueDays：10"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(lease.contractText(number)).contains("承租人应当最迟于每期第10日", "变更为“10”");
        assertThat(jdbc.sql(
                                "select content->'contract'->'rentPlan'->>'dueDays' from lease.application where lease_number = ?"
                                        + " order by round")
                        .param(number)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .last()
                .isEqualTo("10");
        assertThat(termEndsAt()).isEqualTo("2029-11-01T00:00:00+08:00");
    }

    /** The renewal prevails over the contract, so that it says the days for payment too. */
    @Test
    void renewalStatesTheDaysForPaymentThatTheContractStates() {
        at(END.minusDays(30));
        var asked =
                renew("sales1", body(12).put("changes", "contract.rentPlan.period：按月\ncontract.rentPlan.dueDays：5"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.concludeAgreement(number);
        assertThat(lease.contractText(number)).contains("每1个租赁月为一期，承租人应当最迟于每期第5日（首日为第1日，至当日24时止）支付该期租金");
    }

    @Test
    void noticeDueAfterTheTermOpensNoTask() {
        // the job executor stood still for a month, and took the end first
        clock.set(END.toInstant());
        executeTimer("Timer_TermEnds");
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isTrue();
        // an indefinite lease has no end to give notice of: the timer asks the row, and waits for a day that is not set
        executeTimer("Timer_ExpiryNoticeDue");
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(timers("Timer_ExpiryNoticeDue")).isEqualTo(1);
    }

    @Test
    void peopleAreToldOfATermThatEndsUnansweredAndOfTheHoldover() {
        at(END.minusDays(7).minusSeconds(1));
        alarm.look();
        assertThat(told()).isEmpty();
        at(END.minusDays(7));
        alarm.look();
        alarm.look();
        assertThat(told())
                .containsExactly("compliance-officers 将于 2028年10月31日 24:00 届满", "sales1 将于 2028年10月31日 24:00 届满");
        at(END);
        alarm.look();
        alarm.look();
        assertThat(told()).hasSize(4).last().asString().contains("sales1");
    }

    /** A notice about a lease waits for whoever holds it. */
    @Tag("nightly")
    @Test
    void whoHoldsOneLeaseKeepsNoAlarmAboutAnotherUp() throws Exception {
        var held = number;
        number = lease.inForce(lease.application());
        at(END.minusDays(7));
        try (var holder = new HeldLease(held)) {
            alarm.look();
        }
        assertThat(told()).hasSize(2);
        number = held;
        assertThat(told()).as("not its turn").isEmpty();
        alarm.look();
        assertThat(told()).hasSize(2);
    }

    @Test
    void noAlarmAboutTheEndAfterAnObjection() {
        at(END.minusDays(30));
        assertDone(object("2028-10-02"));
        at(END.minusDays(7));
        alarm.look();
        assertThat(told()).isEmpty();
    }

    @Test
    void tasksShowTheLastDayForTheReminderAndThenTheEndOfTheTermAsTheirDate() {
        at(END.minusDays(60));
        assertThat(dueDate("Task_ExpiryNotice"))
                .as("thirty days before the end are 1 October, a holiday after a weekend")
                .isEqualTo(REMIND_BY.toInstant());
        assertThat(dates("EXPIRY_NOTICE")).containsExactly("2028-09-30T00:00:00+08:00");
        assertDone(lease.complete(
                "compliance1", number, "Task_ExpiryNotice", Map.of("answer", "NOTIFIED", "note", "邮件 M-1")));
        lease.runJobs(number);
        assertThat(dates("EXPIRY_NOTICE")).isEmpty();
        assertThat(dueDate("Task_ExpiryNotice")).isEqualTo(END.toInstant());
        assertThat(renew("sales1", body(12)).status()).isEqualTo(202);
        assertThat(dueDate("Task_RenewalReview")).isEqualTo(END.toInstant());
    }

    @Test
    void aReviewIsDueBeforeTheReminderIs() {
        at(END.minusDays(60));
        assertThat(renew("sales1", body(12)).status()).isEqualTo(202);
        assertThat(dueDate("Task_RenewalReview")).isEqualTo(REMIND_BY.toInstant());
    }

    @Test
    void inAShortLeaseTheReminderIsATaskAtOnce() {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("termMonths", 1)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        number = lease.inForce(application);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isTrue();
        agreement.holdsFor(number);
    }

    @Test
    void aReminderThatIsNotGivenIsAskedForAndThenToldToTheManagers() {
        at(REMIND_BY.minusDays(7).minusSeconds(1));
        alarm.look();
        assertThat(reminded()).isEmpty();
        at(REMIND_BY.minusDays(7));
        alarm.look();
        alarm.look();
        assertThat(reminded()).containsExactly("compliance-officers");
        at(REMIND_BY);
        alarm.look();
        alarm.look();
        assertThat(reminded()).containsExactly("compliance-officers", "compliance-officers", "managers");
        assertDone(lease.complete(
                "compliance1", number, "Task_ExpiryNotice", Map.of("answer", "NOTIFIED", "note", "邮件 M-1")));
        at(REMIND_BY.plusDays(1));
        alarm.look();
        assertThat(reminded()).hasSize(3);
    }

    private List<String> reminded() {
        return jdbc.sql(
                        "select group_id from lease.notice where lease_number = ? and kind = 'EXPIRY_NOTICE_DUE' order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    private List<String> dates(String what) {
        return StreamSupport.stream(lease.lease(number).path("openDates").spliterator(), false)
                .filter(date -> date.path("what").asText().equals(what))
                .map(date -> date.path("at").asText())
                .toList();
    }

    private java.time.Instant dueDate(String taskKey) {
        return jdbc.sql("select due_date_ from act_ru_task where id_ = ?")
                .param(lease.taskId(number, taskKey))
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    private void executeTimer(String timer) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId(timer)
                .singleResult()
                .getId());
    }

    private List<String> told() {
        return jdbc.sql("select coalesce(group_id, person) || ' ' || coalesce(substring(text_zh from '将于.*?届满'), '不定期')"
                        + " from lease.notice where lease_number = ? and kind = 'TERM_ENDING' order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    @Test
    void refusedRenewalGoesBackToTheNotice() {
        at(END.minusDays(30));
        assertThat(renew("sales1", body(12)).status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
        assertThat(lease.complete("legal1", number, "Task_RenewalReview", Map.of("answer", "REFUSE"))
                        .status())
                .isEqualTo(400);
        assertDone(
                lease.complete("legal1", number, "Task_RenewalReview", Map.of("answer", "REFUSE", "ground", "用途存疑")));
        assertThat(termEndsAt()).isEqualTo("2028-11-01T00:00:00+08:00");
        assertDone(object("2028-10-02"));
        at(END);
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void whoeverAskedForItDoesNotReviewIt() {
        at(END.minusDays(30));
        assertThat(renew("manager1", body(12)).status()).isEqualTo(202);
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('manager1', 'legal-officers')")
                .update();
        try {
            assertThat(lease.complete("manager1", number, "Task_RenewalReview", AGREE)
                            .status())
                    .isEqualTo(403);
        } finally {
            jdbc.sql("delete from act_id_membership where user_id_ = 'manager1' and group_id_ = 'legal-officers'")
                    .update();
        }
        assertThat(termEndsAt()).isEqualTo("2028-11-01T00:00:00+08:00");
    }

    @Test
    void lesseeWhoWasToldMayStillAskForTheRenewal() {
        at(END.minusDays(30));
        assertDone(lease.complete(
                "compliance1", number, "Task_ExpiryNotice", Map.of("answer", "NOTIFIED", "note", "邮件 M-1")));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isTrue();
        renewFor(12);
        assertThat(termEndsAt()).isEqualTo("2029-11-01T00:00:00+08:00");
    }

    @Test
    void objectionNeedsItsDayAndItsProof() {
        at(END.minusDays(30));
        var proof = "EMS 1234567890";
        for (var wrong : List.of(
                Map.of("answer", "OBJECT", "servedOn", "2028-10-02"),
                Map.of("answer", "OBJECT", "proof", proof),
                Map.of("answer", "OBJECT", "servedOn", "2028-10-03", "proof", proof),
                Map.of("answer", "OBJECT", "servedOn", "soon", "proof", proof),
                Map.of("answer", "SILENCE"))) {
            assertThat(lease.complete("compliance1", number, "Task_ExpiryNotice", wrong)
                            .status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertDone(object("2028-10-02"));
    }

    @Test
    void afterTheObjectionThereIsNothingToRenew() {
        at(END.minusDays(30));
        assertDone(object("2028-10-02"));
        assertThat(renew("sales1", body(12)).status()).isEqualTo(409);
    }

    @Test
    void useThatGoesOnWithoutObjectionMakesTheLeaseIndefinite() {
        at(END.minusDays(30));
        at(END);
        var held = lease.lease(number);
        assertThat(held.path("stage").asText()).isEqualTo("IN_FORCE");
        assertThat(held.path("indefinite").asBoolean()).isTrue();
        assertThat(held.has("termEndsAt")).isFalse();
        assertThat(actions()).containsOnlyOnce("HELD_OVER");
        assertThat(jdbc.sql(
                                "select jsonb_array_length(document -> 'findings') from lease.findings where lease_number = ? and occasion = 'RENEWAL'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isGreaterThan(20);
        at(END.plusYears(3));
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isFalse();
        assertThat(renew("sales1", body(12)).text()).contains("第七百三十四条");
    }

    @Test
    void objectionToTheOldTermDoesNotCoverTheRenewedTerm() {
        at(END.minusDays(30));
        assertDone(object("2028-10-02"));
        var breach = json.createObjectNode()
                .put("ground", "FUNDAMENTAL_BREACH")
                .put("by", "LESSOR")
                .put("knownSince", "2028-10-01")
                .put("explanation", "拒不整改");
        assertThat(lease.call("compliance1", "POST", "/api/leases/" + number + "/terminations", breach)
                        .status())
                .isEqualTo(202);
        assertDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "AGREED_TO_GO_ON", "note", "双方和解")));
        at(END.minusDays(29));
        renewFor(12);
        at(END.plusYears(1));
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isTrue();
    }

    private void renewFor(int months) {
        var answer = renew("sales1", body(months));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertDone(lease.complete("legal1", number, "Task_RenewalReview", AGREE));
        lease.concludeAgreement(number);
    }

    private Answer renew(String user, ObjectNode body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/renewals", body);
    }

    private Answer object(String servedOn) {
        return lease.complete(
                "compliance1",
                number,
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", servedOn, "proof", "EMS 1234567890"));
    }

    private ObjectNode body(int months) {
        return json.createObjectNode().put("termMonths", months).put("reference", "XZ-" + months);
    }

    private void at(OffsetDateTime time) {
        lease.at(time.toInstant(), number);
    }

    private String termEndsAt() {
        return lease.lease(number).path("termEndsAt").asText();
    }

    private long timers(String... ids) {
        return jdbc.sql("select count(*) from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
                        + " join act_ru_jobdef d on d.id_ = j.job_def_id_"
                        + " where p.business_key_ = :number and d.act_id_ in (:ids)")
                .param("number", number)
                .param("ids", List.of(ids))
                .query(Long.class)
                .single();
    }

    private List<String> actions() {
        return StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .map(step -> step.path("action").asText())
                .toList();
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }
}
