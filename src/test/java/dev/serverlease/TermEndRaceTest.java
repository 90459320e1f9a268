package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The term ends while somebody does something else. Both are stopped at the lease's row, in a known order, and let go
 * at once: whoever comes second goes by what the first has done, or is rolled back as a whole.
 */
@ServerLeaseTest
class TermEndRaceTest {

    private static final Instant END =
            OffsetDateTime.parse("2028-11-01T00:00:00+08:00").toInstant();
    private static final Map<String, String> AGREE = Map.of("answer", "AGREE", "ground", "用途未变，许可有效");
    private static final Map<String, String> CURE = Map.of(
            "outcome", "CURE",
            "actualUse", "用作他途",
            "actualUseMatches", "NO",
            "illegalContentFound", "NO",
            "sublet", "NO",
            "cureBy", "2028-12-01",
            "ground", "与约定不符");
    private static final Map<String, String> SUSPEND = Map.of(
            "outcome", "SUSPEND",
            "actualUse", "用作他途",
            "actualUseMatches", "NO",
            "illegalContentFound", "NO",
            "sublet", "NO",
            "cureBy", "2028-12-01",
            "clause", "第八条",
            "ground", "与约定不符");

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void noticeIsDue() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
        lease.at(END.minusSeconds(30 * 86_400), number);
    }

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void renewalIsAgreedWhileTheTermEnds(boolean officerFirst) throws Exception {
        var asked = lease.call(
                "sales1",
                "POST",
                "/api/leases/" + number + "/renewals",
                json.createObjectNode().put("termMonths", 12).put("reference", "XZ-1"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        var answer = race("legal1", "Task_RenewalReview", AGREE, officerFirst);

        var after = lease.lease(number);
        assertThat(after.path("stage").asText()).isEqualTo("IN_FORCE");
        assertThat(answer.status() == 204).isEqualTo(officerFirst);
        // agreed to, but not signed by both: nothing is renewed
        assertThat(after.path("indefinite").asBoolean()).isTrue();
        assertThat(actions()).contains("HELD_OVER").doesNotContain("TERM_RENEWED");
        assertThat(actions().contains("RENEWAL_AGREE")).isEqualTo(officerFirst);
        assertThat(actions().contains("AGREEMENT_ENDED")).isEqualTo(officerFirst);
        assertThat(termTimer()).startsWith("9999-12-31T00:00");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void useReviewIsCompletedWhileTheTermEnds(boolean officerFirst) throws Exception {
        object();
        var answer = race("compliance1", "Task_UseReview", CURE, officerFirst);

        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(answer.status() == 204).isEqualTo(officerFirst);
        assertThat(actions().contains("USE_REVIEWED_CURE")).isEqualTo(officerFirst);
        assertOnlyTheServerIsToBeTakenBack();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void suspensionIsDecidedWhileTheTermEndsWithoutObjection(boolean officerFirst) throws Exception {
        var answer = race("compliance1", "Task_UseReview", SUSPEND, officerFirst);

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(actions()).contains("USE_REVIEWED_SUSPEND");
        if (officerFirst) {
            assertThat(lease.stage(number)).isEqualTo("CLOSING");
            assertThat(actions()).doesNotContain("HELD_OVER");
            assertOnlyTheServerIsToBeTakenBack();
        } else {
            lease.runJobs(number);
            assertThat(lease.lease(number).path("indefinite").asBoolean())
                    .as("the use had gone on when the term ended")
                    .isTrue();
            assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        }
    }

    /**
     * The switch-off is a step of its own: where the term ends before it is done, use is not continued all the same.
     */
    @Test
    void termEndsBetweenTheDecisionToSuspendAndTheSwitchOff() {
        clock.set(END.minusSeconds(1));
        assertThat(lease.complete("compliance1", number, "Task_UseReview", SUSPEND)
                        .status())
                .isEqualTo(204);
        clock.set(END);
        management.executeJob(timer());
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("EXPIRED");
        assertOnlyTheServerIsToBeTakenBack();
    }

    /** A suspended lease is not continued by silence: nobody can use a server that is switched off. */
    @Test
    void suspendedLeaseEndsWithItsTerm() {
        assertThat(lease.complete("compliance1", number, "Task_UseReview", SUSPEND)
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        lease.at(END, number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("EXPIRED");
    }

    private void object() {
        var answer = lease.complete(
                "compliance1",
                number,
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", "2028-10-02", "proof", "EMS 1234567890"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** What the officer gets; the job is run again where it lost, as the job executor would. */
    private Answer race(String user, String taskKey, Map<String, String> values, boolean officerFirst)
            throws Exception {
        var task = lease.taskId(number, taskKey);
        assertThat(lease.claim(user, task).status()).isEqualTo(204);
        clock.set(END);
        var timer = timer();
        Supplier<Answer> officer = () -> lease.submit(user, task, values);
        Supplier<Answer> term = () -> {
            management.executeJob(timer);
            return null;
        };
        CompletableFuture<Answer> first;
        CompletableFuture<Answer> second;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var hold = connection.prepareStatement("select 1 from lease.lease where number = ? for update")) {
                hold.setString(1, number);
                hold.executeQuery();
                first = CompletableFuture.supplyAsync(officerFirst ? officer : term, THREADS);
                awaitWaiting(1);
                second = CompletableFuture.supplyAsync(officerFirst ? term : officer, THREADS);
                awaitWaiting(2);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        var answer = (officerFirst ? first : second).get();
        var ended = (officerFirst ? second : first).handle((nothing, lost) -> lost == null);
        // a renewal that is agreed to moves nothing before both have signed
        boolean movesNothing = taskKey.equals("Task_RenewalReview");
        assertThat(ended.get()).as("the term's timer went through").isEqualTo(!officerFirst || movesNothing);
        // a job that lost is tried again after five minutes
        lease.at(END.plusSeconds(300), number);
        return answer;
    }

    private void awaitWaiting(int transactions) {
        await().until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()")
                        .query(Integer.class)
                        .single()
                == transactions);
    }

    private void assertOnlyTheServerIsToBeTakenBack() {
        lease.runJobs(number);
        assertThat(runtime.getActiveActivityIds(instance())).containsExactly("Task_TakeBackServer");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isEqualTo(1);
    }

    private String timer() {
        return management
                .createJobQuery()
                .processInstanceId(instance())
                .activityId("Timer_TermEnds")
                .singleResult()
                .getId();
    }

    private String termTimer() {
        return management
                .createJobQuery()
                .processInstanceId(instance())
                .activityId("Timer_TermEnds")
                .singleResult()
                .getDuedate()
                .toInstant()
                .atZone(clock.getZone())
                .toOffsetDateTime()
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX"));
    }

    private String instance() {
        return lease.column(number, "process_instance_id");
    }

    private List<String> actions() {
        return StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .map(step -> step.path("action").asText())
                .toList();
    }
}
