package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways round the application and the review, tried through both doors to the engine. */
@ServerLeaseTest
class GateTest {

    private static final String START = "/process-definition/key/server-lease/start";

    private static final List<String> PEOPLE =
            List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "manager1");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private FakeProvisioner provisioner;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @ParameterizedTest
    @EnumSource
    void requestsRequireSignIn(Door door) {
        stored.unchangedBy(() -> {
            for (var path : List.of("/task", "/process-definition", "/process-instance", "/history/task", "/filter")) {
                refused(doors.ask(door, null, "GET", path, null), 401);
            }
            refused(doors.ask(door, null, "POST", START, start(Map.of())), 401);
            refused(doors.ask(door, null, "OPTIONS", "/filter", null), 401);
        });
    }

    /**
     * Not one of the others' users: the engine makes whoever mistyped wait, and the clock of the tests stands still.
     */
    @Test
    void wrongPasswordIsRefused() {
        var answer = doors.raw(
                Door.REST,
                null,
                "GET",
                "/engine-rest/task",
                null,
                "Authorization",
                "Basic bm9ib2R5Ondyb25n"); // nobody:wrong
        refused(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
    }

    @ParameterizedTest
    @EnumSource
    void salesStartALeaseAndNothingElse(Door door) {
        var answer = doors.ask(door, "sales1", "POST", START, start(Map.of()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(lease.stage(tree(answer).path("businessKey").asText())).isEqualTo("LEGAL_REVIEW");

        stored.unchangedBy(() -> {
            for (var person : PEOPLE.subList(1, PEOPLE.size())) {
                refused(doors.ask(door, person, "POST", START, start(Map.of())), 403);
            }
            for (var process : List.of("contract-signing", "use-review")) {
                var path = "/process-definition/key/" + process + "/start";
                refused(doors.ask(door, "sales1", "POST", path, "{\"businessKey\":\"SL-2026-000001\"}"), 403);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void startTakesTheApplicationAndNothingElse(Door door) {
        var behindTheReview = List.of(Map.of("type", "startBeforeActivity", "activityId", "Task_HandOverServer"));
        stored.unchangedBy(() -> {
            refused(startWith(door, Map.of("startInstructions", behindTheReview)), 403);
            refused(startWith(door, Map.of("startInstructions", List.of())), 403);
            refused(startWith(door, Map.of("businessKey", "SL-2026-000001")), 403);
            refused(startWith(door, Map.of("businessKey", List.of("SL-2026-000001"))), 403);
            refused(startWith(door, Map.of("caseInstanceId", "x")), 403);
            refused(startWith(door, Map.of("skipCustomListeners", true)), 403);
            var foreign = json.valueToTree(Map.of("value", "true", "type", "String"));
            for (var name : List.of("approved", "gate", "officersDecision", "route", "leaseNumber", "caseInHand")) {
                var body = tree(start(Map.of()));
                ((com.fasterxml.jackson.databind.node.ObjectNode) body.path("variables")).set(name, foreign);
                refused(doors.ask(door, "sales1", "POST", START, body.toString()), 403);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void malformedStartIsRefused(Door door) {
        var good = start(Map.of());
        stored.unchangedBy(() -> {
            refused(doors.ask(door, "sales1", "POST", START, ""), 400);
            refused(doors.ask(door, "sales1", "POST", START, "{}"), 400);
            refused(doors.ask(door, "sales1", "POST", START, "[" + good + "]"), 400);
            refused(doors.ask(door, "sales1", "POST", START, "{\"variables\":"), 400);
            refused(doors.ask(door, "sales1", "POST", START, good + good), 400);
            // the engine would take the second of two members, the gate reads neither
            var twice = good.replaceFirst("\\{", "{\"variables\":{},");
            refused(doors.ask(door, "sales1", "POST", START, twice), 400);
            refused(
                    doors.ask(door, "sales1", "POST", START, "{\"variables\":{\"application\":{\"value\":null}}}"),
                    400);
            refused(doors.ask(door, "sales1", "POST", START, "{\"variables\":[]}"), 400);
            refused(doors.ask(door, "sales1", "POST", START, "\"" + "x".repeat(1_100_000) + "\""), 413);
            refused(doors.ask(door, "sales1", "POST", START, good, "text/plain"), 415);
            refused(
                    doors.ask(door, "sales1", "POST", START, "--b\r\n\r\n" + good, "multipart/form-data;boundary=b"),
                    400);
            refused(doors.ask(door, "sales1", "POST", START, good, "application/x-www-form-urlencoded"), 415);
        });
    }

    @ParameterizedTest
    @EnumSource
    void formStartGoesThroughTheSameCheck(Door door) {
        var path = "/process-definition/key/server-lease/submit-form";
        stored.unchangedBy(() -> {
            refused(doors.ask(door, "sales1", "POST", path, "{\"variables\":{}}"), 400);
            refused(doors.ask(door, "sales1", "POST", path, start(Map.of("businessKey", "X"))), 403);
        });
        var answer = doors.ask(door, "sales1", "POST", path, start(Map.of()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheEngineOffersBesidesIsForAdministrators(Door door) {
        var number = lease.inReview(lease.application());
        var instance = lease.column(number, "process_instance_id");
        var task = lease.taskId(number, "Task_LegalReview");
        var writes = writes(
                instance,
                task,
                runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getProcessDefinitionId());
        stored.unchangedBy(() -> {
            for (var write : writes) {
                for (var person : PEOPLE) {
                    var answer = doors.ask(door, person, write[0], write[1], write[2]);
                    assertThat(answer.statusCode())
                            .as("%s %s %s: %s", person, write[0], write[1], answer.body())
                            .isEqualTo(403);
                    refused(answer, 403);
                }
            }
        });
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    /** Method, path and body of what changes something behind the product's back. */
    private static List<String[]> writes(String instance, String task, String definition) {
        var value = "{\"value\":\"true\",\"type\":\"String\"}";
        var values = "{\"modifications\":{\"approved\":" + value + "}}";
        var jump = "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Task_HandOverServer\"}]}";
        var jumps = "{\"processDefinitionId\":\"" + definition + "\",\"processInstanceIds\":[\"" + instance + "\"],"
                + jump.substring(1);
        var suspended = "{\"suspended\":true}";
        var user = "{\"profile\":{\"id\":\"eve\"},\"credentials\":{\"password\":\"eve\"}}";
        return Stream.of(
                        "PUT /process-instance/" + instance + "/variables/approved " + value,
                        "POST /process-instance/" + instance + "/variables " + values,
                        "DELETE /process-instance/" + instance + "/variables/leaseNumber ",
                        "POST /process-instance/" + instance + "/modification " + jump,
                        "POST /process-instance/" + instance + "/modification-async " + jump,
                        "DELETE /process-instance/" + instance + " ",
                        "PUT /process-instance/" + instance + "/suspended " + suspended,
                        "PUT /process-instance/suspended {\"suspended\":true,\"processDefinitionKey\":\"server-lease\"}",
                        "POST /process-instance/delete {\"processInstanceIds\":[\"" + instance + "\"]}",
                        "POST /process-instance/job-retries {\"retries\":1,\"processInstances\":[\"" + instance
                                + "\"]}",
                        "POST /process-instance/variables-async {}",
                        "POST /modification/execute " + jumps,
                        "POST /modification/executeAsync " + jumps,
                        "POST /migration/execute {}",
                        "POST /process-definition/" + definition + "/restart {}",
                        "PUT /process-definition/" + definition + "/suspended " + suspended,
                        "PUT /process-definition/key/server-lease/history-time-to-live {\"historyTimeToLive\":1}",
                        "DELETE /process-definition/" + definition + "?cascade=true ",
                        "PUT /execution/" + instance + "/localVariables/approved " + value,
                        "POST /execution/" + instance + "/localVariables " + values,
                        "POST /execution/" + instance + "/signal {}",
                        "POST /execution/" + instance + "/messageSubscriptions/LesseeSigned/trigger {}",
                        "POST /message {\"messageName\":\"LesseeSigned\",\"businessKey\":\"SL-2026-000001\"}",
                        "POST /signal {\"name\":\"x\"}",
                        "POST /condition {\"variables\":{}}",
                        "PUT /task/" + task + "/variables/decision " + value,
                        "POST /task/" + task + "/variables " + values,
                        "PUT /task/" + task + "/localVariables/view " + value,
                        "POST /task/" + task + "/localVariables " + values,
                        "POST /task/" + task + "/localVariables/view/data x",
                        "POST /task/" + task + "/assignee {\"userId\":\"sales1\"}",
                        "POST /task/" + task + "/delegate {\"userId\":\"sales1\"}",
                        "POST /task/" + task + "/resolve {\"variables\":{}}",
                        "POST /task/" + task + "/bpmnError {\"errorCode\":\"REJECTED\"}",
                        "POST /task/" + task + "/bpmnEscalation {\"escalationCode\":\"x\"}",
                        "POST /task/" + task + "/identity-links {\"userId\":\"sales1\",\"type\":\"candidate\"}",
                        "POST /task/" + task + "/comment/create {\"message\":\"x\"}",
                        "PUT /task/" + task + " {\"assignee\":\"sales1\"}",
                        "POST /task/create {\"name\":\"x\"}",
                        "DELETE /task/" + task + " ",
                        "POST /deployment/create x",
                        "POST /deployment/x/redeploy {}",
                        "DELETE /deployment/x?cascade=true ",
                        "POST /filter/create {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}",
                        "PUT /filter/x {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}",
                        "DELETE /filter/x ",
                        "POST /user/create " + user,
                        "PUT /user/sales1/credentials {\"password\":\"x\"}",
                        "PUT /user/sales1/profile {\"id\":\"sales1\",\"firstName\":\"x\"}",
                        "DELETE /user/sales1 ",
                        "POST /user/sales1/unlock ",
                        "POST /group/create {\"id\":\"eve\"}",
                        "PUT /group/camunda-admin/members/sales1 ",
                        "DELETE /group/legal-officers/members/legal1 ",
                        "POST /authorization/create {\"type\":0,\"permissions\":[\"ALL\"],\"userId\":\"*\",\"resourceType\":0,\"resourceId\":\"*\"}",
                        "POST /tenant/create {\"id\":\"x\"}",
                        "POST /identity/verify {\"username\":\"admin\",\"password\":\"admin\"}",
                        "POST /job/x/execute ",
                        "PUT /job/x/duedate {\"duedate\":null}",
                        "PUT /job/suspended {\"suspended\":true,\"processDefinitionKey\":\"server-lease\"}",
                        "POST /job/retries {\"jobIds\":[\"x\"],\"retries\":1}",
                        "PUT /job-definition/x/retries {\"retries\":1}",
                        "PUT /job-definition/suspended {\"suspended\":true,\"processDefinitionKey\":\"server-lease\"}",
                        "PUT /incident/x/annotation {\"annotation\":\"x\"}",
                        "DELETE /incident/x ",
                        "DELETE /batch/x ",
                        "PUT /batch/x/suspended {\"suspended\":true}",
                        "POST /external-task/fetchAndLock {\"workerId\":\"x\",\"maxTasks\":1,\"topics\":[]}",
                        "PUT /external-task/x/retries {\"retries\":1}",
                        "POST /decision-definition/key/review-routing/evaluate {\"variables\":{}}",
                        "POST /history/process-instance/delete {\"historicProcessInstanceIds\":[\"x\"]}",
                        "DELETE /history/process-instance/" + instance + " ",
                        "DELETE /history/variable-instance/x ",
                        "POST /history/cleanup ",
                        "POST /telemetry/configuration {\"enableTelemetry\":true}")
                .map(write -> write.split(" ", 3))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void onlyOperationsSetTheRetriesOfAJob(Door door) {
        stored.unchangedBy(() -> {
            for (var person : List.of("sales1", "legal1", "contract1", "compliance1", "manager1")) {
                refused(doors.ask(door, person, "PUT", "/job/x/retries", "{\"retries\":1}"), 403);
            }
        });
        var number = lease.inReview(lease.application());
        provisioner.failFor(number, "does not answer");
        lease.approve("legal1", number);
        lease.signByBoth(number);
        var job = management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .singleResult()
                .getId();
        var retries = "/job/" + job + "/retries";
        // waits for its first run
        refused(doors.ask(door, "ops1", "PUT", retries, "{\"retries\":1}"), 409);
        lease.runJobs(number);
        var failed = management.createJobQuery().jobId(job).singleResult();
        assertThat(failed.getExceptionMessage()).contains("does not answer");
        stored.unchangedBy(() -> {
            for (var body : List.of(
                    "{\"retries\":0}",
                    "{\"retries\":-1}",
                    "{\"retries\":99}",
                    "{\"retries\":1.5}",
                    "{\"retries\":\"1\"}",
                    "{\"retries\":null}",
                    "{\"retries\":1,\"x\":1}",
                    "{}",
                    "null",
                    "[1]",
                    "")) {
                refused(doors.ask(door, "ops1", "PUT", retries, body), 400);
            }
            refused(doors.ask(door, "ops1", "PUT", retries, "{\"retries\":1,\"dueDate\":null}"), 403);
            refused(doors.ask(door, "ops1", "PUT", "/job/no-such-job/retries", "{\"retries\":1}"), 404);
        });
        provisioner.workAgainFor(number);
        // as Cockpit's button sends it, while its choice of a date is left as it is
        var answer = doors.ask(door, "ops1", "PUT", retries, "{\"retries\":1}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        // after the pause that the engine makes between two tries
        lease.at(SettableClock.START.plus(Duration.ofHours(2)), number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    private HttpResponse<String> startWith(Door door, Map<String, ?> members) {
        return doors.ask(door, "sales1", "POST", START, start(members));
    }

    /** A good start under a fresh reference, with these members besides. */
    private String start(Map<String, ?> members) {
        var application = lease.application().toString();
        var body = json.createObjectNode();
        body.set("variables", json.valueToTree(Map.of("application", Map.of("type", "Json", "value", application))));
        members.forEach((name, value) -> body.set(name, json.valueToTree(value)));
        return body.toString();
    }

    private JsonNode tree(HttpResponse<String> answer) {
        return tree(answer.body());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static void refused(HttpResponse<String> answer, int status) {
        Refusals.assertRefused(answer, status);
    }
}
