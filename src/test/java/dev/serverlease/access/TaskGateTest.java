package dev.serverlease.access;

import static dev.serverlease.access.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may claim, decide and give back, through both doors: claim first, for oneself, and only one's own. */
@ServerLeaseTest
class TaskGateTest {

    private static final Map<String, String> APPROVE =
            Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "合规");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    private String number;
    private String task;

    @BeforeEach
    void caseInReview() {
        clock.set(SettableClock.START);
        number = lease.inReview(lease.application());
        task = lease.taskId(number, "Task_LegalReview");
    }

    @ParameterizedTest
    @EnumSource
    void officerClaimsDecidesAndTheDecisionIsTheirs(Door door) {
        assertThat(claim(door, "legal1", "legal1").statusCode()).isEqualTo(204);
        assertThat(post(door, "legal1", "unclaim", "").statusCode()).isEqualTo(204);
        assertThat(claim(door, "legal2", "legal2").statusCode()).isEqualTo(204);
        var answer = submit(door, "legal2", APPROVE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(lease.lease(number).path("decisions").get(0).path("officer").asText())
                .isEqualTo("legal2");
        assertRefused(submit(door, "legal2", APPROVE), 404);
    }

    @ParameterizedTest
    @EnumSource
    void taskIsClaimedForOneselfByItsGroup(Door door) {
        stored.unchangedBy(() -> {
            assertRefused(claim(door, "legal1", "legal2"), 403);
            assertRefused(claim(door, "legal1", ""), 403);
            for (var other : List.of("sales1", "contract1", "compliance1", "ops1", "manager1")) {
                assertRefused(claim(door, other, other), 403);
            }
        });
        claim(door, "legal1", "legal1");
        stored.unchangedBy(() -> {
            assertRefused(claim(door, "legal2", "legal2"), 409);
            assertRefused(post(door, "legal2", "unclaim", ""), 403);
            assertRefused(post(door, "manager1", "unclaim", ""), 403);
        });
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheAssigneeDecides(Door door) {
        stored.unchangedBy(() -> {
            assertRefused(submit(door, "legal1", APPROVE), 403);
            assertRefused(complete(door, "legal1", APPROVE), 403);
        });
        claim(door, "legal1", "legal1");
        stored.unchangedBy(() -> {
            for (var other : List.of("legal2", "contract1", "sales1", "manager1", "ops1", "admin")) {
                assertRefused(submit(door, other, APPROVE), 403);
                assertRefused(complete(door, other, APPROVE), 403);
            }
        });
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @ParameterizedTest
    @EnumSource
    void decisionNeedsAGroundAndNothingBesides(Door door) {
        claim(door, "legal1", "legal1");
        stored.unchangedBy(() -> {
            assertRefused(submit(door, "legal1", Map.of("decision", "APPROVE", "integrity", "NONE")), 400);
            assertRefused(
                    submit(door, "legal1", Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "  ")), 400);
            assertRefused(
                    submit(door, "legal1", Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "\u0000合规")),
                    400);
            assertRefused(
                    submit(
                            door,
                            "legal1",
                            Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "规".repeat(4001))),
                    400);
            assertRefused(submit(door, "legal1", Map.of("ground", "合规")), 400);
            assertRefused(submit(door, "legal1", Map.of("decision", "WAVE_THROUGH", "ground", "合规")), 400);
            for (var foreign : List.of("approved", "gate", "leaseNumber", "risk", "riskName", "view", "officers")) {
                assertRefused(
                        submit(
                                door,
                                "legal1",
                                Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "合规", foreign, "x")),
                        400);
            }
            var body = lease.variables(APPROVE).toString();
            assertRefused(post(door, "legal1", "submit-form", body.replaceFirst("\\{", "{\"variables\":{},")), 400);
            assertRefused(post(door, "legal1", "submit-form", body.replaceFirst("\\{", "{\"taskId\":\"x\",")), 400);
            assertRefused(post(door, "legal1", "submit-form", body + body), 400);
            assertRefused(post(door, "legal1", "complete", ""), 400);
        });
        assertThat(lease.lease(number).path("decisions")).isEmpty();
    }

    /** Not even by an administrator: the officers read it. */
    @Test
    void whatAFormShowsIsNotWrittenInTheEngine() {
        var path = "/engine-rest/task/" + task;
        var junk = lease.variables(Map.of("view", "{}")).path("variables");
        stored.unchangedBy(() -> {
            for (var variables : List.of(path + "/localVariables", path + "/variables")) {
                for (var answer : List.of(
                        lease.call("admin", "PUT", variables + "/view", junk.path("view")),
                        lease.call("admin", "DELETE", variables + "/view", null),
                        lease.callRaw("admin", "POST", variables, "{\"modifications\":" + junk + "}"),
                        lease.callRaw("admin", "POST", variables, "{\"deletions\":[\"x\",\"view\"]}"))) {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
                    assertThat(answer.text()).contains("不得在流程引擎中写入");
                }
            }
        });
        assertThat(lease.call("legal1", "GET", path + "/form-variables?deserializeValues=false", null)
                        .body()
                        .path("view")
                        .toString())
                .contains(number);
    }

    @ParameterizedTest
    @EnumSource
    void applicantCannotReviewTheirOwnLease(Door door) {
        salesAndOfficer("both1");
        number = lease.call("both1", "POST", "/api/leases", lease.application())
                .body()
                .path("number")
                .asText();
        task = lease.taskId(number, "Task_LegalReview");
        stored.unchangedBy(() -> {
            var claimed = claim(door, "both1", "both1");
            assertRefused(claimed, 403);
            assertThat(claimed.body()).contains("不得办理自己申请的租赁");
        });
        // who was given it some other way does not get further
        tasks.setAssignee(task, "both1");
        stored.unchangedBy(() -> assertRefused(submit(door, "both1", APPROVE), 403));
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @ParameterizedTest
    @EnumSource
    void firstOfficerCannotClaimTheSecondReview(Door door) {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        number = lease.apply(application);
        lease.approve("legal1", number);
        task = lease.taskId(number, "Task_SecondReview");
        stored.unchangedBy(() -> {
            var claimed = claim(door, "legal1", "legal1");
            assertRefused(claimed, 403);
            assertThat(claimed.body()).contains("另一名法务人员");
        });
        assertThat(claim(door, "legal2", "legal2").statusCode()).isEqualTo(204);
    }

    /** The listener, where somebody comes past the gate: here through the engine's Java interface. */
    @ParameterizedTest
    @EnumSource
    void listenerRefusesTheSameAsTheGate(Door door) {
        claim(door, "legal1", "legal1");
        stored.unchangedBy(() -> {
            assertThat(completedInJava("legal2", Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "合规")))
                    .isFalse();
            assertThat(completedInJava("legal1", Map.of("decision", "APPROVE", "integrity", "NONE")))
                    .isFalse();
            assertThat(completedInJava(
                            "legal1",
                            Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "合规", "gate", "OPEN")))
                    .isFalse();
        });
    }

    private boolean completedInJava(String user, Map<String, Object> values) {
        identity.setAuthentication(user, List.of("legal-officers"));
        try {
            tasks.complete(task, values);
            return true;
        } catch (RuntimeException refused) {
            return false;
        } finally {
            identity.clearAuthentication();
        }
    }

    /** 补正 belongs to whoever applied: to other sales it is neither to be seen nor to be done. */
    @ParameterizedTest
    @EnumSource
    void completionBelongsToTheApplicant(Door door) {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        number = lease.apply(application);
        task = lease.taskId(number, "Task_CompleteApplication");
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        var completed = Map.of("application", application.toString());
        stored.unchangedBy(() -> {
            assertRefused(claim(door, "sales2", "sales2"), 403);
            assertRefused(submit(door, "sales2", completed), 403);
            assertRefused(post(door, "sales1", "unclaim", ""), 403);
            assertRefused(submit(door, "sales1", Map.of("application", "{}")), 400);
        });
        assertThat(doors.ask(door, "sales2", "GET", "/task", null).body()).doesNotContain(task);
        assertThat(doors.ask(door, "sales1", "GET", "/task", null).body()).contains(task);
        var answer = submit(door, "sales1", completed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    private void salesAndOfficer(String id) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setPassword(id);
            identity.saveUser(user);
            identity.createMembership(id, "sales");
            identity.createMembership(id, "legal-officers");
        }
    }

    private HttpResponse<String> claim(Door door, String user, String forWhom) {
        return post(door, user, "claim", "{\"userId\":\"" + forWhom + "\"}");
    }

    private HttpResponse<String> submit(Door door, String user, Map<String, String> values) {
        return post(door, user, "submit-form", lease.variables(values).toString());
    }

    private HttpResponse<String> complete(Door door, String user, Map<String, String> values) {
        return post(door, user, "complete", lease.variables(values).toString());
    }

    private HttpResponse<String> post(Door door, String user, String what, String body) {
        return doors.ask(door, user, "POST", "/task/" + task + "/" + what, body);
    }
}
