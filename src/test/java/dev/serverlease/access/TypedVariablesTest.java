package dev.serverlease.access;

import static dev.serverlease.access.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is recorded can be read: a decision, an application and a name are of plain values that can be seen. */
@ServerLeaseTest
class TypedVariablesTest {

    private static final List<String> UNREADABLE = List.of(
            "{\"value\":\"5ZCI6KeE\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"a.txt\"}}",
            "{\"value\":\"5ZCI6KeE\",\"type\":\"Bytes\"}",
            "{\"value\":\"\\\"合规\\\"\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
                    + "\"serializationDataFormat\":\"application/json\"}}",
            "{\"value\":\"<a/>\",\"type\":\"Xml\"}",
            "{\"value\":\"2026-12-01T00:00:00.000+0800\",\"type\":\"Date\"}",
            "{\"value\":null,\"type\":\"Null\"}",
            "{\"value\":\"x\",\"type\":\"Poem\"}",
            "{\"value\":\"x\",\"type\":\"Integer\"}",
            "{\"value\":true,\"type\":\"String\"}",
            "{\"value\":[\"x\"],\"type\":\"Json\"}");

    private static final List<String> UNSEEN =
            List.of("\u0007", "\u200B", "\u2060", "\uFEFF", "\u202E", "\u2066", "\u200F", "\u00AD", "\u3164");

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
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    private String number;
    private String task;

    @BeforeEach
    void caseInReview() {
        clock.set(SettableClock.START);
        number = lease.inReview(lease.application());
        task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @ParameterizedTest
    @EnumSource
    void unreadableGroundIsRefused(Door door) {
        stored.unchangedBy(() -> {
            for (var ground : UNREADABLE) {
                for (var what : List.of("submit-form", "complete")) {
                    var answer = decide(door, what, ground);
                    assertRefused(answer, 400);
                    assertThat(answer.body()).as(ground).contains("\"field\":\"ground\"");
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void unreadableApplicationIsRefused(Door door) {
        stored.unchangedBy(() -> {
            for (var application : UNREADABLE) {
                for (var what : List.of("start", "submit-form")) {
                    var answer = doors.ask(
                            door,
                            "sales1",
                            "POST",
                            "/process-definition/key/server-lease/" + what,
                            "{\"variables\":{\"application\":" + application + "}}");
                    assertRefused(answer, 400);
                    assertThat(answer.body()).as(application).contains("application");
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void plainTypesAreTaken(Door door) {
        var sent = new HashMap<String, Object>();
        lease.approval(number).forEach((name, value) -> sent.put(name, Map.of("value", value, "type", "String")));
        sent.put("assessments", Map.of("value", lease.approval(number).get("assessments"), "type", "Json"));
        sent.put("ground", Map.of("value", 2026, "type", "Long"));
        var answer = doors.ask(
                door,
                "legal1",
                "POST",
                "/task/" + task + "/submit-form",
                json.valueToTree(Map.of("variables", sent)).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(lease.lease(number).path("decisions").get(0).path("ground").asText())
                .isEqualTo("2026");
    }

    /** The second wall: the listeners refuse what did not come through the gate. */
    @Test
    void engineItselfRefusesThemToo() {
        stored.unchangedBy(() -> {
            for (var unreadable : List.of(
                    Variables.fileValue("a.txt").file(new byte[] {'x'}).create(),
                    Variables.byteArrayValue("合规".getBytes(StandardCharsets.UTF_8)),
                    Variables.serializedObjectValue("\"x\"")
                            .serializationDataFormat("application/json")
                            .objectTypeName("java.lang.String")
                            .create(),
                    Variables.dateValue(new Date(0)))) {
                identity.setAuthentication("legal1", List.of("legal-officers"));
                assertThatThrownBy(() -> tasks.complete(
                                task, Variables.putValue("decision", "REJECT").putValueTyped("ground", unreadable)))
                        .hasStackTraceContaining("“ground”：只接受");
                identity.setAuthentication("sales1", List.of("sales"));
                assertThatThrownBy(() -> runtime.startProcessInstanceByKey(
                                "server-lease", Variables.createVariables().putValueTyped("application", unreadable)))
                        .hasStackTraceContaining("“application”：只接受");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void groundThatCannotBeSeenIsEmpty(Door door) {
        stored.unchangedBy(() -> {
            for (var unseen : "\u200B \u2060 \uFEFF \u3164 \u2800 \u00AD \u115F".split(" ")) {
                for (var ground : List.of(unseen, unseen.repeat(20), " " + unseen + "\n")) {
                    var answer = decide(
                            door,
                            "submit-form",
                            json.valueToTree(Map.of("value", ground)).toString());
                    assertRefused(answer, 400);
                    assertThat(answer.body()).contains("\"field\":\"ground\"");
                }
            }
        });
    }

    /** A ground in which nothing is said; also where JSON hides it. */
    @ParameterizedTest
    @EnumSource
    void groundWithoutALetterIsEmpty(Door door) {
        var grounds = List.of(
                Map.of("value", "null", "type", "Json"),
                Map.of("value", "{}", "type", "Json"),
                Map.of("value", "\" \"", "type", "Json"),
                Map.of("value", "\"\\u200b\"", "type", "Json"),
                Map.of("value", "\u0301"),
                Map.of("value", "\uFFFC"),
                Map.of("value", "\uE000"),
                Map.of("value", "。"));
        stored.unchangedBy(() -> grounds.forEach(ground -> {
            var answer = decide(door, "submit-form", json.valueToTree(ground).toString());
            assertRefused(answer, 400);
            assertThat(answer.body()).as(ground.toString()).contains("\"field\":\"ground\"");
        }));
    }

    @Test
    void namesContainNoInvisibleCharacters() {
        stored.unchangedBy(() -> {
            for (var one : UNSEEN) {
                for (var field : List.of("name", "signerName", "domicile")) {
                    var application = lease.application();
                    ((ObjectNode) application.path("lessee")).put(field, "示例" + one + "公司");
                    var answer = lease.call("sales1", "POST", "/api/leases", application);
                    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                    assertThat(answer.text()).contains("lessee." + field, "不可见");
                }
            }
        });
    }

    @Test
    void signersContainNoInvisibleCharacters() {
        decideInFavour();
        var digest = lease.contractDigest(number);
        stored.unchangedBy(() -> {
            for (var one : UNSEEN) {
                var signature = Map.of(
                        "signer", "王" + one + "示例", "authority", "法定代表人", "kind", "SEAL", "contractDigest", digest);
                var answer = lease.call(
                        "contract1", "POST", "/api/leases/" + number + "/signatures", json.valueToTree(signature));
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.text()).contains("signer", "不可见");
            }
        });
        lease.signForLessee(number);
        var signing = lease.taskId(number, "Task_SealForLessor");
        lease.claim(LeaseDriver.SEALER, signing);
        stored.unchangedBy(() -> {
            for (var one : UNSEEN) {
                var answer = lease.submit(
                        LeaseDriver.SEALER,
                        signing,
                        Map.of(
                                "signerName",
                                "张" + one + "示例",
                                "authority",
                                "授权委托书 2026-1",
                                "kind",
                                "SEAL",
                                "sealing",
                                "SEAL"));
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.text()).contains("signerName", "不可见");
            }
        });
    }

    private void decideInFavour() {
        assertThat(lease.submit("legal1", task, lease.approval(number)).status())
                .isEqualTo(204);
        lease.runJobs(number);
    }

    /** It belongs to the name, but no font of the contract shows it: said at once, not when the contract is drafted. */
    @Test
    void formOfARareCharacterIsNamedAsWhatTheContractCannotPrint() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("name", "葛\uFE00示例\uDB40\uDD00公司");
        var answer = lease.call("sales1", "POST", "/api/leases", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("合同无法打印", "U+FE00、U+E0100");
    }

    private HttpResponse<String> decide(Door door, String what, String ground) {
        return doors.ask(
                door,
                "legal1",
                "POST",
                "/task/" + task + "/" + what,
                "{\"variables\":{\"decision\":{\"value\":\"REJECT\",\"type\":\"String\"},\"ground\":" + ground + "}}");
    }
}
