package dev.serverlease.stage.inforce.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.NextDate;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A renewal that changes the agreed purpose changes it from the day of its agreement on: the request for it is answered
 * within the working days of the clause {@code purpose}.
 */
@ServerLeaseTest
class RenewedPurposeTest {

    private static final String REVIEW = "Task_RenewalReview";
    private static final String PURPOSE = "use.declaredPurpose：内部办公和员工培训";

    private static final String PAYMENT = "contract.rentPlan.dueDays：10";

    /** After 4 September 2028, a Monday. */
    private static final String FIFTH_IS_OVER = "2028-09-12T00:00+08:00";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private NextDate nextDate;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private StoredState stored;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        lease.afterEachStep(nextDate::holdsFor);
        number = lease.inForce(lease.application());
    }

    @AfterEach
    void nobodyLooksAnyMore() {
        lease.afterEachStep(null);
    }

    @Test
    void isDueAtTheEndOfTheFifthWorkingDayAndIsTheNextDateUntilItIsAnswered() {
        lease.at(at("2028-09-04T09:00:00+08:00"), number);
        renew(PURPOSE);
        assertThat(due()).isEqualTo(FIFTH_IS_OVER);
        assertThat(open()).contains("PURPOSE_ANSWER " + FIFTH_IS_OVER);
        assertThat(lease.shown(number, REVIEW).path("answerBy").asText()).contains("2028年9月11日 24:00");
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains("答复变更用途的期限", "2028年9月11日 24:00");

        answer("REFUSE");
        assertThat(open()).noneMatch(date -> date.startsWith("PURPOSE_ANSWER"));
    }

    @Test
    void isAnsweredByTheAgreementThatIsOffered() {
        lease.at(at("2028-09-04T09:00:00+08:00"), number);
        renew("use.activityCodes：OFFICE、MAIL");
        assertThat(due()).isEqualTo(FIFTH_IS_OVER);
        answer("AGREE");
        assertThat(open()).noneMatch(date -> date.startsWith("PURPOSE_ANSWER"));
        lease.concludeAgreement(number);
        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2029-11-01T00:00:00+08:00");
    }

    @Test
    void whatMustBeAnsweredSoonerForTheReminderIsDueSooner() {
        lease.at(at("2028-09-28T09:00:00+08:00"), number);
        renew(PURPOSE);
        assertThat(due()).as("the reminder's").isEqualTo("2028-09-30T00:00+08:00");
        assertThat(open()).anyMatch(date -> date.startsWith("PURPOSE_ANSWER 2028-10-"));
    }

    /** Nobody reviews it before the day of the expiry notice: that is too late for the answer. */
    @Test
    void isNotKeptButAskedForAsAnAgreement() {
        stored.unchangedBy(() -> {
            var answer = asked(PURPOSE);
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("changes");
            assertThat(answer.text()).contains("以变更协议另行申请", "as an agreement of its own");
        });
        assertThat(lease.ask(number, Map.of("kind", "CHANGE", "reason", "承租人书面申请", "changes", PURPOSE))
                        .status())
                .isEqualTo(201);
        assertThat(open()).anyMatch(date -> date.startsWith("PURPOSE_ANSWER"));
        renew(PAYMENT);
    }

    @Test
    void aRenewalOfTheSamePurposeHasTheDatesThatItHad() {
        lease.at(at("2028-09-04T09:00:00+08:00"), number);
        renew(PAYMENT);
        assertThat(due()).isEqualTo("2028-09-30T00:00+08:00");
        assertThat(open()).noneMatch(date -> date.startsWith("PURPOSE_ANSWER"));
        assertThat(lease.shown(number, REVIEW).path("answerBy").asText()).isEmpty();
    }

    private void renew(String changes) {
        var answer = asked(changes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private Http.Answer asked(String changes) {
        var body = json.createObjectNode()
                .put("termMonths", 12)
                .put("reference", "XZ-" + changes.hashCode())
                .put("changes", changes);
        return lease.call("sales1", "POST", "/api/leases/" + number + "/renewals", body);
    }

    private void answer(String answer) {
        LeaseDriver.expectDone(
                lease.complete("legal1", number, REVIEW, Map.of("answer", answer, "ground", "用途明确，不影响合法用途")));
        lease.runJobs(number);
    }

    private String due() {
        return local(tasks.createTaskQuery()
                .taskId(lease.taskId(number, REVIEW))
                .singleResult()
                .getDueDate()
                .toInstant());
    }

    private List<String> open() {
        return jdbc.sql(
                        "select what, at from lease.lease l, lease.open_dates(l) where number = :number order by at, what")
                .param("number", number)
                .query((row, index) -> row.getString("what") + " "
                        + local(row.getTimestamp("at").toInstant()))
                .list();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private String local(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime().toString();
    }
}
