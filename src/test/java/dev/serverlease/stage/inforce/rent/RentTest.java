package dev.serverlease.stage.inforce.rent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Overdue rent: demanded, paid, or ended by notice (Civil Code arts. 719, 722). */
@ServerLeaseTest
class RentTest {

    /** The demand of the tests arrives on the clock's first day and gives fifteen days. */
    private static final Instant PERIOD_OVER = Instant.parse("2026-12-16T16:00:00Z");

    private static final String FIRST_DAY_AFTER = "2026-12-17";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private StoredState stored;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void demandIsPaidInTwoPartsAndTheLeaseGoesOn() {
        var number = demandRent();
        assertThat(facts(number)).containsEntry("rentDemandedOn", "2026-12-01").containsEntry("rentDemandDays", "15");

        var part = pay(number, "B-1", "8000.00", "2026-12-01");
        assertThat(part.status()).as(part.text()).isEqualTo(202);
        assertThat(part.body().path("settled").asBoolean()).isFalse();
        assertThat(part.body().path("open").asText()).isEqualTo("10000.00");
        assertThat(part.text()).contains("尚欠");
        assertThat(state(number)).isEqualTo("OPEN");

        var rest = pay(number, "B-2", "10000.00", "2026-12-01");
        assertThat(rest.body().path("settled").asBoolean()).as(rest.text()).isTrue();
        assertThat(state(number)).isEqualTo("PAID");
        assertThat(rest.text()).doesNotContain("多付");
        assertThat(facts(number)).doesNotContainKeys("rentOverdueSince", "rentDemandedOn", "rentDemandDays");

        lease.at(PERIOD_OVER, number);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void whatIsPaidBeyondTheSumOwedIsSaid() {
        var number = demanded();
        pay(number, "B-1", "8000.00", "2026-12-01");
        var rest = pay(number, "B-2", "10250.50", "2026-12-01");
        assertThat(rest.body().path("settled").asBoolean()).as(rest.text()).isTrue();
        assertThat(rest.body().path("message").asText())
                .contains("已付清", "多付 250.50", "抵作后期租金或者退还", "250.50 more than was owed");
        stored.unchangedBy(() ->
                assertThat(pay(number, "B-2", "10250.50", "2026-12-01").text()).isEqualTo(rest.text()));
        // the record of the step keeps it too
        assertThat(jdbc.sql(
                                "select payload::jsonb -> 'detail' ->> 'surplus' from lease.audit where lease_number = :number"
                                        + " and action = 'RENT_PAYMENT_SETTLED'")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("250.50");
    }

    @Test
    void noticeAfterThePeriodOfTheDemandEndsTheLease() {
        var number = demanded();
        lease.at(PERIOD_OVER.minusSeconds(1), number);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        lease.at(PERIOD_OVER, number);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isTrue();
        // ninety days from the day after the period (clause termination, Civil Code art. 564)
        assertThat(tasks.createTaskQuery()
                        .taskId(lease.taskId(number, "Task_NoticeForRent"))
                        .singleResult()
                        .getDueDate())
                .isEqualTo(Instant.parse("2027-03-17T16:00:00Z"));

        clock.set(Instant.parse("2026-12-20T02:00:00Z"));
        var early = lease.complete("legal1", number, "Task_NoticeForRent", notice("2026-12-16"));
        assertThat(early.status()).as(early.text()).isEqualTo(400);
        assertThat(early.text()).contains("第七百二十二条").contains(FIRST_DAY_AFTER);
        var unproved = new LinkedHashMap<>(notice(FIRST_DAY_AFTER));
        unproved.put("proof", " ");
        assertThat(submit("legal1", number, unproved).status()).isEqualTo(400);
        assertThat(submit("legal1", number, notice("2026-12-21")).status())
                .as("ahead of the clock")
                .isEqualTo(400);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");

        lease.handInProof(number, LocalDate.parse("2026-12-18"));
        var answer = submit("legal1", number, notice("2026-12-18"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("TERMINATED");
        assertThat(lease.hasTask(number, "Task_NoticeOfTermination")).isFalse();
        assertThat(state(number)).isEqualTo("NOTICE");
        assertThat(jdbc.sql("select facts->>'noticeArrivedOn' from lease.recorded_fact where lease_number = :number"
                                + " and section = 'termination'")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly("2026-12-18");
    }

    /** Civil Code art. 203, and the contract's clause {@code term}: New Year's Day, and the Sunday after it. */
    @Test
    void periodOfADemandThatWouldEndOnAHolidayEndsWithTheFirstWorkingDayAfterIt() {
        for (var days : List.of("15", "17")) {
            clock.set(Instant.parse("2026-12-17T02:00:00Z"));
            var number = lease.inForceForAMonth(lease.application());
            assertThat(overdue(number, "2026-12-01").status()).isEqualTo(202);
            saysThatHolidaysAreMissing(number, "Task_DemandRent");
            var done = lease.complete(
                    "compliance1",
                    number,
                    "Task_DemandRent",
                    demand(
                            "18000.00",
                            Map.entry("overdueSince", "2026-12-01"),
                            Map.entry("sentOn", "2026-12-16"),
                            Map.entry("arrivedOn", "2026-12-17"),
                            Map.entry("periodDays", days)));
            assertThat(done.status()).as(done.text()).isEqualTo(204);
            assertThat(lease.call("manager1", "GET", "/api/leases/" + number + "/rent-defaults", null)
                            .body()
                            .path(0)
                            .path("demandEndsAt")
                            .asText())
                    .as(days)
                    .isEqualTo("2027-01-05T00:00:00+08:00");
            assertThat(lease.call("manager1", "GET", "/api/leases/" + number + "/rent-defaults", null)
                            .body()
                            .path(0)
                            .path("holidaysMissing")
                            .asInt())
                    .as("the day is an estimate")
                    .isEqualTo(2027);
            lease.at(Instant.parse("2027-01-04T15:59:59Z"), number);
            assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
            lease.at(Instant.parse("2027-01-04T16:00:00Z"), number);
            saysThatHolidaysAreMissing(number, "Task_NoticeForRent");
            assertThat(view(number, "Task_NoticeForRent").path("periodLastDay").asText())
                    .isEqualTo("2027-01-04");
            assertThat(lease.complete("legal1", number, "Task_NoticeForRent", notice("2027-01-04"))
                            .text())
                    .contains("2027-01-05");
        }
    }

    @Test
    void noticeAfterTheDaysThatTheContractGivesIsRefusedInTheWordsOfTheRule() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        assertThat(view(number, "Task_NoticeForRent").path("exerciseUntil").asText())
                .startsWith("2027-03-17（合同约定自知道事由之日起 90 日");
        clock.set(Instant.parse("2027-03-20T02:00:00Z"));
        var late = lease.complete("legal1", number, "Task_NoticeForRent", notice("2027-03-18"));
        assertThat(late.status()).as(late.text()).isEqualTo(400);
        assertThat(late.text()).contains("约定的行使期限", "2027-03-17届满，解除权消灭");
        lease.handInProof(number, LocalDate.parse("2027-03-17"));
        assertThat(submit("legal1", number, notice("2027-03-17")).status()).isEqualTo(204);
    }

    @Test
    void paymentBeforeTheNoticeIsRecordedStopsIt() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        clock.set(Instant.parse("2026-12-18T02:00:00Z"));
        var task = lease.taskId(number, "Task_NoticeForRent");
        lease.claim("legal1", task);

        assertThat(pay(number, "B-1", "18000", "2026-12-18")
                        .body()
                        .path("settled")
                        .asBoolean())
                .isTrue();
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        assertThat(lease.submit("legal1", task, notice("2026-12-18")).status()).isEqualTo(404);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void paymentThatComesAfterTheNoticeIsRefusedAndOneMadeBeforeItIsKeptForTheLegalOfficer() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        clock.set(Instant.parse("2026-12-20T02:00:00Z"));
        lease.complete("legal1", number, "Task_NoticeForRent", notice("2026-12-18"));

        stored.unchangedBy(() -> {
            var later = pay(number, "B-1", "18000", "2026-12-19");
            assertThat(later.status()).isEqualTo(409);
            assertThat(later.text()).contains("2026-12-18").contains("第五百六十五条");
        });
        var before = pay(number, "B-2", "18000", "2026-12-17");
        assertThat(before.status()).as(before.text()).isEqualTo(202);
        assertThat(before.body().path("settled").asBoolean()).isFalse();
        assertThat(before.text()).contains("法务人员");
        assertThat(state(number)).isEqualTo("NOTICE");
    }

    @Test
    void partThatWasPaidBeforeTheNoticeIsKeptTooAndTheLegalOfficersAreTold() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        clock.set(Instant.parse("2026-12-20T02:00:00Z"));
        lease.complete("legal1", number, "Task_NoticeForRent", notice("2026-12-18"));

        var part = pay(number, "B-1", "8000", "2026-12-17");
        assertThat(part.status()).as(part.text()).isEqualTo(202);
        assertThat(part.body().path("open").asText()).isEqualTo("10000.00");
        var rest = pay(number, "B-2", "10000", "2026-12-18");
        assertThat(rest.status()).as(rest.text()).isEqualTo(202);
        stored.unchangedBy(() ->
                assertThat(pay(number, "B-2", "10000", "2026-12-18").text()).isEqualTo(rest.text()));
        var told = jdbc.sql("select group_id || '：' || text_zh from lease.notice where lease_number = :number"
                        + " and kind = 'RENT_BOOKED_LATE' order by id")
                .param("number", number)
                .query(String.class)
                .list();
        assertThat(told)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("legal-officers：", "认定解除效力", "租赁继续履行", "退还"));
        assertThat(told.get(0)).contains("尚欠 10000.00");
        assertThat(told.get(1)).contains("已付清");
        assertThat(state(number)).isEqualTo("NOTICE");
    }

    /** Until a legal officer has decided whether the end stands, nothing is taken back and nothing goes. */
    @Test
    void afterRentThatWasPaidInTimeTheServerAndTheDataAreHeldUntilALegalOfficerDecides() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        clock.set(Instant.parse("2026-12-20T02:00:00Z"));
        lease.complete("legal1", number, "Task_NoticeForRent", notice("2026-12-18"));
        assertThat(pay(number, "B-2", "18000", "2026-12-15").status()).isEqualTo(202);
        lease.runJobs(number);
        var held = lease.lease(number).path("legalHold").asText();
        assertThat(held).contains("B-2", "租金", "2026-12-15");
        var takeBack = Map.of("accessRevokedOn", "2026-12-20", "note", "已收回");
        lease.claim("ops1", lease.taskId(number, "Task_TakeBackServer"));
        stored.unchangedBy(() -> {
            var early = lease.submit("ops1", lease.taskId(number, "Task_TakeBackServer"), takeBack);
            assertThat(early.status()).as(early.text()).isEqualTo(409);
            assertThat(early.text()).contains("B-2", "法务");
        });
        var found = post("legal1", number, "end-findings", Map.of("finding", "END_EFFECTIVE", "reason", "付款退回，解除有效"));
        assertThat(found.status()).as(found.text()).isEqualTo(202);
        assertThat(lease.lease(number).path("timeline").toString()).contains("付款退回，解除有效");
        LeaseDriver.expectDone(lease.submit("ops1", lease.taskId(number, "Task_TakeBackServer"), takeBack));
    }

    /** A part payment ends no demand (art. 722); whether the rest is worth a termination a person says (art. 509). */
    @Test
    void afterAPartPaymentTheLeaseEndsForTheRestOnlyWithAPersonsReason() {
        var number = demanded();
        var part = pay(number, "B-1", "0.01", "2026-12-01");
        assertThat(part.text()).contains("尚欠 17999.99", "催告继续有效", "法务人员写明理由后决定");
        lease.at(PERIOD_OVER, number);
        assertThat(view(number, "Task_NoticeForRent").path("partlyPaid").asBoolean())
                .isTrue();
        lease.claim("legal1", lease.taskId(number, "Task_NoticeForRent"));
        lease.handInProof(number);
        stored.unchangedBy(() -> {
            var notice = submit("legal1", number, notice("2026-12-17"));
            assertThat(notice.status()).as(notice.text()).isEqualTo(400);
            assertThat(notice.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("despitePayment");
            assertThat(notice.text()).contains("18000.00", "尚欠 17999.99", "催告继续有效", "第五百零九条");
        });
        var reasoned = new LinkedHashMap<>(notice("2026-12-17"));
        reasoned.put("despitePayment", "仅付一分，余额为全部租金");
        var done = submit("legal1", number, reasoned);
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(jdbc.sql("select payload::jsonb -> 'detail' ->> 'despitePayment' from lease.audit"
                                + " where lease_number = :number and action = 'RENT_NOTICE'")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("仅付一分，余额为全部租金");
    }

    @Test
    void theRestOfWhatWasPartlyPaidCanBeDemandedAnewInstead() {
        var number = demanded();
        pay(number, "B-1", "17000.00", "2026-12-01");
        lease.at(PERIOD_OVER, number);
        lease.claim("legal1", lease.taskId(number, "Task_NoticeForRent"));
        assertThat(submit("legal1", number, Map.of("answer", "ACCEPT", "ground", "余额轻微，就余额另行催告"))
                        .status())
                .isEqualTo(204);
        assertThat(overdue(number, "1000.00", "2026-11-11").status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_DemandRent")).isTrue();
    }

    @Test
    void paidInFullAfterThePeriodButBeforeTheNoticeTheLeaseGoesOn() {
        var number = demanded();
        pay(number, "B-1", "8000.00", "2026-12-01");
        lease.at(PERIOD_OVER, number);
        clock.set(Instant.parse("2026-12-18T02:00:00Z"));
        assertThat(pay(number, "B-2", "10000.00", "2026-12-18")
                        .body()
                        .path("settled")
                        .asBoolean())
                .isTrue();
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** What was paid after the demand was sent is counted apart from what it demands. */
    @Test
    void aDemandGivenElsewhereIsRecordedForItsSumThoughAPartWasPaidSince() {
        var number = lease.inForceForAMonth(lease.application());
        overdue(number, "2026-11-10");
        pay(number, "B-1", "5000", "2026-12-01");
        var done = lease.complete("compliance1", number, "Task_DemandRent", demand("18000.00"));
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        var rent = lease.call("manager1", "GET", "/api/leases/" + number + "/rent-defaults", null)
                .body()
                .path(0);
        assertThat(rent.path("amount").asText()).isEqualTo("18000.00");
        assertThat(rent.path("open").asText()).isEqualTo("13000.00");
        assertThat(pay(number, "B-2", "13000", "2026-12-01")
                        .body()
                        .path("settled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aGroundForNotPayingIsReviewedUntilTheDefaultIsSettled() {
        var number = demanded();
        assertThat(post("compliance1", number, "rent-objections", Map.of("ground", "服务器停机三日"))
                        .status())
                .isEqualTo(202);
        assertThat(facts(number)).containsEntry("rentDisputed", "true");
        pay(number, "B-1", "18000.00", "2026-12-01");
        assertThat(facts(number)).doesNotContainKey("rentDisputed");
    }

    @Test
    void defaultThatWasRecordedByMistakeIsRetracted() {
        var number = lease.inForceForAMonth(lease.application());
        overdue(number, "2026-11-10");
        stored.unchangedBy(() -> {
            for (var user : List.of("sales1", "legal1", "ops1")) {
                assertThat(retract(user, number, "1", "登记有误").status()).isEqualTo(403);
            }
            assertThat(retract("compliance1", number, "1", " ").status()).isEqualTo(400);
            assertThat(retract("compliance1", number, "1", "误\u202e记").status()).isEqualTo(400);
            assertThat(retract("compliance1", number, "2", "登记有误").status()).isEqualTo(404);
            assertThat(retract("compliance1", number, "one", "登记有误").status()).isEqualTo(400);
        });
        var retracted = retract("compliance1", number, "1", "登记有误，承租人已付清");
        assertThat(retracted.status()).as(retracted.text()).isEqualTo(202);
        assertThat(retracted.body().path("state").asText()).isEqualTo("RETRACTED");
        assertThat(lease.hasTask(number, "Task_DemandRent")).isFalse();
        assertThat(facts(number)).doesNotContainKey("rentOverdueSince");
        stored.unchangedBy(
                () -> assertThat(retract("manager1", number, "1", "登记有误，承租人已付清").status())
                        .isEqualTo(202));

        assertThat(overdue(number, "2026-11-10").status())
                .as("what is really overdue can be recorded anew")
                .isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_DemandRent")).isTrue();
    }

    @Test
    void whatWasDemandedByMistakeIsRetractedUntilTheNoticeArrives() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isTrue();
        assertThat(retract("manager1", number, "1", "银行误报").status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");

        startOfTime();
        var noticed = demanded();
        lease.at(PERIOD_OVER, noticed);
        clock.set(Instant.parse("2026-12-20T02:00:00Z"));
        lease.complete("legal1", noticed, "Task_NoticeForRent", notice("2026-12-18"));
        var late = retract("manager1", noticed, "1", "银行误报");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("解除通知已到达");
    }

    @Test
    void implausibleDaysAreRefused() {
        var number = demanded();
        stored.unchangedBy(() -> {
            for (var day : List.of("1026-11-05", "1989-12-31", "+999999-01-01", "2026-12-02")) {
                assertThat(overdue(number, day).status()).as(day).isEqualTo(400);
                assertThat(pay(number, "B-1", "1", day).status()).as(day).isEqualTo(400);
            }
            var before = overdue(number, "2026-10-31");
            assertThat(before.status()).as("before the term").isEqualTo(400);
            assertThat(before.text()).contains("overdueSince", "2026-11-06", "2026-11-07");
            assertThat(pay(number, "B\u202e1", "1", "2026-12-01").status()).isEqualTo(400);
            assertThat(post("compliance1", number, "rent-objections", Map.of("ground", "停机\u0000"))
                            .status())
                    .isEqualTo(400);
        });
    }

    @Test
    void noRentIsOverdueBeforeTheFirstIsDue() {
        var application = lease.application();
        application.withObjectProperty("contract").set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 11));
        var stated = lease.inForceForAMonth(application);
        // ten days after the first day of the term, the hand-over of 2026-11-01
        refusedBefore(stated, "2026-11-11", "2026-11-12");
        assertThat(overdue(stated, "2026-11-12").status()).isEqualTo(202);
        lease.claim("compliance1", lease.taskId(stated, "Task_DemandRent"));
        lease.handInProof(stated);
        stored.unchangedBy(() -> {
            var demanded = lease.submit(
                    "compliance1",
                    lease.taskId(stated, "Task_DemandRent"),
                    demand("18000.00", Map.entry("overdueSince", "2026-11-11")));
            assertThat(demanded.status()).as(demanded.text()).isEqualTo(400);
            assertThat(demanded.text()).contains("demand.overdueSince", "2026-11-12");
        });

        var inWords = lease.inForceForAMonth(lease.application());
        inWords(inWords);
        stored.unchangedBy(() -> {
            var unknown = overdue(inWords, "2026-11-07");
            assertThat(unknown.status()).as(unknown.text()).isEqualTo(409);
            assertThat(unknown.text()).contains("登记租金支付的数字");
        });
    }

    /** Paid afterwards, so that nothing is due at the beginning (Civil Code art. 721). */
    @Test
    void rentThatIsPaidAfterItsPeriodIsDueAfterIt() {
        var application = lease.application();
        application.withObjectProperty("contract").set("rentPlan", GivenLease.plan("MONTH", "ARREARS", 5));
        var number = lease.inForceForAMonth(application);
        assertThat(lease.contractText(number)).contains("每1个租赁月为一期，承租人应当最迟于每期届满后第5日（届满之日的次日为第1日");
        // the first month ends on 2026-11-30, five days later is a Saturday
        refusedBefore(number, "2026-12-01", "2026-12-08");
    }

    /** The agreement says itself when rent is paid for want of a day; its first period is the one that begins then. */
    @Test
    void aChangeToPaymentAfterThePeriodHoldsForAFirstPeriodThatHadNotBegun() {
        clock.set(Instant.parse("2026-12-02T02:00:00Z"));
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .put("rentBasis", "HANDOVER")
                .put("startDate", "2026-12-02")
                .set("rentPlan", GivenLease.plan("QUARTER", "ADVANCE", 6));
        var number = lease.inForce(application);
        var asked = lease.ask(
                number,
                Map.of(
                        "kind",
                        "CHANGE",
                        "reason",
                        "双方商定",
                        "changes",
                        "contract.rentPlan.period：按月\ncontract.rentPlan.timing：后付（每期届满后）\ncontract.rentPlan.dueDays：5"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "经审查")));
        lease.runJobs(number);
        assertThat(lease.contractText(number)).contains("变更为“按月”", "变更为“后付（每期届满后）”");
        lease.concludeAgreement(number);
        // the first month ends on 2027-01-02, five days later is a Thursday
        refusedBefore(number, "2026-12-02", "2027-01-08");
    }

    /** Words that name no day cannot name one before the hand-over: the clause's own day for want of one counts. */
    @Test
    void theFirstRentWithoutADayIsDueAfterItsPeriodHasBegun() {
        clock.set(Instant.parse("2026-12-02T02:00:00Z"));
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .put("rentBasis", "HANDOVER")
                .put("startDate", "2026-12-02")
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        // the first period begins on 2026-12-03, five days later is a Tuesday
        refusedBefore(lease.inForce(application), "2026-12-02", "2026-12-09");
    }

    /** As contracts were concluded before payment was asked for in figures. */
    private static void inWords(String number) {
        TestPostgres.alter(
                "application",
                "update lease.application set content = jsonb_set(content #- '{contract,rentPlan}', '{contract,payment}',"
                        + " '\"按季预付，每季首月5日前银行转账\"') where lease_number = ?",
                number);
    }

    /** The words name a day that no program reads: an officer enters it, and what is due is reckoned from that. */
    @Test
    void theRentOfAContractInWordsIsReckonedFromThePlanThatAnOfficerEnters() {
        clock.set(Instant.parse("2026-12-02T02:00:00Z"));
        var application = lease.application();
        application.withObjectProperty("contract").put("rentBasis", "HANDOVER").put("startDate", "2026-12-02");
        var number = lease.inForce(application);
        inWords(number);
        var plan = Map.of(
                "period", "QUARTER",
                "timing", "ADVANCE",
                "dueDays", "5",
                "dueUnit", "CALENDAR_DAYS",
                "ground", "合同第十五条：按季预付，每季首月5日前银行转账");
        stored.unchangedBy(() -> {
            assertThat(post("sales1", number, "rent-plans", plan).status()).isEqualTo(403);
            var lacking = post("legal1", number, "rent-plans", Map.of("period", "WEEK", "dueDays", "61"));
            assertThat(lacking.status()).as(lacking.text()).isEqualTo(400);
            assertThat(lacking.body().findValuesAsText("field"))
                    .containsExactlyInAnyOrder("period", "timing", "dueDays", "dueUnit", "ground");
        });
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains("post-rent-plans");
        var entered = post("legal1", number, "rent-plans", plan);
        assertThat(entered.status()).as(entered.text()).isEqualTo(204);
        assertThat(post("legal1", number, "rent-plans", plan).status()).isEqualTo(409);
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .doesNotContain("post-rent-plans");
        clock.set(Instant.parse("2026-12-20T02:00:00Z"));
        refusedBefore(number, "2026-12-07", "2026-12-08");
        assertThat(overdue(number, "2026-12-08").status()).isEqualTo(202);
    }

    /** Due days stay as the words gave them; a dry run stores nothing, and nothing is converted twice. */
    @Test
    void wordsThatGiveAPlanAreConvertedOnceAndTheOthersAreNamedForAnOfficer() {
        var read = lease.inForceForAMonth(lease.application());
        TestPostgres.alter(
                "application",
                "update lease.application set content = jsonb_set(jsonb_set(content #- '{contract,rentPlan}',"
                        + " '{contract,payment}', '\"按月支付\"'), '{contract,paymentDays}', '5') where lease_number = ?",
                read);
        var named = lease.inForceForAMonth(lease.application());
        inWords(named);
        stored.unchangedBy(() -> {
            var dry = converted(true);
            assertThat(dry.path("converted").path(read).path("dueDays").asInt()).isEqualTo(6);
            assertThat(dry.path("forAnOfficer").toString()).contains(named);
            assertThat(lease.callRaw("sales1", "POST", "/api/rent-plans/conversions", "{\"dryRun\":true}")
                            .status())
                    .isEqualTo(403);
            assertThat(lease.callRaw("manager1", "POST", "/api/rent-plans/conversions", "{}")
                            .status())
                    .isEqualTo(400);
        });
        assertThat(converted(false).path("converted").has(read)).isTrue();
        assertThat(converted(false).path("converted").has(read)).isFalse();
        assertThat(lease.lease(read).toString()).contains("RENT_PLAN_READ");
        refusedBefore(read, "2026-11-06", "2026-11-07");
        assertThat(overdue(read, "2026-11-07").status()).isEqualTo(202);
    }

    private JsonNode converted(boolean dryRun) {
        var answer = lease.callRaw("manager1", "POST", "/api/rent-plans/conversions", "{\"dryRun\":" + dryRun + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private void refusedBefore(String number, String since, String earliest) {
        stored.unchangedBy(() -> {
            var refused = overdue(number, since);
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("overdueSince");
            assertThat(refused.text()).contains("最早自 " + earliest + " 起逾期");
        });
    }

    private Http.Answer retract(String user, String number, String position, String ground) {
        return post(user, number, "rent-defaults/" + position + "/retraction", Map.of("ground", ground));
    }

    @Test
    void rentPaidBeforeItWasDemandedIsNotDemanded() {
        var number = lease.inForceForAMonth(lease.application());
        overdue(number, "2026-11-10");
        pay(number, "B-1", "5000", "2026-11-29");
        assertThat(view(number, "Task_DemandRent").path("open").asText()).isEqualTo("人民币13,000.00元 CNY 13,000.00");
        assertThat(view(number, "Task_DemandRent").path("lessee").path("kind").asText())
                .isNotEmpty()
                .isNotEqualTo("—");
        var tooMuch = lease.complete("compliance1", number, "Task_DemandRent", demand("18000.00"));
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text()).contains("13000.00");

        assertThat(pay(number, "B-2", "13000", "2026-12-01")
                        .body()
                        .path("settled")
                        .asBoolean())
                .isTrue();
        assertThat(lease.hasTask(number, "Task_DemandRent")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(lease.column(number, "process_instance_id"))
                        .activityId("Timer_DemandPeriodOver")
                        .count())
                .isZero();

        overdue(number, "2026-12-01");
        assertThat(lease.hasTask(number, "Task_DemandRent"))
                .as("the next default is demanded as the first was")
                .isTrue();
    }

    @Test
    void groundThatIsAcceptedSettlesTheDefault() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        var objected = post("compliance1", number, "rent-objections", Map.of("ground", "服务器自11月20日起无法使用"));
        assertThat(objected.status()).as(objected.text()).isEqualTo(202);
        post("compliance1", number, "rent-objections", Map.of("ground", "服务器自11月20日起无法使用"));
        assertThat(view(number, "Task_NoticeForRent").path("objections"))
                .as("shown in the task that was open already, once")
                .containsExactly(json.getNodeFactory().textNode("服务器自11月20日起无法使用"));

        var without = lease.complete("legal1", number, "Task_NoticeForRent", Map.of("answer", "ACCEPT"));
        assertThat(without.status()).isEqualTo(400);
        var answer = submit("legal1", number, Map.of("answer", "ACCEPT", "ground", "故障记录属实，免付期间租金"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(state(number)).isEqualTo("ACCEPTED");
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(facts(number)).doesNotContainKey("rentOverdueSince");
        assertThat(post("compliance1", number, "rent-objections", Map.of("ground", "另一理由"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void demandNeedsItsDayItsProofAndAPeriod() {
        var number = lease.inForceForAMonth(lease.application());
        overdue(number, "2026-11-10");
        var task = lease.taskId(number, "Task_DemandRent");
        lease.claim("compliance1", task);
        stored.unchangedBy(() -> {
            for (var wrong : List.of(
                    Map.entry("amount", "0.00"),
                    Map.entry("amount", "一万八"),
                    Map.entry("currency", "元"),
                    Map.entry("currency", "USD"),
                    Map.entry("sentOn", "2026-11-04"),
                    Map.entry("arrivedOn", "2026-12-02"),
                    Map.entry("arrivedOn", "2026-11-29"),
                    Map.entry("arrivedOn", "2026-02-30"),
                    Map.entry("proof", ""),
                    Map.entry("periodDays", "0"),
                    Map.entry("periodDays", "2"))) {
                var answer = lease.submit("compliance1", task, demand("18000.00", wrong));
                assertThat(answer.status()).as(wrong + answer.text()).isEqualTo(400);
            }
            assertThat(lease.submit("compliance1", task, Map.of("demand", "18000"))
                            .status())
                    .isEqualTo(400);
            var flat = lease.submit("compliance1", task, Map.of("amount", "18000.00"));
            assertThat(flat.status()).isEqualTo(400);
            assertThat(flat.text())
                    .contains(
                            "demand（一个 JSON 对象",
                            "amount, currency, overdueSince, periodDays, sentOn, arrivedOn, proof");
        });
        assertThat(variable(task, "demand").path("periodDays").asInt())
                .as("the setting's period is offered")
                .isEqualTo(15);
    }

    @Test
    void eachRequestIsIdempotent() {
        var number = demanded();
        stored.unchangedBy(() -> {
            assertThat(overdue(number, "2026-11-10").status()).isEqualTo(202);
            var other = overdue(number, "2026-11-20");
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.text()).contains("2026-11-10").contains("尚未了结");
        });
        var first = pay(number, "B-1", "8000", "2026-12-01");
        stored.unchangedBy(() -> {
            assertThat(pay(number, "B-1", "8000.00", "2026-12-01").text()).isEqualTo(first.text());
            assertThat(pay(number, "B-1", "9000", "2026-12-01").status()).isEqualTo(409);
        });
        var last = pay(number, "B-2", "11000", "2026-12-01");
        stored.unchangedBy(() -> {
            assertThat(pay(number, "B-2", "11000", "2026-12-01").text()).isEqualTo(last.text());
            assertThat(pay(number, "B-1", "8000", "2026-12-01").text()).isEqualTo(first.text());
            assertThat(overdue(number, "2026-11-10").body().path("state").asText())
                    .isEqualTo("PAID");
            assertThat(pay(number, "B-3", "1", "2026-12-01").status()).isEqualTo(409);
        });
    }

    /** No rent is paid for a contract that nobody has concluded yet. */
    @Test
    void rentIsNotPaidBeforeTheContract() {
        var number = demanded();
        stored.unchangedBy(() -> {
            var answer = pay(number, "B-1", "18000", "2020-01-01");
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains("paidOn", "付款日不得早于", "2026-11-01");
        });
    }

    @Test
    void sublesseeMayPayInTheLesseesPlace() {
        var number = demanded();
        var answer = post(
                "manager1",
                number,
                "rent-payments",
                Map.of("amount", "18000.00", "paidOn", "2026-12-01", "reference", "B-1", "payer", "SUBLESSEE"));
        assertThat(answer.body().path("settled").asBoolean()).as(answer.text()).isTrue();
        assertThat(answer.text()).contains("第七百一十九条");
    }

    @Test
    void doorsAreForComplianceAndManagersInALeaseThatRuns() {
        var early = lease.inReview(lease.application());
        var number = lease.inForceForAMonth(lease.application());
        var bodies = Map.of(
                "rent-defaults", Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10"),
                "rent-payments", Map.of("amount", "1.00", "paidOn", "2026-12-01", "reference", "B-1"),
                "rent-objections", Map.of("ground", "未交付"));
        stored.unchangedBy(() -> bodies.forEach((door, body) -> {
            for (var user : List.of("sales1", "legal1", "contract1", "ops1")) {
                assertThat(post(user, number, door, body).status())
                        .as(user + door)
                        .isEqualTo(403);
            }
            assertThat(post(null, number, door, body).status()).isEqualTo(401);
            assertThat(post("compliance1", "SL-2026-999999", door, body).status())
                    .isEqualTo(404);
            var wrongStage = post("compliance1", early, door, body);
            assertThat(wrongStage.status()).as(door + wrongStage.text()).isEqualTo(409);
            assertThat(wrongStage.text()).contains("法务审查");
            assertThat(post("compliance1", number, door, Map.of()).status()).isEqualTo(400);
            if (!door.equals("rent-defaults")) {
                assertThat(post("compliance1", number, door, body).text()).contains("没有未了结的逾期租金");
            }
        }));
        assertThat(lease.call("sales2", "GET", "/api/leases/" + number + "/rent-defaults", null)
                        .status())
                .isEqualTo(404);
        assertThat(overdue(number, "2026-12-02").status()).as("ahead").isEqualTo(400);
    }

    @Test
    void paymentAndNoticeAtTheSameMomentOneOfThemWins() throws Exception {
        for (int round = 0; round < 6; round++) {
            startOfTime();
            var number = demanded();
            lease.at(PERIOD_OVER, number);
            clock.set(Instant.parse("2026-12-18T02:00:00Z"));
            var task = lease.taskId(number, "Task_NoticeForRent");
            lease.claim("legal1", task);
            boolean paymentLater = round % 2 == 0;

            var answers = together(
                    () -> {
                        if (paymentLater) {
                            lease.stage(number);
                        }
                        return pay(number, "B-1", "18000", "2026-12-18");
                    },
                    () -> lease.submit("legal1", task, notice("2026-12-18")));

            boolean paid = answers.get(0).body().path("settled").asBoolean();
            boolean noticed = answers.get(1).status() == 204;
            assertThat(paid).as(answers.toString()).isNotEqualTo(noticed);
            assertThat(answers.get(0).status()).as("kept in either case").isEqualTo(202);
            assertThat(state(number)).isEqualTo(paid ? "PAID" : "NOTICE");
            assertThat(lease.stage(number)).isEqualTo(paid ? "IN_FORCE" : "CLOSING");
            assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        }
    }

    @Test
    void paymentThatCollidesWithTheTimerIsTriedAgain() throws Exception {
        var number = demanded();
        clock.set(PERIOD_OVER);
        var timer = management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId("Timer_DemandPeriodOver")
                .singleResult();
        var thread = Executors.newSingleThreadExecutor();
        try {
            // the timer has run and is about to commit when the payment comes in
            Future<Http.Answer> payment = new TransactionTemplate(transactions).execute(status -> {
                management.executeJob(timer.getId());
                var paying = thread.submit(() -> pay(number, "B-1", "18000", "2026-12-17"));
                while (!paying.isDone() && waitingForALock() == 0) {
                    Thread.onSpinWait();
                }
                return paying;
            });
            assertThat(payment.get().body().path("settled").asBoolean())
                    .as(payment.get().text())
                    .isTrue();
        } finally {
            thread.shutdownNow();
        }
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    private int waitingForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    @Test
    void timerThatCollidesWithThePaymentOpensNoTask() throws Exception {
        var number = lease.inForceForAMonth(lease.application());
        for (int round = 1; round <= 3; round++) {
            startOfTime();
            overdue(number, "2026-11-1" + round);
            lease.complete("compliance1", number, "Task_DemandRent", demand("18000.00"));
            clock.set(PERIOD_OVER);
            var reference = "B-" + round;

            var answers = together(() -> pay(number, reference, "18000", "2026-12-17"), () -> {
                lease.runJobs(number);
                return null;
            });

            assertThat(answers.get(0).body().path("settled").asBoolean())
                    .as(answers.get(0).text())
                    .isTrue();
            lease.runJobs(number);
            assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
            assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        }
    }

    @Test
    void rentIsDemandedFromALeaseThatIsSuspendedToo() {
        var number = lease.inForceForAMonth(lease.application());
        post(
                "compliance1",
                number,
                "regulator-orders",
                Map.of(
                        "reference", "R-1",
                        "authority", "某市公安局",
                        "orderRef", "关停令 1号",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "立即停止服务"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(overdue(number, "2026-11-10").status()).isEqualTo(202);
        assertThat(lease.complete("compliance1", number, "Task_DemandRent", demand("18000.00"))
                        .status())
                .isEqualTo(204);
        assertThat(pay(number, "B-1", "18000", "2026-12-01")
                        .body()
                        .path("settled")
                        .asBoolean())
                .isTrue();
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    @Test
    void twoPartsAtTheSameMomentSettleTogether() throws Exception {
        for (int round = 0; round < 3; round++) {
            var number = demanded();
            var answers = together(
                    () -> pay(number, "B-1", "8000", "2026-12-01"), () -> pay(number, "B-2", "10000", "2026-12-01"));
            assertThat(answers)
                    .extracting(answer -> answer.body().path("settled").asBoolean())
                    .as(answers.toString())
                    .containsExactlyInAnyOrder(true, false);
            assertThat(state(number)).isEqualTo("PAID");
        }
    }

    private interface Call {
        Http.Answer get();
    }

    private static List<Http.Answer> together(Call one, Call other) throws InterruptedException, ExecutionException {
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Future<Http.Answer> first = threads.submit(() -> {
                go.await();
                return one.get();
            });
            Future<Http.Answer> second = threads.submit(() -> {
                go.await();
                return other.get();
            });
            go.countDown();
            var answers = new java.util.ArrayList<Http.Answer>();
            answers.add(first.get());
            answers.add(second.get());
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A lease in force whose overdue rent has been demanded. */
    @Test
    void rentIsOwedInTheContractsCurrency() {
        var number = lease.inForceForAMonth(lease.application());
        for (var currency : java.util.List.of("USD", "XQZ")) {
            var refused = post(
                    "compliance1",
                    number,
                    "rent-defaults",
                    Map.of("amount", "18000.00", "currency", currency, "overdueSince", "2026-11-10"));
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("currency");
            assertThat(refused.text()).contains("CNY");
        }
    }

    /** What is due by the contract on the day, less what was paid: nobody owes more (clause {@code rent}). */
    @Test
    void noMoreRentIsOverdueThanIsDueByTheContract() {
        var application = lease.application();
        application.withObjectProperty("contract").<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        var number = lease.inForceForAMonth(application);
        stored.unchangedBy(() -> {
            for (var more : List.of("9999999.00", "18000.01")) {
                var refused = overdue(number, more, "2026-11-10");
                assertThat(refused.status()).as(refused.text()).isEqualTo(400);
                assertThat(refused.body().path("errors").path(0).path("field").asText())
                        .isEqualTo("amount");
                assertThat(refused.text()).contains("18000.00", "CNY");
            }
        });
        assertThat(overdue(number, "18000.00", "2026-11-10").status()).isEqualTo(202);
        lease.claim("compliance1", lease.taskId(number, "Task_DemandRent"));
        lease.handInProof(number);
        stored.unchangedBy(() -> {
            var demanded = lease.submit("compliance1", lease.taskId(number, "Task_DemandRent"), demand("18000.01"));
            assertThat(demanded.status()).as(demanded.text()).isEqualTo(400);
            assertThat(demanded.text()).contains("demand.amount", "18000.00");
        });
        assertThat(pay(number, "B-1", "18000.00", "2026-12-01").status()).isEqualTo(202);
        stored.unchangedBy(() -> {
            var again = overdue(number, "18000.00", "2026-11-11");
            assertThat(again.status()).as(again.text()).isEqualTo(400);
            assertThat(again.text()).contains("没有到期未付的租金", "2026-12-07");
        });
        clock.set(Instant.parse("2026-12-08T02:00:00Z"));
        assertThat(overdue(number, "18000.00", "2026-12-08").status())
                .as("the second month is due on the 7th")
                .isEqualTo(202);
    }

    private Http.Answer overdue(String number, String amount, String since) {
        return post(
                "compliance1",
                number,
                "rent-defaults",
                Map.of("amount", amount, "currency", "CNY", "overdueSince", since));
    }

    /** Another end was asked for and did not come: neither the demand nor its period is lost (Civil Code art. 722). */
    @Test
    void whatIsUnderWayForTheRentGoesOnWithTheLease() {
        var number = demandRent();
        toEndAndGoingOn(number);
        assertThat(lease.hasTask(number, "Task_DemandRent")).isFalse();
        lease.at(PERIOD_OVER.minusSeconds(1), number);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
        lease.at(PERIOD_OVER, number);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isTrue();
        toEndAndGoingOn(number);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_NoticeForRent"))
                .as("once more, the period being over")
                .isTrue();
        assertThat(jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = 'NOT_TERMINATED'")
                        .param(number)
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(text -> text.contains("程序继续办理"));
        assertThat(pay(number, "B-1", "18000.00", "2026-12-17").status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_NoticeForRent")).isFalse();
    }

    @Test
    void rentThatWasNotDemandedBeforeIsDemandedOnceTheLeaseGoesOn() {
        var number = lease.inForceForAMonth(lease.application());
        assertThat(overdue(number, "2026-11-10").status()).isEqualTo(202);
        toEndAndGoingOn(number);
        assertThat(lease.hasTask(number, "Task_DemandRent")).isTrue();
    }

    private void toEndAndGoingOn(String number) {
        var claim = Map.of(
                "ground", "LESSEE_SEIZURE_OR_DISPUTE",
                "by", "LESSEE",
                "knownSince", "2026-12-01",
                "explanation", "服务器被查封",
                "serverSeized", true);
        var asked =
                lease.call("compliance1", "POST", "/api/leases/" + number + "/terminations", json.valueToTree(claim));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        lease.runJobs(number);
        var answer = lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "CLAIM_UNFOUNDED", "note", "没有查封"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    private String demanded() {
        return lease.standing("rent demanded after a month", this::demandRent);
    }

    private String demandRent() {
        var number = lease.inForceForAMonth(lease.application());
        var answer = overdue(number, "2026-11-10");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var done = lease.complete("compliance1", number, "Task_DemandRent", demand("18000.00"));
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        return number;
    }

    private Http.Answer overdue(String number, String since) {
        return post(
                "compliance1",
                number,
                "rent-defaults",
                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", since));
    }

    private Http.Answer pay(String number, String reference, String amount, String paidOn) {
        return post(
                "compliance1",
                number,
                "rent-payments",
                Map.of("amount", amount, "paidOn", paidOn, "reference", reference));
    }

    private Http.Answer post(String user, String number, String door, Map<String, String> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    private Http.Answer submit(String user, String number, Map<String, String> values) {
        return lease.submit(user, lease.taskId(number, "Task_NoticeForRent"), values);
    }

    @SafeVarargs
    private Map<String, String> demand(String amount, Map.Entry<String, String>... others) {
        var demand = new LinkedHashMap<>(Map.of(
                "amount", amount,
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", "2026-11-30",
                "arrivedOn", "2026-12-01",
                "proof", "挂号信 XA123456789CN，签收人王示例",
                "periodDays", "15"));
        for (var other : others) {
            demand.put(other.getKey(), other.getValue());
        }
        return Map.of("demand", json.valueToTree(demand).toString());
    }

    private static Map<String, String> notice(String arrivedOn) {
        return Map.of("answer", "NOTICE", "arrivedOn", arrivedOn, "proof", "签收记录 2026-12");
    }

    private String state(String number) {
        var all = lease.call("manager1", "GET", "/api/leases/" + number + "/rent-defaults", null)
                .body();
        return all.path(all.size() - 1).path("state").asText();
    }

    private void saysThatHolidaysAreMissing(String number, String taskKey) {
        assertThat(view(number, taskKey).path("holidaysMissing").path("zh").asText())
                .contains("2027年", "的放假安排尚未载入");
    }

    private JsonNode view(String number, String taskKey) {
        return variable(lease.taskId(number, taskKey), "view");
    }

    private JsonNode variable(String taskId, String name) {
        return json.valueToTree(
                json.convertValue(parse(tasks.getVariableLocal(taskId, name).toString()), Object.class));
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The standing facts that hold now, member by member. */
    private Map<String, String> facts(String number) {
        var holds = new LinkedHashMap<String, String>();
        jdbc.sql("select facts::text from lease.recorded_fact where lease_number = :number and section = 'standing'"
                        + " order by id")
                .param("number", number)
                .query(String.class)
                .list()
                .forEach(text -> parse(text).properties().forEach(fact -> {
                    if (fact.getValue().isNull()) {
                        holds.remove(fact.getKey());
                    } else {
                        holds.put(fact.getKey(), fact.getValue().asText());
                    }
                }));
        return holds;
    }
}
