package dev.serverlease.steering.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Managers set the periods that steer the work: recorded, within borders, for what begins afterwards. */
@ServerLeaseTest
class ServiceLevelsTest extends LevelsTest {

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Test
    void whatBeginsAfterwardsFollowsAndWhatIsOpenStays() {
        var before = lease.inReview(lease.application());
        assertThat(set("REVIEW_ESCALATE", 8, "2026-12-01").status()).isEqualTo(204);
        var sameMinute = lease.inReview(lease.application());
        clock.set(SettableClock.START.plus(ServiceLevels.KNOWN_BY_THEN));
        var after = lease.inReview(lease.application());

        assertThat(decideBy(before)).isEqualTo("2026-12-08T01:00:00Z");
        assertThat(decideBy(sameMinute)).isEqualTo("2026-12-08T01:00:00Z");
        assertThat(decideBy(after)).isEqualTo("2026-12-11T01:01:00Z");
        assertThat(timer(before)).isEqualTo("2026-12-08T01:00:00Z");
        assertThat(timer(after)).isEqualTo("2026-12-11T01:01:00Z");

        // a timer that is asked again when it fires gives the same answer
        lease.at(Instant.parse("2026-12-08T01:00:00Z"), before);
        assertThat(actions(before)).contains("REVIEW_ESCALATED").doesNotContain("TIMER_FIRED_EARLY");
        lease.runJobs(after);
        assertThat(actions(after)).doesNotContain("REVIEW_ESCALATED", "TIMER_FIRED_EARLY");
    }

    @Test
    void aLevelOfALaterDayWaitsForItsDay() {
        assertThat(set("COMPLETE_WITHIN", 20, "2026-12-03").status()).isEqualTo(204);
        var shop = shopWithoutLicence();
        assertThat(completeBy(shop)).as("the settings count").isEqualTo("2026-12-15T16:00:00Z");
        clock.set(Instant.parse("2026-12-02T16:00:00Z"));
        assertThat(completeBy(shopWithoutLicence())).isEqualTo("2026-12-23T16:00:00Z");
    }

    @Test
    void theIntervalOfUseReviewsFollowsFromTheNextReviewOn() {
        var before = lease.inForce(lease.application());
        var due = nextReview(before);
        assertThat(set("USE_REVIEW_LOW", 170, "2026-12-01").status()).isEqualTo(204);
        clock.set(SettableClock.START.plus(1, ChronoUnit.HOURS));
        var after = lease.inForce(lease.application());
        assertThat(nextReview(before)).isEqualTo(due);
        var then = clock.instant().plus(170, ChronoUnit.DAYS);
        assertThat(nextReview(after)).isBetween(then.minus(1, ChronoUnit.DAYS), then);
        assertThat(due).isBefore(then.minus(10, ChronoUnit.DAYS));
    }

    @Test
    void whatTheLawDoesNotAllowIsRefusedWithItsArticle() {
        stored.unchangedBy(() -> {
            for (var level : List.of("USE_REVIEW_LOW", "USE_REVIEW_MEDIUM")) {
                refused(set(level, 181, "2026-12-01"), "days", "民法典第七百一十八条");
            }
            refused(set("USE_REVIEW_HIGH", 91, "2026-12-01"), "days", "九十日");
            refused(set("USE_REVIEW_HIGH", 30, "2026-12-01"), "days", "合同载明");
            refused(set("USE_REVIEW_MEDIUM", 91, "2026-12-01"), "days", "合同载明");
            refused(set("USE_REVIEW_LOW", 152, "2026-12-01"), "days", "合同载明");
            refused(set("REVIEW_REMIND", 5, "2026-12-01"), "workingDays", "须短于“审查期限”");
            refused(set("REVIEW_ESCALATE", 2, "2026-12-01"), "workingDays", "须短于“审查期限”");
            refused(set("SIGN_WITHIN", 0, "2026-12-01"), "days", "1 至 180日");
            refused(set("SIGN_WITHIN", 10, "2026-11-30"), "from", "不能追溯");
            refused(set("SIGN_WITHIN", 10, "2028-01-01"), "from", "2027-12-01");
            refused(post("SIGN_WITHIN", 10, "2026-12-01", " "), "ground", "理由");
            refused(
                    lease.callRaw(
                            "manager1",
                            "POST",
                            "/api/steering/levels/SIGN_WITHIN",
                            "{\"days\":5.5,\"from\":\"2026-12-01\",\"ground\":\"x\"}"),
                    "days",
                    "整数");
            assertThat(set("NO_SUCH_LEVEL", 10, "2026-12-01").status()).isBetween(400, 404);
        });
        assertThat(set("USE_REVIEW_LOW", 180, "2026-12-01").status()).isEqualTo(204);
        assertThat(set("USE_REVIEW_HIGH", 90, "2026-12-01").status()).isEqualTo(204);
    }

    @Test
    void theReminderComesFirstAtAnyTimeToCome() {
        assertThat(set("REVIEW_ESCALATE", 10, "2027-01-04").status()).isEqualTo(204);
        assertThat(set("REVIEW_REMIND", 6, "2027-01-04").status()).isEqualTo(204);
        assertThat(set("REVIEW_ESCALATE", 4, "2026-12-10").status())
                .as("until January the reminder comes after two days")
                .isEqualTo(204);
        refused(set("REVIEW_ESCALATE", 6, "2027-02-01"), "workingDays", "自 2027-02-01 起");
    }

    @Test
    void itIsRecordedAndShown() {
        assertThat(post("SIGN_WITHIN", 45, "2026-12-01", "年末积压").status()).isEqualTo(204);
        assertThat(post("SIGN_WITHIN", 40, "2027-02-01", "恢复常态").status()).isEqualTo(204);
        clock.set(SettableClock.START.plus(Duration.ofMinutes(2)));
        var level = level("SIGN_WITHIN");
        assertThat(level.path("period").asText()).isEqualTo("P45D");
        assertThat(level.path("from").asText()).isEqualTo("2026-12-01T09:01:00+08:00");
        assertThat(level.path("history")).hasSize(2);
        assertThat(level.path("history").get(1).toString()).contains("manager1", "年末积压", "2026-12-01T09:00:00+08:00");
        assertThat(level("USE_REVIEW_LOW").path("period").asText())
                .as("the table's")
                .isEqualTo("P5M");
        assertThat(level("REVIEW_REMIND").path("periodName").asText()).isEqualTo("2个工作日 2 working days");
        assertThat(page("/steering", "zh")).contains("签署期限", "45日", "40日", "2027年2月1日");
        assertThat(page("/steering", "en")).contains("Time to sign", "45 days").doesNotContain("签署期限");
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh")).contains("年末积压", "恢复常态", "尚未生效", "已经开始计算的期限不变");
    }

    @Test
    void aRequestThatIsSentAgainIsRecordedOnce() {
        for (int again = 0; again < 2; again++) {
            var answer = lease.post(
                    "manager1",
                    "/api/steering/levels/SIGN_WITHIN",
                    "{\"days\":45,\"from\":\"2026-12-01\",\"ground\":\"x1\"}".getBytes(),
                    "application/json",
                    "Idempotency-Key",
                    "level-once-" + levels.hashCode());
            assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        }
        assertThat(level("SIGN_WITHIN").path("history")).hasSize(1);
    }

    @Test
    void onlyManagersSetAndSeeThem() {
        stored.unchangedBy(() -> {
            for (var other : List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "admin")) {
                assertThat(call(other, "SIGN_WITHIN", 45, "2026-12-01", "x").status())
                        .as(other)
                        .isEqualTo(403);
                assertThat(lease.call(other, "GET", "/api/steering/levels", null)
                                .status())
                        .as(other)
                        .isEqualTo(403);
            }
            assertThat(call(null, "SIGN_WITHIN", 45, "2026-12-01", "x").status())
                    .isEqualTo(401);
        });
    }

    private String shopWithoutLicence() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        return lease.apply(application);
    }

    private String completeBy(String number) {
        return tasks.createTaskQuery()
                .taskId(lease.taskId(number, "Task_CompleteApplication"))
                .singleResult()
                .getDueDate()
                .toInstant()
                .toString();
    }

    private String decideBy(String number) {
        return tasks.createTaskQuery()
                .taskId(lease.taskId(number, "Task_LegalReview"))
                .singleResult()
                .getDueDate()
                .toInstant()
                .toString();
    }

    private String timer(String number) {
        return management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .timers()
                .orderByJobDuedate()
                .desc()
                .list()
                .get(0)
                .getDuedate()
                .toInstant()
                .toString();
    }

    private Instant nextReview(String number) {
        return OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                .toInstant();
    }

    private List<String> actions(String number) {
        return lease.lease(number).path("timeline").findValuesAsText("action");
    }
}
