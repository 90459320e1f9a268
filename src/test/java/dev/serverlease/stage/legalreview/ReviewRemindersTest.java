package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A review that takes long: who hears of it, when, and how a manager moves it on. */
@ServerLeaseTest
class ReviewRemindersTest {

    /** Two working days after Tuesday 1 December 2026, 09:00. */
    private static final Instant REMINDER = at("2026-12-03T09:00+08:00");

    /** Five working days after it, with a weekend between. */
    private static final Instant ESCALATION = at("2026-12-08T09:00+08:00");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void allOfficersAreRemindedWhileNobodyHasTheTask() {
        var number = lease.apply(lease.application());
        lease.at(REMINDER.minusSeconds(1), number);
        assertThat(told("legal1", number)).isEmpty();
        lease.at(REMINDER, number);
        assertThat(told("legal1", number)).containsExactly("REVIEW_REMINDED");
        assertThat(told("legal2", number)).containsExactly("REVIEW_REMINDED");
        assertThat(told("manager1", number)).isEmpty();
        assertThat(told("sales1", number)).isEmpty();
        assertThat(step(number, "REVIEW_REMINDED").path("detail").path("task").asText())
                .isEqualTo("Task_LegalReview");
    }

    @Test
    void onlyTheOfficerWhoHasTheTaskIsReminded() {
        var number = lease.apply(lease.application());
        lease.claim("legal2", lease.taskId(number, "Task_LegalReview"));
        lease.at(REMINDER, number);
        assertThat(told("legal2", number)).containsExactly("REVIEW_REMINDED");
        assertThat(told("legal1", number)).isEmpty();
    }

    @Test
    void managersHearOfItAfterFiveWorkingDaysNotAfterFiveDays() {
        var number = lease.apply(lease.application());
        lease.claim("legal1", lease.taskId(number, "Task_LegalReview"));
        lease.at(ESCALATION.minusSeconds(1), number);
        assertThat(told("manager1", number)).isEmpty();
        lease.at(ESCALATION, number);
        assertThat(notices("manager1", number)).singleElement().satisfies(notice -> {
            assertThat(notice.path("kind").asText()).isEqualTo("REVIEW_ESCALATED");
            assertThat(notice.path("text").path("zh").asText()).contains("法务审查").contains("legal1");
            assertThat(notice.path("at").asText()).isEqualTo("2026-12-08T09:00:00+08:00");
        });
        assertThat(step(number, "REVIEW_ESCALATED")).isNotNull();
    }

    @Test
    void aReviewDecidedInTimeReachesNobody() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        lease.at(ESCALATION, number);
        assertThat(told("legal1", number)).isEmpty();
        assertThat(told("manager1", number)).isEmpty();
    }

    @Test
    void aManagerNamesAnotherOfficerWhoThenDecides() {
        var number = lease.apply(lease.application());
        lease.claim("legal1", lease.taskId(number, "Task_LegalReview"));
        assertThat(name("manager1", number, "legal2").status()).isEqualTo(204);
        assertThat(told("legal2", number)).containsExactly("REVIEWER_NAMED");
        assertThat(notices("legal1", number).get(0).path("text").path("zh").asText())
                .contains("改由 legal2 办理");
        var step = step(number, "REVIEWER_NAMED");
        assertThat(step.path("actor").asText()).isEqualTo("manager1");
        assertThat(step.path("detail").path("officer").asText()).isEqualTo("legal2");
        assertThat(step.path("detail").path("before").asText()).isEqualTo("legal1");

        var approval = Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "用途合法");
        var task = lease.taskId(number, "Task_LegalReview");
        assertThat(lease.submit("legal1", task, approval).status()).isEqualTo(403);
        assertThat(lease.submit("legal2", task, approval).status()).isEqualTo(204);
        assertThat(lease.lease(number).path("decisions").get(0).path("officer").asText())
                .isEqualTo("legal2");
    }

    @Test
    void namingTheSameOfficerAgainChangesNothing() {
        var number = lease.apply(lease.application());
        assertThat(name("manager1", number, "legal2").status()).isEqualTo(204);
        stored.unchangedBy(
                () -> assertThat(name("manager1", number, "legal2").status()).isEqualTo(204));
    }

    @Test
    void onlyAnOfficerWhoMayDecideIsNamed() {
        var number = lease.apply(lease.application());
        stored.unchangedBy(() -> {
            for (var unfit : List.of("sales1", "contract1", "nobody", "manager1")) {
                var answer = name("manager1", number, unfit);
                assertThat(answer.status()).as(unfit).isEqualTo(400);
                assertThat(answer.body().path("errors").get(0).path("field").asText())
                        .isEqualTo("officer");
                assertThat(answer.text()).contains("不是法务人员");
            }
            assertThat(name("manager1", number, " ").status()).isEqualTo(400);
            assertThat(name("manager1", "SL-2026-999999", "legal1").status()).isEqualTo(404);
        });
    }

    @Test
    void theSecondReviewIsNeverGivenToTheFirstOfficer() {
        var number = secondReviewAfter("legal1");
        stored.unchangedBy(() -> {
            var answer = name("manager1", number, "legal1");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).contains("另一名法务人员");
        });
        assertThat(name("manager1", number, "legal2").status()).isEqualTo(204);
        assertThat(notices("legal2", number).get(0).path("text").path("zh").asText())
                .contains("法务复审请您办理");
        lease.submit(
                "legal2", lease.taskId(number, "Task_SecondReview"), Map.of("decision", "APPROVE", "ground", "同意"));
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
        var refused = name("manager1", number, "legal2");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("不得审查自己的申请");
        assertThat(name("manager1", number, "legal1").status()).isEqualTo(204);
    }

    @Test
    void aLeaseThatWaitsForNoReviewTakesNoReviewer() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        var answer = name("manager1", number, "legal2");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("合同签署");
    }

    @Test
    void theDoorIsForManagers() {
        var number = lease.apply(lease.application());
        stored.unchangedBy(() -> {
            for (var other : List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "admin")) {
                assertThat(name(other, number, "legal2").status()).as(other).isEqualTo(403);
            }
            assertThat(name(null, number, "legal2").status()).isEqualTo(401);
        });
    }

    private String secondReviewAfter(String first) {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        assertThat(lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application)
                        .status())
                .isEqualTo(200);
        lease.approve(first, number);
        assertThat(lease.hasTask(number, "Task_SecondReview")).isTrue();
        return number;
    }

    private Http.Answer name(String who, String number, String officer) {
        return lease.call(
                who,
                "PUT",
                "/api/leases/" + number + "/reviewer",
                JsonNodeFactory.instance.objectNode().put("officer", officer));
    }

    private List<String> told(String who, String number) {
        return notices(who, number).stream()
                .map(notice -> notice.path("kind").asText())
                .toList();
    }

    private List<JsonNode> notices(String who, String number) {
        return stream(lease.call(who, "GET", "/api/notices?size=200", null)
                        .body()
                        .path("notices"))
                .filter(notice -> notice.path("lease").asText().equals(number))
                .toList();
    }

    private JsonNode step(String number, String action) {
        return stream(lease.lease(number).path("timeline"))
                .filter(step -> step.path("action").asText().equals(action))
                .findFirst()
                .orElse(null);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
