package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Administrators pass the gate. What stands behind it: nothing is handed over, and no lease moves, by an instance that
 * is not the lease's own, nor by its own instance moved past a stage.
 */
@ServerLeaseTest
class SecondWallTest {

    /** Places behind the review, in each part of the diagram, with the listeners and delegates that they run. */
    private static final List<String> BEHIND_THE_REVIEW = List.of(
            "CallActivity_ContractSigning",
            "Task_ActivationGate",
            "Task_AskGateAgain",
            "End_Cleared",
            "Task_OpenUserArchive",
            "Timer_StartDate",
            "Task_HandOverServer",
            "SubProcess_InForce",
            "Start_InForce",
            "SubProcess_Serving",
            "SubProcess_Closing",
            "Gateway_AwaitReview",
            "CallActivity_UseReview",
            "Task_SwitchOff",
            "SubProcess_Suspended",
            "Task_SwitchOn",
            "Task_ExpiryNotice",
            "Task_SettleTermEnd",
            "Task_NoticeOfTermination",
            "Task_SwitchOnBeforeNotice",
            "End_GoesOnWithoutEnd",
            "Task_TakeBackServer",
            "Task_CloseArchive",
            "End_Expired",
            "End_Terminated",
            "End_Rejected",
            "End_Lapsed",
            "End_Withdrawn",
            "Task_CheckParties",
            "Task_CheckChannel",
            "Task_ReviewRouting",
            "Task_LegalReview",
            "Task_RemindReviewers",
            "Task_EscalateReview",
            "Task_RemindSigning",
            "Task_SecondReview",
            "Task_CompleteApplication");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private WaitingLeases waiting;
    private String[] earlier;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        waiting = new WaitingLeases(lease, json);
        earlier = instances().toArray(new String[0]);
    }

    @AfterEach
    void removeWhatTheAdministratorStarted() {
        jdbc.sql(
                        "select id_ from act_ru_execution where parent_id_ is null and super_exec_ is null"
                                + " and id_ <> all(:earlier::text[]) and id_ not in (select process_instance_id from lease.lease)")
                .param("earlier", earlier)
                .query(String.class)
                .list()
                .forEach(instance -> runtime.deleteProcessInstanceIfExists(instance, "test", true, true, true, false));
    }

    private List<String> instances() {
        return jdbc.sql("select id_ from act_ru_execution where parent_id_ is null and super_exec_ is null")
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @EnumSource
    void instanceWithoutALeaseDoesNothing(Door door) {
        var leases = leases();
        for (var place : inTurn(door)) {
            for (var key : new String[] {null, "SL-2026-999999"}) {
                start(door, "server-lease", place, key);
                runAllJobs();
            }
        }
        assertThat(leases()).isEqualTo(leases);
        assertThat(provisioner.callsFor("SL-2026-999999")).isEmpty();
        assertThat(provisioner.callsFor("null")).isEmpty();
    }

    /** At night all places at each door; else one door after the other. */
    private static List<String> inTurn(Door door) {
        return Boolean.getBoolean("nightly")
                ? BEHIND_THE_REVIEW
                : IntStream.range(0, BEHIND_THE_REVIEW.size())
                        .filter(place -> place % Door.values().length == door.ordinal())
                        .mapToObj(BEHIND_THE_REVIEW::get)
                        .toList();
    }

    @Test
    void instanceWithALeasesNumberDoesNotMoveTheLease() {
        for (var number : List.of(
                waiting.inReview(),
                waiting.inCompletion(),
                waiting.inSigning(),
                waiting.beforeItsStart(),
                waiting.inForce())) {
            var before = whole(number);
            var calls = provisioner.callsFor(number);
            for (var place : BEHIND_THE_REVIEW) {
                start(Door.REST, "server-lease", place, number);
                runAllJobs();
                assertThat(whole(number)).as(place).isEqualTo(before);
            }
            for (var place : List.of(
                    "Task_DraftContract",
                    "Task_OfferContract",
                    "Message_LesseeSigned",
                    "Task_SealForLessor",
                    "Task_ApplySeal",
                    "Task_VerifySignatures")) {
                start(Door.WEB_APPLICATIONS, "contract-signing", place, number);
                runAllJobs();
                assertThat(whole(number)).as(place).isEqualTo(before);
            }
            assertThat(provisioner.callsFor(number)).isEqualTo(calls);
        }
    }

    /** The lease's own instance, moved by an administrator past the review. */
    @Test
    void ownInstanceMovedPastTheReviewHandsNothingOver() {
        for (var place : List.of(
                "CallActivity_ContractSigning",
                "Task_ActivationGate",
                "Task_OpenUserArchive",
                "Task_HandOverServer",
                "SubProcess_InForce",
                "Start_InForce",
                "Task_SwitchOff",
                "SubProcess_Suspended",
                "Task_SwitchOn",
                "Task_TakeBackServer")) {
            var number = waiting.inReview();
            var instance = lease.column(number, "process_instance_id");
            doors.ask(
                    Door.REST,
                    "admin",
                    "POST",
                    "/process-instance/" + instance + "/modification",
                    "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"" + place + "\"}]}");
            runAllJobs();
            assertThat(lease.stage(number)).as(place).isNotIn("ACTIVATION", "IN_FORCE", "SUSPENDED");
            assertThat(provisioner.callsFor(number)).as(place).isEmpty();
            assertThat(count("lease.user_archive", number)).as(place).isZero();
        }
    }

    /** An instance beside the lease that waits for the same message neither gets it nor is in its way. */
    /** Step by step, frame by frame, after the start date: what each stage rests on is looked up, not believed. */
    @Test
    void ownInstanceIsNotLedThroughTheFramesWithoutApprovalSignaturesAndHandOver() {
        var number = waiting.inReview();
        clock.set(Instant.parse("2027-01-02T00:00:00Z"));
        var calls = provisioner.callsFor(number);
        for (var frame : List.of(
                "SubProcess_Contract",
                "SubProcess_Activation",
                "SubProcess_InForce",
                "SubProcess_Suspended",
                "Task_SwitchOff",
                "Task_SwitchOn")) {
            jump(number, frame);
            runAllJobs();
            assertThat(lease.stage(number)).as(frame).isEqualTo("LEGAL_REVIEW");
        }
        assertThat(provisioner.callsFor(number)).isEqualTo(calls);
    }

    @Test
    void approvedLeaseIsNotActivatedUnsignedAndASignedOneNotInForceWithoutItsServer() {
        var signing = waiting.inSigning();
        var activation = waiting.beforeItsStart();
        clock.set(Instant.parse("2027-01-02T00:00:00Z"));
        jump(signing, "SubProcess_Activation");
        assertThat(lease.stage(signing)).isEqualTo("CONTRACT");
        jump(activation, "SubProcess_InForce");
        assertThat(lease.stage(activation)).isEqualTo("ACTIVATION");
    }

    private void jump(String number, String place) {
        var instance = lease.column(number, "process_instance_id");
        doors.ask(
                Door.REST,
                "admin",
                "POST",
                "/process-instance/" + instance + "/modification",
                "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"" + place + "\"}]}");
    }

    @Test
    void foreignInstanceDoesNotCatchTheLesseesSignature() {
        int others = waitForTheLessee();
        var number = waiting.inReview();
        start(Door.REST, "contract-signing", "Gateway_LesseeAnswers", number);
        lease.approve("legal1", number);
        start(Door.REST, "contract-signing", "Gateway_LesseeAnswers", number);
        lease.runJobs(number);
        assertThat(waitForTheLessee() - others)
                .as("two foreign ones and its own")
                .isEqualTo(3);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(waitForTheLessee() - others).as("the foreign ones").isEqualTo(2);
    }

    private int waitForTheLessee() {
        return jdbc.sql("select count(*) from act_ru_event_subscr where event_name_ = 'LesseeSigned'")
                .query(Integer.class)
                .single();
    }

    /** Variables that look like answers, written by an administrator, change nothing: nobody reads them. */
    @Test
    void variablesOfAnAdministratorDecideNothing() {
        var number = waiting.inReview();
        var instance = lease.column(number, "process_instance_id");
        for (var name : List.of("gate", "officersDecision", "route", "approved")) {
            doors.ask(
                    Door.WEB_APPLICATIONS,
                    "admin",
                    "PUT",
                    "/process-instance/" + instance + "/variables/" + name,
                    "{\"value\":\"OPEN\",\"type\":\"String\"}");
        }
        runAllJobs();
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.hasTask(number, "Task_LegalReview")).isTrue();
        assertThat(provisioner.callsFor(number)).isEmpty();
    }

    private void start(Door door, String process, String place, String key) {
        var body = new LinkedHashMap<String, Object>();
        body.put("startInstructions", List.of(Map.of("type", "startBeforeActivity", "activityId", place)));
        body.put("variables", Map.of("approved", Map.of("value", true), "gate", Map.of("value", "OPEN")));
        if (key != null) {
            body.put("businessKey", key);
        }
        var answer = doors.ask(
                door,
                "admin",
                "POST",
                "/process-definition/key/" + process + "/start",
                json.valueToTree(body).toString());
        assertThat(answer.statusCode()).as(place + answer.body()).isNotIn(401, 403, 404);
    }

    /** Of whatever began since this test did, the test's own leases included. */
    private void runAllJobs() {
        for (int round = 0; round < 3; round++) {
            var jobs = jdbc.sql(
                            "select j.id_ from act_ru_job j join act_ru_execution x on x.id_ = j.process_instance_id_"
                                    + " where x.root_proc_inst_id_ <> all(:earlier::text[]) and j.retries_ > 0"
                                    + " and (j.duedate_ is null or j.duedate_ <= :now) order by j.id_")
                    .param("earlier", earlier)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(String.class)
                    .list();
            for (var job : jobs) {
                try {
                    management.executeJob(job);
                } catch (RuntimeException refused) {
                    // that is what the test is about: it becomes an incident
                }
            }
        }
    }

    private List<Map<String, Object>> leases() {
        return jdbc.sql("select * from lease.lease order by number").query().listOfRows();
    }

    /** The lease with all that hangs on it. */
    private String whole(String number) {
        return jdbc.sql(Stream.of(
                                "lease",
                                "findings",
                                "decision",
                                "contract",
                                "signature",
                                "user_archive",
                                "use_review",
                                "audit")
                        .map(table -> "(select coalesce(string_agg(row::text, '|' order by row::text), '') from lease."
                                + table + " row where " + (table.equals("lease") ? "number" : "lease_number")
                                + " = :number"
                                // that an administrator did this is there
                                + (table.equals("audit") ? " and action <> 'ENGINE_ACT'" : "") + ")")
                        .collect(Collectors.joining(" || ", "select ", "")))
                .param("number", number)
                .query(String.class)
                .single();
    }

    private int count(String table, String number) {
        return jdbc.sql("select count(*) from " + table + " where lease_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
