package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a review may conclude, from what was seen, from what is still known, and from today's law. */
class ReviewOutcomesTest extends LeaseInForce {

    @Test
    void aReviewThatComesADayLateMayContinue() {
        lease.at(due(), number);
        later(86_400);
        var answer = conclude(seen());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(asked()).contains("review.schedule REQUIRE");
    }

    @Test
    void aReviewThatComesADayLateMayContinueByItself() {
        var due = due();
        clock.set(due.minusSeconds(60));
        assertThat(report("R-1", everythingAsAgreed()).status()).isEqualTo(202);
        lease.at(due.plusSeconds(86_400), number);
        assertThat(asked()).contains("review.schedule REQUIRE");
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        assertThat(due()).isAfter(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTINUE", "CURE", "TERMINATE"})
    void whatIsUnlawfulIsOnlySuspended(String outcome) {
        reviewed();
        var seen = suspending("illegalContentFound", "YES");
        seen.put("outcome", outcome);
        var answer = conclude(seen);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("只能是：暂停服务。").contains("违法信息");
        assertThat(conclude(suspending("illegalContentFound", "YES")).status()).isEqualTo(204);
    }

    @Test
    void whatTodaysLawForbidsStopsByItself() {
        ownLine();
        reviewed();
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(view("Task_VerifyCure").path("ground").asText()).contains("国际出入口信道");
        assertThat(view("Task_VerifyCure").path("unlawful").asBoolean()).isTrue();
    }

    @Test
    void whatTodaysLawForbidsMeanwhileIsOnlySuspended() {
        reviewed();
        ownLine();
        var answer = conclude(seen());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("只能是：暂停服务。").contains("国际出入口信道");
    }

    @Test
    void countsOfTheApplicationOrOfAnotherYearAreNotThisYears() {
        assertThat(report("R-1", everythingAsAgreed()).status()).isEqualTo(202);
        clock.set(SettableClock.START.plusSeconds(20 * 86_400));
        reviewed();
        assertThat(asked()).contains("review.threshold-crossed SATISFIED");
        assertThat(lease.hasTask(number, "Task_UseReview"))
                .as("nothing is unknown")
                .isFalse();

        clock.set(startOf(LocalDate.of(2027, 1, 1)));
        reviewed();
        assertThat(asked()).contains("review.threshold-crossed REQUIRE");
        var unknown = conclude(withoutCounts());
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("本年出境个人信息人数");
        assertThat(conclude(seen("piSubjectsYtd", "many")).text()).contains("本年累计人数");
        assertThat(conclude(seen("piSubjectsYtd", "2000000", "outcome", "CONTINUE"))
                        .status())
                .as("another band")
                .isEqualTo(400);
        assertThat(conclude(seen()).status()).isEqualTo(204);
    }

    private Map<String, String> withoutCounts() {
        var seen = seen();
        seen.remove("piSubjectsYtd");
        seen.remove("sensitivePiSubjectsYtd");
        return seen;
    }

    @Test
    void thirtyDaysAfterConnectionTheFilingIsMissed() {
        var seen = seen();
        seen.remove("publicSecurityFilingRef");
        clock.set(SettableClock.START.plusSeconds(30 * 86_400));
        reviewed();
        assertThat(asked()).contains("activation.security-duties INFO");
        assertThat(conclude(seen).status()).isEqualTo(204);

        later(86_400);
        reviewed();
        assertThat(asked()).contains("activation.security-duties REQUIRE");
        var missed = conclude(seen);
        assertThat(missed.status()).isEqualTo(400);
        assertThat(missed.text()).contains("公安联网备案编号");
        assertThat(conclude(seen()).status()).isEqualTo(204);

        later(86_400);
        reviewed();
        assertThat(asked()).contains("activation.security-duties SATISFIED");
        assertThat(view("Task_UseReview").path("publicSecurityFilingRef").asText())
                .isEqualTo("沪公网安备31011502000001号");
        assertThat(conclude(seen).status()).as("it stays known").isEqualTo(204);
    }

    @Test
    void afterALiftedSuspensionTheNextReviewsLookAgain() {
        assertThat(report("R-1", Map.of("illegalContentFound", true)).status()).isEqualTo(202);
        lease.runJobs(number);
        later(3600);
        assertThat(post("legal1", "cures", Map.of("proof", "已删除")).status()).isEqualTo(202);
        lease.runJobs(number);
        later(3600);
        reviewed();
        assertThat(asked()).contains("review.illegal-content SATISFIED");
        assertThat(conclude(seen()).status()).isEqualTo(204);
        later(3600);
        reviewed();
        assertThat(asked()).contains("review.illegal-content UNDETERMINED");
    }

    @Test
    void aSubleaseThatIsKnownIsNotUnknownAgainBecauseSomebodyDidNotSeeIt() {
        assertThat(post(
                                "compliance1",
                                "subleases",
                                Map.of("reference", "S-1", "knownSince", "2026-11-30", "sublessee", "丁公司"))
                        .status())
                .isEqualTo(202);
        later(3600);
        assertThat(report("R-1", everythingAsAgreed()).status()).isEqualTo(202);
        reviewed();
        assertThat(asked()).contains("review.sublet REVIEW");
        assertThat(conclude(seen()).status()).isEqualTo(204);
        later(3600);
        reviewed();
        assertThat(asked()).contains("review.sublet REVIEW");

        var done = Map.of("answer", "OBJECT", "objectedOn", "2026-12-01", "proof", "挂号信回执");
        var answer = lease.complete(
                "compliance1",
                number,
                "Task_ObjectToSublease",
                Map.of("done", json.valueToTree(done).toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(conclude(seen()).status()).isEqualTo(204);
        assertThat(asked()).as("the objection had its effect").contains("review.sublet SATISFIED");
        later(3600);
        reviewed();
        assertThat(asked()).contains("review.sublet UNDETERMINED");
    }

    @Test
    void cureIsAYearAwayAtMost() {
        reviewed();
        var tooFar = conclude(seen("outcome", "CURE", "cureBy", "2027-12-02"));
        assertThat(tooFar.status()).isEqualTo(400);
        assertThat(tooFar.text()).contains("整改期限");
        assertThat(conclude(seen("outcome", "CURE", "cureBy", "2027-12-01")).status())
                .isEqualTo(204);
    }

    /** Civil Code art. 203: whether an officer names the day or the usual days are counted. */
    @Test
    void timeToCureThatWouldEndOnASundayEndsWithTheMondayAfterIt() {
        reviewed();
        assertThat(conclude(suspending("actualUseMatches", "NO", "cureBy", "2026-12-20"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(dueDate("Task_VerifyCure")).isEqualTo(startOf(LocalDate.of(2026, 12, 22)));
    }

    @Test
    void tasksHaveTheirDate() {
        reviewed();
        assertThat(dueDate("Task_UseReview"))
                .as("five working days, Tuesday to Tuesday")
                .isEqualTo(SettableClock.START.plusSeconds(7 * 86_400));
        assertThat(conclude(suspending("actualUseMatches", "NO")).status()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(dueDate("Task_VerifyCure")).isEqualTo(startOf(LocalDate.of(2026, 12, 17)));
    }

    private java.time.Instant dueDate(String taskKey) {
        return jdbc.sql("select due_date_ from act_ru_task where id_ = :id")
                .param("id", lease.taskId(number, taskKey))
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    /** The line turns out to be the lessee's own: what the law forbids whatever was approved. */
    private void ownLine() {
        var channel = ((ObjectNode) lease.application().path("channel")).put("kind", "SELF_BUILT");
        TestPostgres.superuser("shared")
                .sql("insert into lease.recorded_fact (lease_number, section, facts, recorded_by, recorded_at)"
                        + " values (:number, 'channel', :facts::jsonb, 'test', :at)")
                .param("number", number)
                .param("facts", channel.toString())
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .update();
    }
}
