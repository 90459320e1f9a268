package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.ReplayStore.Question;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a replay goes on beside the requests, and how it ends. */
@ServerLeaseTest
class ReplayCourseTest {

    private static final Question OLD_LAW =
            new Question(Kind.REPLAY, LocalDate.of(2021, 1, 1), LocalDate.of(2026, 12, 1), ReplayRun.RULEBOOK);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ReplayStore store;

    @Autowired
    private Replays replays;

    @Autowired
    private ReplayRun run;

    @Autowired
    private LeaseRounds rounds;

    @Autowired
    private Findings findings;

    @Autowired
    private RecordedFacts recorded;

    @Autowired
    private LegalCheck legalCheck;

    @Autowired
    private SweepNotices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private PlatformTransactionManager transactions;

    private String number;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        number = lease.inReview(lease.application());
    }

    @AfterEach
    void nothingRuns() {
        store.running().forEach(store::stop);
    }

    @Test
    void aLongOneAnswersAtOnceAndShowsHowFarItIs() {
        var id = new long[1];
        inTransaction(() -> {
            jdbc.sql("lock table lease.replay_rule in share mode").update();
            var started = lease.callRaw("compliance1", "POST", "/api/rules/replays", "{\"asOf\":\"2021-01-01\"}");
            assertThat(started.status()).as(started.text()).isEqualTo(202);
            assertThat(started.body().path("state").asText()).isEqualTo("RUNNING");
            assertThat(started.body().path("total").asInt()).isPositive();
            assertThat(started.body().path("leases")).isEmpty();
            assertThat(started.body().has("next")).isFalse();
            id[0] = started.body().path("id").asLong();
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            // as the schedule does: a step that the lock made wait too long has failed
            replays.takeUp();
            return state(id[0]).equals("DONE");
        });
        var done = replay(id[0]);
        assertThat(done.path("asked").asInt()).isEqualTo(done.path("total").asInt());
        assertThat(done.path("perSecond").asDouble()).isPositive();
        assertThat(done.path("leases")).isNotEmpty();
    }

    @Test
    void whatBreaksInTheMiddleLeavesNothingHalfAndGoesOnWhereItWas() {
        var breaking = new ReplayStore(jdbc, json, clock) {
            @Override
            void advance(long id, String askedTo, int more, long milliseconds) {
                throw new IllegalStateException("the power goes");
            }
        };
        long id = store.begin(OLD_LAW, 1, "compliance1", null);
        var broken = new ReplayRun(rounds, findings, recorded, legalCheck, breaking, notices);
        assertThatThrownBy(() -> inTransaction(() -> broken.step(id))).hasMessageContaining("the power goes");
        assertThat(replay(id).path("asked").asInt()).isZero();
        assertThat(replay(id).path("leases")).isEmpty();

        finish(id);
        var done = replay(id);
        assertThat(done.path("asked").asInt()).isEqualTo(done.path("total").asInt());
        assertThat(done.path("rules"))
                .allSatisfy(rule -> assertThat(rule.path("leases").asInt())
                        .as("%s counts each lease once", rule)
                        .isEqualTo(jdbc.sql(
                                        "select count(distinct lease_number) from lease.replay_change where replay = :id"
                                                + " and rule = :rule and cause = :cause and effect = :effect")
                                .param("id", id)
                                .param("rule", rule.path("rule").asText())
                                .param("cause", rule.path("cause").asText())
                                .param("effect", rule.path("effect").asText())
                                .query(Integer.class)
                                .single()));
    }

    @Test
    void whoeverHasItNowNobodyElseTakes() {
        long id = store.begin(OLD_LAW, 1, "compliance1", null);
        inTransaction(() -> {
            assertThat(store.hold(id)).isPresent();
            var another = new boolean[] {true};
            var node = new Thread(() -> another[0] = run.step(id));
            node.start();
            await().until(() -> !node.isAlive());
            assertThat(another[0]).isFalse();
        });
        assertThat(run.step(id)).as("let go, it is free again").isTrue();
    }

    @Test
    void aStoppedOneGoesNoFurther() {
        long id = store.begin(OLD_LAW, 1, "compliance1", null);
        store.stop(id);
        assertThat(run.step(id)).isFalse();
        assertThat(state(id)).isEqualTo("STOPPED");
    }

    @Test
    void anotherRulebookDoesNotGoOnWithWhatThisOneBegan() {
        var question = new Question(Kind.REPLAY, OLD_LAW.law(), OLD_LAW.facts(), "that of the release before");
        long id = store.begin(question, 1, "compliance1", null);
        run.step(id);
        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(replay(id).path("failure").asText()).contains("规则手册").contains("start it again");
    }

    @Test
    void aLeaseThatCannotBeAskedIsToldAndStopsNoOther() {
        var other = lease.inReview(lease.application());
        var broken = spy(legalCheck);
        doThrow(new IllegalStateException("李某某"))
                .doCallRealMethod()
                .when(broken)
                .factsOn(any(), any(), any());
        long id = store.begin(OLD_LAW, 1, "compliance1", null);
        var one = new ReplayRun(rounds, findings, recorded, broken, store, notices);
        while (Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> one.step(id)))) {
            // until all are asked
        }
        var done = replay(id);
        assertThat(done.path("state").asText()).isEqualTo("DONE");
        assertThat(done.path("effects").path("UNCHECKED").asInt()).isEqualTo(1);
        assertThat(done.toString()).contains("未能审查").doesNotContain("李某某");
        for (var asked : List.of(number, other)) {
            assertThat(page(id, "lease=" + asked).path("leases").findValuesAsText("leaseNumber"))
                    .containsExactly(asked);
        }
    }

    private void finish(long id) {
        while (run.step(id)) {
            // until all are asked
        }
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private String state(long id) {
        return replay(id).path("state").asText();
    }

    private JsonNode replay(long id) {
        return page(id, "size=500");
    }

    private JsonNode page(long id, String filter) {
        return lease.call("manager1", "GET", "/api/rules/replays/" + id + "?" + filter, null)
                .body();
    }
}
