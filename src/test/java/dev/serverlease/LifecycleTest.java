package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.NextDate;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of a lease, done as its users do it. */
@ServerLeaseTest
class LifecycleTest {

    @Autowired
    private Agreement agreement;

    @Autowired
    private NextDate nextDate;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void rowsAndEngineAgreeAndTheNextDateIsTrueAfterEachStep() {
        lease.afterEachStep(number -> {
            agreement.holdsFor(number);
            nextDate.holdsFor(number);
        });
    }

    @AfterEach
    void nobodyLooksAnyMore() {
        lease.afterEachStep(null);
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void mainWayFromApplicationThroughTwoUseReviewsToExpiry() {
        var number = lease.drivenToForce(lease.application());
        assertThat(provisioner.callsFor(number)).containsExactly(number + "/HAND_OVER/1");

        reviewFallsDueAndIsContinued(number);
        reviewFallsDueAndIsContinued(number);

        var end = OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
        assertThat(end).isEqualTo(OffsetDateTime.parse("2028-11-01T00:00:00+08:00"));
        lease.at(end.minusDays(30).toInstant(), number);
        done(
                "compliance1",
                number,
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", "2028-10-02", "proof", "EMS 1234567890"));
        lease.at(end.toInstant().minusSeconds(1), number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        lease.at(end.toInstant(), number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");

        done("ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", "2028-11-01", "note", "已收回，账号已注销"));
        lease.at(end.plusDays(31).toInstant(), number);
        done(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", "2028-12-02",
                        "how", "ERASED",
                        "logsKeptUntil", "2029-05-01",
                        "impactAssessmentKeptUntil", "2031-11-01",
                        "note", "已删除"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("EXPIRED");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        assertThat(actions(number))
                .containsSubsequence(
                        "APPLICATION_RECEIVED",
                        "STAGE_CHECKS",
                        "ROUTED_REVIEW",
                        "DECIDED_APPROVE",
                        "STAGE_CONTRACT",
                        "CONTRACT_DRAFTED",
                        "CONTRACT_OFFERED",
                        "SIGNED_LESSEE",
                        "SEAL_CONFIRMED",
                        "SEAL_DECIDED",
                        "SIGNED_LESSOR",
                        "USER_ARCHIVE_OPENED",
                        "SERVER_HANDED_OVER",
                        "STAGE_IN_FORCE",
                        "USE_REVIEW_SCHEDULED",
                        "USE_REVIEWED_CONTINUE",
                        "USE_REVIEWED_CONTINUE",
                        "EXPIRY_OBJECTED",
                        "CLOSING_EXPIRED",
                        "SERVER_TAKEN_BACK",
                        "DATA_ERASED",
                        "ARCHIVE_CLOSED",
                        "ENDED_EXPIRED");
    }

    private void reviewFallsDueAndIsContinued(String number) {
        var due = due(number);
        lease.at(due.minusSeconds(1), number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        lease.at(due, number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        var answer = lease.complete("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(due(number)).isAfter(due);
    }

    private Instant due(String number) {
        return OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                .toInstant();
    }

    private void done(String user, String number, String task, Map<String, String> values) {
        var answer = lease.complete(user, number, task, values);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    @Test
    void legalOfficerRejects() {
        var number = lease.apply(lease.application());
        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REJECT", "ground", "用途存疑"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("REJECTED");
        assertThat(lease.lease(number).path("decisions").get(0).path("officer").asText())
                .isEqualTo("legal1");
    }

    @Test
    void unlawfulBusinessIsRejectedWithoutAPerson() {
        var application = fresh("vpn-resale");
        var number = lease.apply(application);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(violated(number, "BLOCK"))
                .containsExactlyInAnyOrder("channel.cross-border-business", "consistency.tunnel-business");
    }

    @Test
    void missingLicenceGoesBackToSalesAndComesForwardAgainToTwoOfficers() {
        var application = fresh("shop-without-licence");
        var number = lease.apply(application);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        assertThat(violated(number, "REQUIRE")).containsExactly("iis.commercial-licence");

        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("stage").asText()).isEqualTo("LEGAL_REVIEW");

        lease.approve("legal1", number);
        var same = lease.claim("legal1", lease.taskId(number, "Task_SecondReview"));
        assertThat(same.status()).isEqualTo(403);
        assertThat(same.text()).contains("另一名法务人员");
        lease.complete("legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void applicationThatIsNotCompletedLapses() {
        var number = lease.apply(fresh("shop-without-licence"));
        var endOfTheLastDay = Instant.parse("2026-12-15T16:00:00Z");
        lease.at(endOfTheLastDay.minusSeconds(1), number);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        lease.at(endOfTheLastDay, number);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("LAPSED");
    }

    @Test
    void contractThatIsNotSignedLapses() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        lease.at(SettableClock.START.plusSeconds(30 * 86_400L), number);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("LAPSED");
    }

    @Test
    void leaseComesIntoForceOnItsStartDateNotBefore() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2027-01-01");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        lease.at(Instant.parse("2026-12-31T15:59:59Z"), number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        lease.at(Instant.parse("2026-12-31T16:00:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void provisionerThatKeepsFailingBecomesAnIncidentAndARetryMendsIt() {
        var number = lease.apply(lease.application());
        provisioner.failFor(number, "机房接口超时");
        lease.approve("legal1", number);
        lease.signByBoth(number);
        for (int minutes = 0; minutes <= 15; minutes += 5) {
            lease.at(SettableClock.START.plusSeconds(minutes * 60L), number);
        }
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        var incident = runtime.createIncidentQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .singleResult();
        assertThat(incident.getIncidentMessage())
                .contains("机房接口超时")
                .contains("处理：")
                .contains(number);

        provisioner.workAgainFor(number);
        var retry = lease.callRaw(
                "ops1", "PUT", "/engine-rest/job/" + incident.getConfiguration() + "/retries", "{\"retries\": 1}");
        assertThat(retry.status()).as(retry.text()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(provisioner.callsFor(number)).containsExactly(number + "/HAND_OVER/1");
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .containsOnlyOnce(">开始交付<")
                .contains("再次开始交付（前一次未记录到结果，例如系统中断；仍为同一台服务器）");
    }

    private ObjectNode fresh(String sample) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }

    private List<String> violated(String number, String outcome) {
        return StreamSupport.stream(lease.lease(number).path("findings").spliterator(), false)
                .filter(finding -> finding.path("outcome").asText().equals(outcome))
                .map(finding -> finding.path("rule").asText())
                .toList();
    }

    private List<String> actions(String number) {
        return StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .map(step -> step.path("action").asText())
                .toList();
    }

    /** By default nobody pays for days on which there was no server: the planned start only counts until then. */
    @Test
    void theTermRunsFromTheHandOverUnlessTheContractNamesFixedDays() {
        var planned = lease.application();
        ((ObjectNode) planned.path("contract")).remove("rentBasis");
        ((ObjectNode) planned.path("contract")).put("startDate", "2026-11-01").put("termMonths", 3);
        var number = lease.apply(planned);
        assertThat(lease.lease(number).path("termEndsAt").asText())
                .as("handed over on 1 November as planned, the last day would be 1 February")
                .startsWith("2027-02-02T00:00");
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .as("that day is past, and the end that it gave with it")
                .contains("计划交付日已过", "租期自实际交付之日的次日起算")
                .doesNotContain("2027年2月1日");
        lease.approve("legal1", number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.lease(number).path("termEndsAt").asText())
                .as("handed over on 1 December: the last day is 1 March")
                .startsWith("2027-03-02T00:00");
        lease.at(Instant.parse("2027-03-01T15:59:00Z"), number);
        assertThat(lease.lease(number).path("indefinite").asBoolean()).isFalse();
        lease.at(Instant.parse("2027-03-01T16:00:00Z"), number);
        assertThat(lease.lease(number).path("indefinite").asBoolean())
                .as("nobody objected to the use that goes on")
                .isTrue();
    }
}
