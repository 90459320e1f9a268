package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An individual whom rules alone rejected may have a person look at it, once and in time; the law stays the law. */
@ServerLeaseTest
class HumanLookTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void individualRejectedByRules() {
        clock.set(SettableClock.START);
        number = lease.apply(individual("vpn-resale"));
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @CsvSource({"UPHOLD, 维持", "REVOKE, 重新提出申请"})
    void officerSaysWhetherItWasRightAndTheRejectionStands(String decision, String told) throws Exception {
        assertThat(ask("sales1", "用途系本人学习，请人工复查").status()).isEqualTo(202);
        var task = lease.taskId(number, "Task_HumanLook");
        var view = json.readTree(tasks.getVariableLocal(task, "view").toString());
        assertThat(view.path("request").asText()).isEqualTo("用途系本人学习，请人工复查");
        assertThat(view.path("askedBy").asText()).isEqualTo("sales1");
        assertThat(view.path("findings"))
                .anySatisfy(
                        finding -> assertThat(finding.path("outcome").asText()).isEqualTo("BLOCK"))
                .allSatisfy(
                        finding -> assertThat(finding.path("quote").asText()).isNotEmpty());

        lease.claim("legal1", task);
        assertThat(lease.submit("legal1", task, Map.of("decision", decision)).status())
                .isEqualTo(400);
        assertThat(lease.submit("legal1", task, Map.of("decision", "APPROVE", "ground", "可以"))
                        .status())
                .isEqualTo(400);
        assertThat(lease.submit("legal1", task, Map.of("decision", decision, "ground", "经核对申请材料"))
                        .status())
                .isEqualTo(204);
        var after = lease.lease(number);
        assertThat(after.path("stage").asText()).isEqualTo("ENDED");
        assertThat(after.path("endReason").asText()).isEqualTo("REJECTED");
        assertThat(after.path("decisions")).singleElement().satisfies(made -> {
            assertThat(made.path("task").asText()).isEqualTo("human-look");
            assertThat(made.path("decision").asText()).isEqualTo(decision);
            assertThat(made.path("officer").asText()).isEqualTo("legal1");
            assertThat(made.path("digest").asText()).hasSize(64);
        });
        assertThat(actions(after)).contains("HUMAN_LOOK_ASKED", "DECIDED_" + decision);
        assertThat(notices()).anyMatch(text -> text.contains(number) && text.contains("人工复查") && text.contains(told));

        // asked again, nothing begins anew
        assertThat(ask("sales1", "再查一次").status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_HumanLook")).isFalse();
    }

    @Test
    void requestingTwiceIsIdempotent() {
        assertThat(ask("sales1", "理由").status()).isEqualTo(202);
        stored.unchangedBy(() -> assertThat(ask("sales1", "理由").status()).isEqualTo(202));
    }

    @Test
    void simultaneousRequestsCountOnce() throws Exception {
        var barrier = new CyclicBarrier(2);
        Callable<Integer> post = () -> {
            barrier.await();
            return ask("sales1", "理由").status();
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var answer : threads.invokeAll(List.of(post, post))) {
                assertThat(answer.get()).isEqualTo(202);
            }
        } finally {
            threads.shutdown();
        }
        lease.taskId(number, "Task_HumanLook");
    }

    @Test
    void onlyTheApplicantAsksAndWithAGround() {
        stored.unchangedBy(() -> {
            assertThat(ask("sales2", "理由").status()).isEqualTo(404);
            for (var other : List.of("legal1", "manager1", "compliance1", "ops1", "contract1")) {
                assertThat(ask(other, "理由").status()).as(other).isEqualTo(403);
            }
            assertThat(ask("sales1", " ").status()).isEqualTo(400);
            assertThat(ask("sales1", "\u202e理由").status()).isEqualTo(400);
            assertThat(ask("sales1", null).status()).isEqualTo(400);
        });
    }

    @Test
    void companiesCannotRequestIt() {
        var company = lease.sample("vpn-resale");
        company.put("reference", lease.application().path("reference").asText());
        number = lease.apply(company);
        refused("不是自然人");
    }

    @Test
    void rejectionByAnOfficerGetsNoHumanLook() {
        var application = individual("own-office");
        application.putObject("channel").put("kind", "PUBLIC_INTERNET").put("accessIsp", "中国联通北京分公司");
        ((ObjectNode) application.path("data"))
                .removeAll()
                .put("hasPi", false)
                .put("important", "NO")
                .put("stateSecret", false)
                .putArray("categories")
                .add("NONE");
        number = lease.apply(application);
        assertThat(lease.stage(number)).as(open()).isEqualTo("LEGAL_REVIEW");
        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REJECT", "ground", "用途不明"));
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("REJECTED");
        refused("并非仅由自动审查");
    }

    @Test
    void whatIsNotRejectedNamesItsStage() {
        number = lease.inReview(lease.application());
        refused("法务审查");
    }

    @Test
    void lastDayIsTheFifteenthAndCountsInFull() {
        clock.set(Instant.parse("2026-12-16T16:00:00Z"));
        refused("2026-12-16");
        clock.set(Instant.parse("2026-12-16T15:59:59Z"));
        assertThat(ask("sales1", "理由").status()).isEqualTo(202);
    }

    @Test
    void instanceStartedByHandIsNotAHumanLook() {
        assertThatThrownBy(() -> runtime.createProcessInstanceByKey("human-look")
                        .businessKey(number)
                        .execute())
                .hasMessageContaining(number);
        ask("sales1", "理由");
        assertThatThrownBy(() -> runtime.createProcessInstanceByKey("human-look")
                        .businessKey(number)
                        .execute())
                .hasMessageContaining(number);
        lease.taskId(number, "Task_HumanLook");
    }

    private void refused(String says) {
        stored.unchangedBy(() -> {
            var answer = ask("sales1", "理由");
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.text()).contains(says);
        });
    }

    private ObjectNode individual(String sample) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        var lessee = (ObjectNode) application.path("lessee");
        lessee.removeAll();
        lessee.put("kind", "INDIVIDUAL")
                .put("name", "张三")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "110101199003071233")
                .put("idVerified", true)
                .put("age", 36)
                .put("domicile", "北京市东城区示例路1号")
                .put("signerName", "张三")
                .put("email", "a@lessee.example");
        return application;
    }

    private Http.Answer ask(String user, String ground) {
        var body = json.createObjectNode();
        if (ground != null) {
            body.put("ground", ground);
        }
        return lease.call(user, "POST", "/api/leases/" + number + "/human-looks", body);
    }

    private String open() {
        var open = new StringBuilder();
        lease.lease(number).path("findings").forEach(finding -> {
            if (finding.path("status").asText().equals("OPEN")) {
                open.append(finding.path("message").path("zh").asText());
            }
        });
        return open.toString();
    }

    private static List<String> actions(JsonNode lease) {
        var actions = new ArrayList<String>();
        lease.path("timeline").forEach(step -> actions.add(step.path("action").asText()));
        return actions;
    }

    private List<String> notices() {
        var texts = new ArrayList<String>();
        lease.call("sales1", "GET", "/api/notices", null)
                .body()
                .path("notices")
                .forEach(notice -> texts.add(notice.path("text").path("zh").asText()));
        return texts;
    }
}
