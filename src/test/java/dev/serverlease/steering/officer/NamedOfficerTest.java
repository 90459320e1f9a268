package dev.serverlease.steering.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager names who does an open task: from those who may, and nobody else. */
@ServerLeaseTest
class NamedOfficerTest {

    private static final String REVIEW = "Task_LegalReview";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RuntimeService runtime;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void anotherOfficerIsNamedAndDecides() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        lease.claim("legal1", task);
        assertThat(name("manager1", number, task, "legal2").status()).isEqualTo(204);
        assertThat(told("legal2", number)).anyMatch(text -> text.contains("请您办理"));
        assertThat(told("legal1", number)).anyMatch(text -> text.contains("改由 legal2 办理"));
        var step = step(number, "OFFICER_NAMED");
        assertThat(step.path("actor").asText()).isEqualTo("manager1");
        assertThat(step.path("detail").toString())
                .contains("\"namedOfficer\":\"legal2\"", "\"formerOfficer\":\"legal1\"", "\"ground\":\"休假\"");
        assertThat(page("manager1", number)).contains("指定办理人", "此前：legal1", "办理人：legal2");

        var approval = Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "用途合法");
        assertThat(lease.submit("legal1", task, approval).status()).isEqualTo(403);
        assertThat(lease.submit("legal2", task, approval).status()).isEqualTo(204);
        assertThat(lease.lease(number).path("decisions").get(0).path("officer").asText())
                .isEqualTo("legal2");
    }

    @Test
    void aTaskGoesBackToItsGroup() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        lease.claim("legal1", task);
        assertThat(name("manager1", number, task, null).status()).isEqualTo(204);
        assertThat(step(number, "OFFICER_RELEASED")
                        .path("detail")
                        .path("formerOfficer")
                        .asText())
                .isEqualTo("legal1");
        assertThat(told("legal1", number)).anyMatch(text -> text.contains("退回办理组"));
        assertThat(lease.claim("legal2", task).status()).isEqualTo(204);
    }

    @Test
    void eachTaskHasItsOwnOfficers() {
        var number = lease.apply(lease.unverified());
        var identityTask = lease.taskId(number, "Task_VerifyIdentity");
        assertThat(name("manager1", number, identityTask, "legal1").text()).contains("合规人员");
        assertThat(name("manager1", number, identityTask, "compliance1").status())
                .isEqualTo(204);
        var page = page("manager1", number);
        assertThat(page).contains("officer-" + lease.taskId(number, REVIEW), "officer-" + identityTask);
        var review = page.substring(page.indexOf("id=\"officer-" + lease.taskId(number, REVIEW)));
        var offered = review.substring(0, review.indexOf("</select>"));
        assertThat(offered)
                .contains("value=\"legal1\"", "value=\"legal2\"", "待办 ")
                .doesNotContain("compliance1", "manager1", "sales1");
        assertThat(page("legal1", number)).doesNotContain("officer-" + identityTask);
    }

    @Test
    void namingTheSameOfficerAgainIsRefusedAndChangesNothing() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        assertThat(name("manager1", number, task, "legal2").status()).isEqualTo(204);
        stored.unchangedBy(() -> {
            var again = name("manager1", number, task, "legal2");
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.body().at("/errors/0/field").asText()).isEqualTo("officer");
            assertThat(again.text()).contains("此任务已由 legal2 办理", "has this task already");
        });
    }

    @Test
    void aTaskThatWaitsForItsGroupIsNotGivenBackToIt() {
        var number = lease.inReview(lease.application());
        stored.unchangedBy(() -> {
            var answer = name("manager1", number, lease.taskId(number, REVIEW), null);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("officer");
            assertThat(answer.text()).contains("尚无人认领", "waits for its group already");
        });
        assertThat(page("manager1", number)).doesNotContain("退回办理组");
    }

    @Test
    void onlyAnOfficerOfTheTaskIsNamed() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        stored.unchangedBy(() -> {
            for (var unfit : List.of("sales1", "contract1", "nobody", "manager1", "admin")) {
                var answer = name("manager1", number, task, unfit);
                assertThat(answer.status()).as(unfit).isEqualTo(400);
                assertThat(answer.body().path("errors").get(0).path("field").asText())
                        .isEqualTo("officer");
                assertThat(answer.text()).contains("法务人员");
            }
            assertThat(name("manager1", "SL-2026-999999", task, "legal1").status())
                    .isEqualTo(404);
            assertThat(name("manager1", number, "", "legal1").status()).isEqualTo(400);
            assertThat(name("manager1", number, "no-task", "legal1").status()).isEqualTo(409);
            assertThat(name("manager1", number, task, "legal1", " ").status()).isEqualTo(400);
        });
    }

    @Test
    void aManagerWhoIsAnOfficerTooIsNotNamedForAnOfficersTaskAndCannotTakeIt() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        identity.createMembership("manager1", "legal-officers");
        try {
            assertThat(name("manager1", number, task, "manager1").status()).isEqualTo(400);
            var claim = lease.callRaw(
                    "manager1", "POST", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"manager1\"}");
            assertThat(claim.status()).as(claim.text()).isEqualTo(403);
            assertThat(claim.text()).contains("业务主管不办理");
            // nor decides at the doors that need no task
            var hold =
                    lease.callRaw("manager1", "PUT", "/api/leases/" + number + "/legal-hold", "{\"ground\": \"诉讼\"}");
            assertThat(hold.status()).as(hold.text()).isEqualTo(403);
        } finally {
            identity.deleteMembership("manager1", "legal-officers");
        }
    }

    @Test
    void theTaskOfAnotherLeaseIsNotMoved() {
        var number = lease.inReview(lease.application());
        var other = lease.inReview(lease.application());
        assertThat(name("manager1", number, lease.taskId(other, REVIEW), "legal1")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theSecondReviewIsNeverGivenToTheFirstOfficer() {
        var number = secondReviewAfter("legal1");
        var task = lease.taskId(number, "Task_SecondReview");
        stored.unchangedBy(() -> {
            var answer = name("manager1", number, task, "legal1");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).contains("不得是作出第一次认定的人");
        });
        var page = page("manager1", number);
        var offered = page.substring(page.indexOf("id=\"officer-" + task));
        assertThat(offered.substring(0, offered.indexOf("</select>")))
                .contains("value=\"legal2\"")
                .doesNotContain("value=\"legal1\"");
        assertThat(name("manager1", number, task, "legal2").status()).isEqualTo(204);
        lease.submit("legal2", task, Map.of("decision", "APPROVE", "ground", "同意"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void anOfficerWhoAppliedIsNotNamed() {
        String number;
        identity.createMembership("legal2", "sales");
        try {
            number = lease.call("legal2", "POST", "/api/leases", lease.application())
                    .body()
                    .path("number")
                    .asText();
        } finally {
            identity.deleteMembership("legal2", "sales");
        }
        var refused = name("manager1", number, lease.taskId(number, REVIEW), "legal2");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("不得是该租赁的经办人");
    }

    @Test
    void theApplicantsOwnTaskStaysWithTheApplicant() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        var task = lease.taskId(number, "Task_CompleteApplication");
        stored.unchangedBy(() -> {
            assertThat(name("manager1", number, task, "sales2").status()).isEqualTo(403);
            assertThat(name("manager1", number, task, null).status()).isEqualTo(403);
        });
    }

    @Test
    void aTaskThatIsDoneIsSaidToBeDone() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        lease.approve("legal1", number);
        var answer = name("manager1", number, task, "legal2");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("可能已经办结");
    }

    @Test
    void nothingMovesWhileTheProcessIsSuspended() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        var instance = lease.column(number, "process_instance_id");
        runtime.suspendProcessInstanceById(instance);
        try {
            assertThat(name("manager1", number, task, "legal2").status()).isEqualTo(409);
        } finally {
            runtime.activateProcessInstanceById(instance);
        }
    }

    @Test
    void theDoorIsForManagers() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, REVIEW);
        stored.unchangedBy(() -> {
            for (var other : List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "admin")) {
                assertThat(name(other, number, task, "legal2").status())
                        .as(other)
                        .isEqualTo(403);
                assertThat(lease.call(other, "GET", "/steering", null).status())
                        .as(other)
                        .isEqualTo(403);
            }
            assertThat(name(null, number, task, "legal2").status()).isEqualTo(401);
        });
    }

    private String secondReviewAfter(String first) {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        assertThat(lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application)
                        .status())
                .isEqualTo(200);
        lease.approve(first, number);
        assertThat(lease.hasTask(number, "Task_SecondReview")).isTrue();
        return number;
    }

    private Http.Answer name(@Nullable String who, String number, String task, @Nullable String officer) {
        return name(who, number, task, officer, "休假");
    }

    private Http.Answer name(
            @Nullable String who, String number, String task, @Nullable String officer, String ground) {
        var body = JsonNodeFactory.instance.objectNode().put("task", task).put("ground", ground);
        if (officer != null) {
            body.put("officer", officer);
        }
        return lease.call(who, "PUT", "/api/leases/" + number + "/officer", body);
    }

    private String page(String who, String number) {
        return lease.call(who, "GET", "/desk/leases/" + number, null).text();
    }

    private List<String> told(String who, String number) {
        return stream(lease.call(who, "GET", "/api/notices?size=200", null)
                        .body()
                        .path("notices"))
                .filter(notice -> notice.path("lease").asText().equals(number))
                .map(notice -> notice.path("text").path("zh").asText())
                .toList();
    }

    private JsonNode step(String number, String action) {
        return stream(lease.lease(number).path("timeline"))
                .filter(step -> step.path("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
