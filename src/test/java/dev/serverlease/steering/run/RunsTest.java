package dev.serverlease.steering.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.process.TaskList;
import dev.serverlease.steering.run.Run.Kind;
import dev.serverlease.steering.run.Run.State;
import dev.serverlease.steering.run.RunStore.Decided;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many tasks go from one officer to another: previewed, one lease at a time, told, and gone on with after a stop. */
@ServerLeaseTest
class RunsTest {

    private static final String REVIEW = "Task_LegalReview";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private Runs runs;

    @Autowired
    private RunStore store;

    @Autowired
    private TaskList list;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void whatCanMoveMovesAndTheRestIsToldWhy() {
        var one = claimed(lease.inReview(lease.application()));
        var other = claimed(lease.inReview(lease.application()));
        var appliedFor = claimed(appliedForBy("legal2"));
        var page = page("/steering/officers/legal1?to=legal2&lang=zh");
        assertThat(page).contains("不得是该租赁的经办人", one, other, appliedFor);
        assertThat(page("/steering/officers/legal1?lang=en")).contains("Open tasks of legal1", "Legal review");

        var answer = reassign("manager1", "legal1", "legal2", task(one), task(other), task(appliedFor));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var run = ended(answer);
        assertThat(run.path("outcomes").toString()).isEqualTo("{\"DONE\":2,\"SKIPPED\":1}");
        assertThat(run.path("items").get(2).path("note").asText()).contains("legal2 不能办理：不得是该租赁的经办人");
        assertThat(assignee(one)).isEqualTo("legal2");
        assertThat(assignee(appliedFor)).isEqualTo("legal1");
        assertThat(lease.lease(one).path("timeline").toString())
                .contains("OFFICER_NAMED", "\"actor\":\"manager1\"", "\"ground\":\"休假\"");
        assertThat(newest("legal2")).contains("2 项任务改由您办理");
        assertThat(newest("legal1")).contains("您的 2 项任务已改由 legal2 办理");
        assertThat(page("/steering/runs/" + run.path("id").asText() + "?lang=zh"))
                .contains("已完成", "不能办，已跳过", "不得是该租赁的经办人", "以下时间均为北京时间")
                .doesNotContain("cannot do it");
        assertThat(page("/steering/runs/" + run.path("id").asText() + "?lang=en"))
                .contains("legal2 cannot do it", "All times are China time")
                .doesNotContain("不能办理");
        assertThat(page("/steering/runs?lang=en"))
                .contains("Tasks re-assigned " + run.path("id").asText());
        assertThat(lease.call("manager1", "GET", "/api/journal?kind=DECISION", null)
                        .text())
                .contains("/api/steering/reassignments");
    }

    @Test
    void whoDoesNoneOfTheTasksIsNotChosen() {
        claimed(lease.inReview(lease.application()));
        lease.inReview(lease.application());
        for (var list : List.of("/steering/officers/legal1", "/steering/groups/legal-officers")) {
            for (var wrong : List.of("manager1", "nonsense")) {
                var answer = lease.call("manager1", "GET", list + "?lang=zh&to=" + wrong, null);
                assertThat(answer.status()).as(list).isEqualTo(400);
                assertThat(answer.text())
                        .contains(wrong + " 不办理这些任务，请从列表中选择", "<select")
                        .doesNotContain("name=\"ground\"");
            }
            assertThat(page(list + "?lang=en&to=legal2")).doesNotContain("does none of these tasks");
        }
        assertThat(lease.call("manager1", "GET", "/steering/officers/nobody", null)
                        .status())
                .isEqualTo(404);
        // of the others, other tests may have left some
        identity.saveUser(identity.newUser("idle1"));
        identity.createMembership("idle1", "operations");
        try {
            assertThat(page("/steering/officers/idle1?lang=zh")).contains("没有待办任务");
        } finally {
            identity.deleteUser("idle1");
        }
    }

    @Test
    void whatNobodyHasClaimedGoesToOneOfTheGroup() {
        var one = lease.inReview(lease.application());
        var claimed = claimed(lease.inReview(lease.application()));
        var run = ended(reassign("manager1", null, "legal2", task(one), task(claimed)));
        assertThat(run.path("outcomes").toString()).isEqualTo("{\"DONE\":1,\"SKIPPED\":1}");
        assertThat(assignee(one)).isEqualTo("legal2");
        assertThat(assignee(claimed)).as("somebody has it").isEqualTo("legal1");
        assertThat(run.path("items").get(1).path("note").asText()).contains("已有人认领");
        assertThat(newest("legal2")).contains("尚未认领的 1 项任务由您办理");
        assertThat(page("/steering/runs/" + run.path("id").asText() + "?lang=zh"))
                .contains("尚未认领的任务交由 legal2 办理");
        assertThat(page("/steering?lang=zh")).contains("href=\"/steering/groups/legal-officers\"");
        assertThat(page("/steering/groups/legal-officers?to=legal2&lang=zh"))
                .contains("法务人员 尚未认领的任务", "data-door=\"/api/steering/reassignments\"")
                .doesNotContain("value=\"*\"", "name=\"officer\"");
        stored.unchangedBy(() -> {
            assertThat(reassign("manager1", null, null, task(one)).status())
                    .as("it waits for its group already")
                    .isEqualTo(400);
            assertThat(lease.call("manager1", "GET", "/steering/groups/managers", null)
                            .status())
                    .isEqualTo(404);
        });
    }

    @Test
    void theyGoBackToTheirGroups() {
        var number = claimed(lease.inReview(lease.application()));
        var run = ended(reassign("manager1", "legal1", null, task(number)));
        assertThat(run.path("outcomes").toString()).isEqualTo("{\"DONE\":1}");
        assertThat(assignee(number)).isNull();
    }

    @Test
    void whatAnotherPersonHasByNowStays() {
        var number = lease.inReview(lease.application());
        lease.claim("legal2", task(number));
        var run = ended(reassign("manager1", "legal1", null, task(number)));
        assertThat(run.path("items").get(0).path("note").asText()).contains("已不由 legal1 办理");
        assertThat(assignee(number)).isEqualTo("legal2");
    }

    @Test
    void whatTheSuccessorHasAlreadyIsSkippedAndSaysSo() {
        var number = lease.inReview(lease.application());
        lease.claim("legal2", task(number));
        for (var former : Arrays.asList("legal1", null)) {
            var run = ended(reassign("manager1", former, "legal2", task(number)));
            assertThat(run.path("outcomes").toString()).isEqualTo("{\"SKIPPED\":1}");
            assertThat(run.path("items").get(0).path("note").asText())
                    .contains("此任务已由 legal2 办理", "legal2 has this task already");
        }
        assertThat(assignee(number)).isEqualTo("legal2");
    }

    @Test
    void aLeaseThatIsHeldIsSaidAndTriedAgain() throws SQLException {
        var held = claimed(lease.inReview(lease.application()));
        var free = claimed(lease.inReview(lease.application()));
        long run;
        try (var connection = DriverManager.getConnection(TestPostgres.url("shared", "postgres"))) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select from lease.lease where number = ? for update")) {
                lock.setString(1, held);
                lock.executeQuery();
                var ended = ended(reassign("manager1", "legal1", "legal2", task(held), task(free)));
                run = ended.path("id").asLong();
                assertThat(ended.path("outcomes").toString()).isEqualTo("{\"DONE\":1,\"HELD\":1}");
            }
            connection.rollback();
        }
        assertThat(assignee(held)).isEqualTo("legal1");
        assertThat(page("/steering/runs/" + run + "?lang=zh")).contains("租赁正被占用", "继续办理");
        assertThat(post("manager1", "/api/steering/runs/" + run + "/continuation")
                        .status())
                .isEqualTo(204);
        await().until(() -> run(run).path("outcomes").toString().equals("{\"DONE\":2}"));
        await().until(() -> run(run).path("state").asText().equals("DONE"));
        assertThat(assignee(held)).isEqualTo("legal2");
        assertThat(newest("legal2"))
                .as("of each task once")
                .contains("1 项任务改由您办理")
                .doesNotContain("2 项任务");
        assertThat(post("manager1", "/api/steering/runs/" + run + "/continuation")
                        .text())
                .contains("已全部办完");
    }

    @Test
    void aProductThatStartsGoesOnWhereItWas() {
        var number = claimed(lease.inReview(lease.application()));
        long id = begun(number, State.RUNNING);
        runs.takeUp();
        await().until(() -> run(id).path("state").asText().equals("DONE"));
        assertThat(assignee(number)).isEqualTo("legal2");
    }

    @Test
    void whatIsStoppedStaysUntilItGoesOn() {
        var number = claimed(lease.inReview(lease.application()));
        long id = begun(number, State.STOPPED);
        runs.takeUp();
        assertThat(run(id).path("asked").asInt()).isZero();
        assertThat(assignee(number)).isEqualTo("legal1");
        assertThat(post("manager1", "/api/steering/runs/" + id + "/stop").status())
                .isEqualTo(409);
        assertThat(post("manager1", "/api/steering/runs/" + id + "/continuation")
                        .status())
                .isEqualTo(204);
        await().until(() -> run(id).path("state").asText().equals("DONE"));
        assertThat(assignee(number)).isEqualTo("legal2");
    }

    @Test
    void nonsenseIsRefused() {
        var number = claimed(lease.inReview(lease.application()));
        stored.unchangedBy(() -> {
            for (var unfit : List.of("sales1", "manager1", "nobody", "legal1")) {
                var answer = reassign("manager1", "legal1", unfit, task(number));
                assertThat(answer.status()).as(unfit).isEqualTo(400);
                assertThat(answer.body().path("errors").get(0).path("field").asText())
                        .isEqualTo("successor");
            }
            assertThat(reassign("manager1", "legal1", "legal2").status()).isEqualTo(400);
            assertThat(reassign(
                                    "manager1",
                                    "legal1",
                                    "legal2",
                                    Stream.generate(() -> "x").limit(201).toArray(String[]::new))
                            .text())
                    .contains("一次最多 200 项");
            assertThat(reassign("manager1", "legal1", "legal2", "no-task").status())
                    .isEqualTo(409);
            assertThat(lease.call("manager1", "GET", "/api/steering/runs/999999", null)
                            .status())
                    .isEqualTo(404);
            assertThat(post("manager1", "/api/steering/runs/999999/stop").status())
                    .isEqualTo(404);
        });
    }

    @Test
    void onlyManagersSteer() {
        var number = claimed(lease.inReview(lease.application()));
        long id = begun(number, State.STOPPED);
        stored.unchangedBy(() -> {
            for (var other : List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "admin")) {
                assertThat(reassign(other, "legal1", "legal2", task(number)).status())
                        .as(other)
                        .isEqualTo(403);
                assertThat(post(other, "/api/steering/runs/" + id + "/continuation")
                                .status())
                        .as(other)
                        .isEqualTo(403);
                for (var path : List.of("/steering/officers/legal1", "/steering/runs", "/api/steering/runs/" + id)) {
                    assertThat(lease.call(other, "GET", path, null).status())
                            .as(other + path)
                            .isEqualTo(403);
                }
            }
        });
    }

    /** A run that nobody has gone on with. */
    private long begun(String number, State state) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            long id = store.begin(
                    new Decided(Kind.REASSIGN, "manager1", "休假", "legal1", "legal2", null, null, null, null));
            store.addTasks(id, list.ofIds(List.of(task(number))));
            if (state == State.STOPPED) {
                store.end(id, state);
            }
            return id;
        }));
    }

    private String claimed(String number) {
        lease.claim("legal1", task(number));
        return number;
    }

    private String appliedForBy(String officer) {
        identity.createMembership(officer, "sales");
        try {
            return lease.call(officer, "POST", "/api/leases", lease.application())
                    .body()
                    .path("number")
                    .asText();
        } finally {
            identity.deleteMembership(officer, "sales");
        }
    }

    private String task(String number) {
        return lease.taskId(number, REVIEW);
    }

    private @Nullable String assignee(String number) {
        return tasks.createTaskQuery().taskId(task(number)).singleResult().getAssignee();
    }

    private Http.Answer reassign(String who, @Nullable String officer, @Nullable String successor, String... chosen) {
        var body = JsonNodeFactory.instance.objectNode().put("ground", "休假");
        if (officer != null) {
            body.put("officer", officer);
        }
        if (successor != null) {
            body.put("successor", successor);
        }
        Arrays.stream(chosen).forEach(body.putArray("tasks")::add);
        return lease.call(who, "POST", "/api/steering/reassignments", body);
    }

    private Http.Answer post(String who, String path) {
        return lease.callRaw(who, "POST", path, "");
    }

    private JsonNode ended(Http.Answer answer) {
        return new RunReader(lease).ended(answer);
    }

    private JsonNode run(long id) {
        return new RunReader(lease).run(id);
    }

    private String page(String path) {
        var answer = lease.call("manager1", "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private String newest(String who) {
        return java.util.stream.StreamSupport.stream(
                        lease.call(who, "GET", "/api/notices?size=2", null)
                                .body()
                                .path("notices")
                                .spliterator(),
                        false)
                .map(notice -> notice.path("text").path("zh").asText())
                .collect(Collectors.joining("\n"));
    }
}
