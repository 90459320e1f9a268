package dev.serverlease.stage.inforce.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.NextDate;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clause {@code purpose} gives the lessor a number of working days to answer a request to change the purpose: the
 * officer's task is due then, and the lease's next date says so, until the answer is given.
 */
@ServerLeaseTest
class PurposeAnswerTest {

    private static final String TASK = "Task_AgreementReview";
    private static final String PURPOSE = "use.declaredPurpose：内部办公和员工培训";
    private static final Map<String, String> AGREE = Map.of("answer", "AGREE", "ground", "不影响合法用途");

    /** 1 December 2026, the first day, is a Tuesday: the fifth working day after it is the next one. */
    private static final String FIFTH_IS_OVER = "2026-12-09T00:00+08:00";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Agreement agreement;

    @Autowired
    private NextDate nextDate;

    @Autowired
    private AgreementReminder reminder;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        lease.afterEachStep(number -> {
            agreement.holdsFor(number);
            nextDate.holdsFor(number);
        });
    }

    @AfterEach
    void nobodyLooksAnyMore() {
        lease.afterEachStep(null);
    }

    @Test
    void isDueAtTheEndOfTheFifthWorkingDayAndIsTheNextDateUntilThen() {
        var number = lease.drivenToForce(lease.application());
        asked(number, PURPOSE);

        assertThat(due(number)).isEqualTo(FIFTH_IS_OVER);
        assertThat(open(number)).first().isEqualTo("PURPOSE_ANSWER " + FIFTH_IS_OVER);
        assertThat(open(number)).anyMatch(date -> date.startsWith("AGREEMENT "));
        var row = lease.call("manager1", "GET", "/api/leases?what=PURPOSE_ANSWER&q=" + number, null)
                .body()
                .path("leases")
                .path(0);
        assertThat(row.path("dueWhat").asText()).isEqualTo("PURPOSE_ANSWER");
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains("答复变更用途的期限", "2026年12月8日 24:00");
        assertThat(lease.shown(number, TASK).path("answerBy").asText()).contains("2026年12月8日 24:00");

        assertDone(number, "legal1", AGREE);

        assertThat(open(number)).noneMatch(date -> date.startsWith("PURPOSE_ANSWER"));
        assertThat(open(number)).first().asString().startsWith("AGREEMENT ");
        lease.concludeAgreement(number);
        assertThat(open(number)).noneMatch(date -> date.startsWith("PURPOSE_ANSWER"));
    }

    @Test
    void theKindsOfActivityAreOfThePurposeToo() {
        var number = lease.inForce(lease.application());
        asked(number, "use.activityCodes：OFFICE、MAIL");
        assertThat(due(number)).isEqualTo(FIFTH_IS_OVER);
    }

    @Test
    void theDayIsOnTheRecordWithItsRequest() {
        var number = lease.inForce(lease.application());
        asked(number, PURPOSE);
        assertThat(jdbc.sql(
                                "select (payload::jsonb #>> '{rows,agreement,0,answer_by}')::timestamptz as at from lease.audit"
                                        + " where lease_number = :number and action = 'AGREEMENT_REQUESTED_CHANGE'")
                        .param("number", number)
                        .query((row, index) -> local(row.getTimestamp("at").toInstant()))
                        .single())
                .isEqualTo(FIFTH_IS_OVER);
    }

    @Test
    void fromADayOffTheNextWorkingDayIsTheFirst() {
        var number = lease.inForce(lease.application());
        // a Saturday: Monday to Friday are the five
        clock.set(at("2026-12-05T10:00:00+08:00"));
        asked(number, PURPOSE);
        assertThat(due(number)).isEqualTo("2026-12-12T00:00+08:00");
    }

    @Test
    void isOverdueOnceTheDayHasPassedAndNothingElseHappens() {
        var number = lease.inForce(lease.application());
        asked(number, PURPOSE);
        clock.set(at("2026-12-08T23:59:59+08:00"));
        assertThat(late(number)).isEqualTo("[]");
        lease.at(at("2026-12-09T00:00:01+08:00"), number);
        assertThat(late(number)).contains(number);
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains("逾期");
        assertThat(lease.hasTask(number, TASK)).isTrue();
        assertDone(number, "legal1", AGREE);
        assertThat(late(number)).isEqualTo("[]");
    }

    @Test
    void theFirstOfTwoOfficersHasNotAnsweredYet() {
        var number = ofTwoOfficers();
        asked(number, PURPOSE);
        var due = due(number);
        assertDone(number, "legal1", AGREE);
        assertThat(due(number)).as("the second officer's").isEqualTo(due);
        assertThat(open(number)).contains("PURPOSE_ANSWER " + due);
        assertDone(number, "legal2", AGREE);
        assertThat(open(number)).noneMatch(date -> date.startsWith("PURPOSE_ANSWER"));
    }

    @Test
    void aRefusalIsAnAnswer() {
        var number = lease.inForce(lease.application());
        asked(number, PURPOSE);
        assertThat(open(number)).contains("PURPOSE_ANSWER " + FIFTH_IS_OVER);
        assertDone(number, "legal1", Map.of("answer", "REFUSE", "ground", "用途不明"));
        assertThat(open(number)).noneMatch(date -> date.startsWith("PURPOSE_ANSWER") || date.startsWith("AGREEMENT"));
    }

    @Test
    void whatMustBeSignedSoonerIsDueSooner() {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("startDate", "2027-01-01")
                .put("termMonths", 24);
        var number = lease.concluded(application);
        asked(number, "起租日：2026-12-04\n" + PURPOSE);
        assertThat(due(number)).isEqualTo("2026-12-05T00:00+08:00");
        assertThat(open(number)).first().isEqualTo("AGREEMENT 2026-12-05T00:00+08:00");
        assertThat(open(number)).contains("PURPOSE_ANSWER " + FIFTH_IS_OVER);
    }

    @Test
    void theOfficersAreRemindedOfTheDayAndOfAnotherAgreementAsBefore() {
        var number = lease.inForce(lease.application());
        asked(number, PURPOSE);
        var other = lease.inForce(lease.application());
        assertThat(lease.ask(other, "CHANGE").status()).isEqualTo(201);
        clock.set(at("2026-12-08T10:00:00+08:00"));
        reminder.remind();
        assertThat(reminded(number))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("合同约定于 2026年12月8日 24:00 前答复承租人"));
        assertThat(reminded(other))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("答复承租人"));

        LeaseDriver.expectDone(lease.complete("legal1", number, TASK, AGREE));
        lease.runJobs(number);
        clock.set(at("2026-12-29T10:00:00+08:00"));
        reminder.remind();
        assertThat(reminded(number))
                .last()
                .asString()
                .as("it waits for the lessee now")
                .contains("承租人签署")
                .doesNotContain("答复承租人");
    }

    private List<String> reminded(String number) {
        return jdbc.sql("select text_zh from lease.notice where lease_number = :number and kind = 'AGREEMENT_REMINDED'"
                        + " order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    @Test
    void otherAgreementsKeepTheirDates() {
        var number = lease.inForce(lease.application());
        for (var kind : List.of("CHANGE", "TERMINATION")) {
            assertThat(lease.ask(number, kind).status()).as(kind).isEqualTo(201);
            assertThat(open(number)).noneMatch(date -> date.startsWith("PURPOSE_ANSWER"));
            assertThat(open(number)).contains("AGREEMENT " + due(number));
            assertDone(number, "legal1", Map.of("answer", "REFUSE", "ground", "暂不签订"));
        }
    }

    private String ofTwoOfficers() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        ((ObjectNode) application.path("contract")).put("startDate", "2026-12-10");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        assertDone(number, "legal2", "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        return number;
    }

    private void asked(String number, String changes) {
        var answer = lease.ask(number, Map.of("kind", "CHANGE", "reason", "承租人书面申请", "changes", changes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        agreement.holdsFor(number);
        nextDate.holdsFor(number);
    }

    private void assertDone(String number, String user, Map<String, String> values) {
        assertDone(number, user, TASK, values);
    }

    private void assertDone(String number, String user, String task, Map<String, String> values) {
        LeaseDriver.expectDone(lease.complete(user, number, task, values));
    }

    private String due(String number) {
        return local(tasks.createTaskQuery()
                .taskId(lease.taskId(number, TASK))
                .singleResult()
                .getDueDate()
                .toInstant());
    }

    private List<String> open(String number) {
        return jdbc.sql(
                        "select what, at from lease.lease l, lease.open_dates(l) where number = :number order by at, what")
                .param("number", number)
                .query((row, index) -> row.getString("what") + " "
                        + local(row.getTimestamp("at").toInstant()))
                .list();
    }

    private String late(String number) {
        return lease.call("manager1", "GET", "/api/leases?overdue=true&q=" + number, null)
                .body()
                .path("leases")
                .toString();
    }

    private static String local(Instant at) {
        return at.atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime().toString();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
