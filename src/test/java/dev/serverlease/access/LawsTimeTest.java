package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The dates of the law stand in our rows. Whoever moves a timer of the engine, or has it run, over its doors or in its
 * tables, brings nothing about before its day.
 */
@ServerLeaseTest
class LawsTimeTest {

    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private static final List<String> BAD_RETRIES =
            List.of("{\"retries\":0}", "{}", "null", "{\"retries\":-1}", "{\"retries\":\"1\"}", "{\"retries\":99}");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private Agreement agreement;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;

    /**
     * @param timer id of the event in the model
     * @param reached brings a lease to where it waits
     * @param happens an entry of the audit trail or a task that comes of it at its date, and never before
     */
    record Row(String timer, Function<WaitingLeases, String> reached, String happens) {

        @Override
        public String toString() {
            return timer + ": " + happens;
        }
    }

    static Stream<Row> timers() {
        return Stream.of(
                new Row("Timer_CompletionDeadline", WaitingLeases::inCompletion, "ENDED_LAPSED"),
                new Row("Timer_ReviewReminder", WaitingLeases::inReview, "REVIEW_REMINDED"),
                new Row("Timer_ReviewEscalation", WaitingLeases::inReview, "REVIEW_ESCALATED"),
                new Row("Timer_SecondReviewReminder", WaitingLeases::inSecondReview, "REVIEW_REMINDED"),
                new Row("Timer_SecondReviewEscalation", WaitingLeases::inSecondReview, "REVIEW_ESCALATED"),
                new Row("Timer_IdentityOverdue", WaitingLeases::inVerificationOfTwo, "IDENTITY_OVERDUE"),
                new Row("Timer_NotVerifiedInTime", WaitingLeases::inVerificationAtOpening, "Task_FulfilConditions"),
                new Row("Timer_SigningReminder", WaitingLeases::inSigning, "SIGNING_REMINDED"),
                new Row("Timer_SigningDeadline", WaitingLeases::inSigning, "ENDED_LAPSED"),
                new Row("Timer_StartDate", WaitingLeases::beforeItsStart, "SERVER_HANDED_OVER"),
                new Row("Timer_UseReviewDue", WaitingLeases::inForce, "Task_UseReview"),
                new Row("Timer_CureDeadline", WaitingLeases::suspended, "CURE_REMINDED"),
                new Row("Timer_ExpiryNoticeDue", WaitingLeases::inForce, "Task_ExpiryNotice"),
                new Row("Timer_TermEnds", WaitingLeases::inForce, "HELD_OVER"),
                new Row("Timer_RenewalSigningDeadline", WaitingLeases::inSigningOfRenewal, "AGREEMENT_ENDED"),
                new Row(
                        "Timer_AgreementBeforeHandOverDeadline",
                        WaitingLeases::inReviewOfChangeBeforeHandOver,
                        "AGREEMENT_ENDED"),
                new Row("Timer_AgreementDeadline", WaitingLeases::inSigningOfChange, "AGREEMENT_ENDED"),
                new Row("Timer_DemandPeriodOver", WaitingLeases::rentDemanded, "Task_NoticeForRent"),
                new Row("Timer_ReportDue", WaitingLeases::suspended, "DUTY_REMINDED_REPORT_TO_POLICE"),
                new Row("Timer_IncidentHalfTime", WaitingLeases::withIncident, "DUTY_ESCALATED_REPORT_INCIDENT"),
                new Row("Timer_IncidentDue", WaitingLeases::withIncident, "DUTY_REMINDED_REPORT_INCIDENT"),
                new Row(
                        "Timer_FinalReportDue",
                        WaitingLeases::withReportedIncident,
                        "DUTY_REMINDED_FINAL_INCIDENT_REPORT"),
                new Row("Timer_ForwardDue", WaitingLeases::withInfringementNotice, "DUTY_REMINDED_FORWARD_NOTICE"),
                new Row("Timer_SubleaseMonthFive", WaitingLeases::sublet, "DUTY_REMINDED_OBJECT_TO_SUBLEASE"));
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void everyTimerOfTheModelsIsInTheTable() {
        assertThat(
                        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                                .flatMap(definition -> repository
                                        .getBpmnModelInstance(definition.getId())
                                        .getModelElementsByType(CatchEvent.class)
                                        .stream())
                                .filter(event -> event.getEventDefinitions().stream()
                                        .anyMatch(TimerEventDefinition.class::isInstance))
                                .map(CatchEvent::getId))
                .containsExactlyInAnyOrderElementsOf(timers().map(Row::timer).toList());
    }

    @ParameterizedTest
    @MethodSource("timers")
    void firesAtItsDateAndNotBefore(Row row) {
        number = row.reached().apply(new WaitingLeases(lease, json));
        var before = whole();
        var date = job(row).getDuedate().toInstant();
        assertThat(date).isAfter(clock.instant());

        int timer = timers().map(Row::timer).toList().indexOf(row.timer());
        operatorsMoveNothing(job(row).getId(), timer);
        administratorsMoveNoDate(job(row), timer);
        assertThat(whole()).isEqualTo(before);

        administratorHasItRun(job(row).getId());
        assertThat(whole()).as("run before its day").isEqualTo(before);
        assertThat(earlyRuns()).containsExactly("admin " + row.timer());

        move(row, clock.instant());
        management.executeJob(job(row).getId());
        assertThat(whole()).as("moved to today in the table").isEqualTo(before);
        assertThat(earlyRuns()).containsExactly("admin " + row.timer(), "system " + row.timer());

        move(row, FAR);
        lease.runJobs(number);
        assertThat(agreement.mismatches(number)).containsExactly("TIMER_DATE " + row.timer());
        move(row, date);
        assertThat(agreement.mismatches(number)).isEmpty();
        assertThat(whole()).as("put off in the table, and found").isEqualTo(before);

        lease.at(date.minusSeconds(1), number);
        assertThat(signs()).doesNotContain(row.happens());
        lease.at(date, number);
        assertThat(signs()).contains(row.happens());
    }

    /** Nor does its officer lose time that the first one took. */
    @Test
    void aSecondReviewCountsFromTheFirstDecisionHoweverOftenItIsAsked() {
        number = new WaitingLeases(lease, json).inReviewOfTwo();
        clock.set(SettableClock.START.plus(Duration.ofDays(9)));
        lease.approve("legal1", number);
        var reminder = row("Timer_SecondReviewReminder");
        var escalation = row("Timer_SecondReviewEscalation");
        var dates = List.of(job(reminder).getDuedate(), job(escalation).getDuedate());

        clock.set(SettableClock.START.plus(Duration.ofDays(10)));
        management.executeJob(job(reminder).getId());
        management.executeJob(job(escalation).getId());
        assertThat(List.of(job(reminder).getDuedate(), job(escalation).getDuedate()))
                .isEqualTo(dates);

        clock.set(SettableClock.START.plus(Duration.ofDays(9)));
        number = lease.inReview(lease.application());
        assertThat(List.of(
                        job(row("Timer_ReviewReminder")).getDuedate(),
                        job(row("Timer_ReviewEscalation")).getDuedate()))
                .as("a first review that began at the moment of that decision")
                .isEqualTo(dates);
    }

    private static Row row(String timer) {
        return timers().filter(row -> row.timer().equals(timer)).findFirst().orElseThrow();
    }

    /** A door's turn comes with every other timer, and that of a way to write retries badly; at night all of them. */
    private static <T> List<T> inTurn(List<T> all, int timer) {
        return Boolean.getBoolean("nightly") ? all : List.of(all.get(timer % all.size()));
    }

    private void operatorsMoveNothing(String job, int timer) {
        var row = stored(job);
        for (var door : inTurn(List.of(Door.values()), timer)) {
            operator(
                    door,
                    "PUT",
                    "/job/" + job + "/retries",
                    "{\"retries\":1,\"dueDate\":\"2026-12-01T01:00:00.000+0000\"}",
                    403);
            for (var body : inTurn(BAD_RETRIES, timer / 2)) {
                operator(door, "PUT", "/job/" + job + "/retries", body, 400);
            }
            operator(door, "PUT", "/job/" + job + "/retries", "{\"retries\":1}", 409);
            operator(door, "PUT", "/job/" + job + "/duedate", "{\"duedate\":\"2026-12-01T01:00:00.000+0000\"}", 403);
            operator(door, "POST", "/job/" + job + "/execute", "", 403);
        }
        assertThat(stored(job)).isEqualTo(row);
    }

    private void operator(Door door, String method, String path, String body, int status) {
        Refusals.assertRefused(doors.ask(door, "ops1", method, path, body), status);
    }

    private void administratorsMoveNoDate(Job job, int timer) {
        var row = stored(job.getId());
        var at = "\"dueDate\":\"2026-12-01T01:00:00.000+0000\"";
        for (var door : inTurn(List.of(Door.values()), timer)) {
            administrator(door, "PUT", "/job/" + job.getId() + "/duedate", "{\"duedate\":null}");
            administrator(
                    door, "PUT", "/job/" + job.getId() + "/duedate", "{\"duedate\":\"2026-12-01T01:00:00.000+0000\"}");
            administrator(door, "PUT", "/job/" + job.getId() + "/retries", "{\"retries\":1," + at + "}");
            administrator(
                    door, "POST", "/job/retries", "{\"jobIds\":[\"" + job.getId() + "\"],\"retries\":1," + at + "}");
            administrator(
                    door,
                    "POST",
                    "/process-instance/job-retries",
                    "{\"processInstances\":[\"" + job.getProcessInstanceId() + "\"],\"retries\":1," + at + "}");
            administrator(
                    door,
                    "PUT",
                    "/job-definition/" + job.getJobDefinitionId() + "/retries",
                    "{\"retries\":1," + at + "}");
        }
        assertThat(stored(job.getId())).isEqualTo(row);
    }

    private void administrator(Door door, String method, String path, String body) {
        Refusals.assertRefused(doors.ask(door, "admin", method, path, body), 403);
    }

    private void administratorHasItRun(String job) {
        var answer = doors.ask(Door.REST, "admin", "POST", "/job/" + job + "/execute", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        // the engine's act is written when it is answered
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> audit().anyMatch("admin ENGINE_ACT"::equals));
    }

    private void move(Row row, Instant to) {
        jdbc.sql("update act_ru_job set duedate_ = ?, rev_ = rev_ + 1 where id_ = ?")
                .params(Timestamp.from(to), job(row).getId())
                .update();
    }

    private Job job(Row row) {
        return management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId(row.timer())
                .singleResult();
    }

    private String stored(String job) {
        return jdbc.sql("select j::text from act_ru_job j where id_ = ?")
                .param(job)
                .query(String.class)
                .single();
    }

    private List<String> earlyRuns() {
        return jdbc.sql("select actor || ' ' || (payload::jsonb -> 'detail' ->> 'timer') from lease.audit"
                        + " where lease_number = ? and action = 'TIMER_FIRED_EARLY' order by seq")
                .param(number)
                .query(String.class)
                .list();
    }

    private Stream<String> audit() {
        return jdbc
                .sql("select actor || ' ' || action from lease.audit where lease_number = ? order by seq")
                .param(number)
                .query(String.class)
                .list()
                .stream();
    }

    /** What has come about, in one word each: entries of the trail, and open tasks. */
    private List<String> signs() {
        return Stream.concat(
                        audit().map(entry -> entry.split(" ", 2)[1]),
                        tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                                .map(Task::getTaskDefinitionKey))
                .toList();
    }

    /** All that could have come about: rows, calls to hand over, tasks, and the timers with their dates. */
    private Map<String, List<String>> whole() {
        var timers = new ArrayList<String>();
        for (var job : management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .list()) {
            timers.add(management
                            .createJobDefinitionQuery()
                            .jobDefinitionId(job.getJobDefinitionId())
                            .singleResult()
                            .getActivityId()
                    + " " + job.getDuedate() + " " + job.getRetries());
        }
        return Map.of(
                "lease",
                jdbc.sql("select l::text from lease.lease l where number = ?")
                        .param(number)
                        .query(String.class)
                        .list(),
                "audit",
                audit().filter(entry -> Stream.of(" ENGINE_ACT", " TIMER_FIRED_EARLY", " NOTICE_KEPT")
                                .noneMatch(entry::endsWith))
                        .toList(),
                "notices",
                jdbc.sql("select kind from lease.notice where lease_number = ? and kind <> 'MISMATCH' order by kind")
                        .param(number)
                        .query(String.class)
                        .list(),
                "provisioner",
                provisioner.callsFor(number),
                "tasks",
                tasks.createTaskQuery().processInstanceBusinessKey(number).orderByTaskId().asc().list().stream()
                        .map(task -> task.getId() + " " + task.getTaskDefinitionKey() + " " + task.getDueDate())
                        .toList(),
                "timers",
                timers.stream().sorted().toList());
    }
}
