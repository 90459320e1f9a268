package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private List<String> earlier;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        earlier = instances();
    }

    @AfterEach
    void removeWhatTheAdministratorStarted() {
        instances().stream()
                .filter(instance -> !earlier.contains(instance))
                .filter(instance -> jdbc.sql("select count(*) from lease.lease where process_instance_id = ?")
                                .param(instance)
                                .query(Integer.class)
                                .single()
                        == 0)
                .forEach(instance -> runtime.deleteProcessInstanceIfExists(instance, "test", true, true, true, false));
    }

    private List<String> instances() {
        return runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(instance -> instance.getId())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void instanceWithoutALeaseDoesNothing(Door door) {
        var leases = leases();
        for (var place : BEHIND_THE_REVIEW) {
            for (var key : new String[] {null, "SL-2026-999999"}) {
                start(door, "server-lease", place, key);
                runAllJobs();
            }
        }
        assertThat(leases()).isEqualTo(leases);
        assertThat(provisioner.callsFor("SL-2026-999999")).isEmpty();
        assertThat(provisioner.callsFor("null")).isEmpty();
    }

    @Test
    void instanceWithALeasesNumberDoesNotMoveTheLease() {
        for (var number : List.of(inReview(), inCompletion(), inSigning(), inActivation(), running())) {
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
            var number = inReview();
            var instance = lease.lease(number).path("processInstanceId").asText();
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
        var number = inReview();
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
        var signing = inSigning();
        var activation = inActivation();
        clock.set(Instant.parse("2027-01-02T00:00:00Z"));
        jump(signing, "SubProcess_Activation");
        assertThat(lease.stage(signing)).isEqualTo("CONTRACT");
        jump(activation, "SubProcess_InForce");
        assertThat(lease.stage(activation)).isEqualTo("ACTIVATION");
    }

    private void jump(String number, String place) {
        var instance = lease.lease(number).path("processInstanceId").asText();
        doors.ask(
                Door.REST,
                "admin",
                "POST",
                "/process-instance/" + instance + "/modification",
                "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"" + place + "\"}]}");
    }

    @Test
    void foreignInstanceDoesNotCatchTheLesseesSignature() {
        var number = inReview();
        start(Door.REST, "contract-signing", "Message_LesseeSigned", number);
        lease.approve("legal1", number);
        start(Door.REST, "contract-signing", "Message_LesseeSigned", number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** Variables that look like answers, written by an administrator, change nothing: nobody reads them. */
    @Test
    void variablesOfAnAdministratorDecideNothing() {
        var number = inReview();
        var instance = lease.lease(number).path("processInstanceId").asText();
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

    private String inReview() {
        return lease.apply(lease.application());
    }

    private String inCompletion() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        return lease.apply(application);
    }

    private String inSigning() {
        var number = inReview();
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        return number;
    }

    private String inActivation() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2027-01-01");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    private String running() {
        return lease.inForce(lease.application());
    }

    private void runAllJobs() {
        for (int round = 0; round < 3; round++) {
            for (var job : management.createJobQuery().executable().list()) {
                if (earlier.contains(job.getProcessInstanceId())) {
                    continue;
                }
                try {
                    management.executeJob(job.getId());
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
        var rows = new StringBuilder();
        for (var table : List.of(
                "lease", "findings", "decision", "contract", "signature", "user_archive", "use_review", "audit")) {
            rows.append(jdbc.sql("select coalesce(string_agg(row::text, '|' order by row::text), '') from lease."
                            + table + " row where " + (table.equals("lease") ? "number" : "lease_number") + " = ?"
                            // that an administrator did this is there
                            + (table.equals("audit") ? " and action <> 'ENGINE_ACT'" : ""))
                    .param(number)
                    .query(String.class)
                    .single());
        }
        return rows.toString();
    }

    private int count(String table, String number) {
        return jdbc.sql("select count(*) from " + table + " where lease_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
