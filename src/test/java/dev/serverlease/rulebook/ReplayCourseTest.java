package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.rulebook.ReplayRun.Days;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a replay goes on beside the requests, and how it ends. */
@ServerLeaseTest
class ReplayCourseTest {

    private static final Days DAYS = new Days(LocalDate.of(2021, 1, 1), LocalDate.of(2026, 12, 1));
    private static final BooleanSupplier NOT_STOPPING = () -> false;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ReplayStore store;

    @Autowired
    private ReplayRun run;

    @Autowired
    private LeaseRounds rounds;

    @Autowired
    private Findings findings;

    @Autowired
    private RecordedFacts recorded;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        lease.apply(lease.application());
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
            assertThat(started.body().path("more").asBoolean()).isFalse();
            id[0] = started.body().path("id").asLong();
            store.interruptAbandoned();
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> state(id[0]).equals("DONE"));
        var done = replay(id[0]);
        assertThat(done.path("asked").asInt()).isEqualTo(done.path("total").asInt());
        assertThat(done.path("leases")).isNotEmpty();
    }

    @Test
    void nextStartInterruptsReplaysOfADeadNodeButNotOfARunningOne() {
        long dead = store.begin(DAYS, 1, "compliance1");
        long alive = store.begin(DAYS, 1, "compliance1");
        inTransaction(() -> {
            store.lock(alive);
            var another = new Thread(store::interruptAbandoned);
            another.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> !another.isAlive());
            assertThat(state(dead)).isEqualTo("INTERRUPTED");
            assertThat(replay(dead).path("failure").asText()).contains("请重新发起");
            assertThat(state(alive)).isEqualTo("RUNNING");
        });
        store.interruptAbandoned();
        assertThat(state(alive)).isEqualTo("INTERRUPTED");
    }

    @Test
    void stoppedReplayKeepsNothing() {
        long id = store.begin(DAYS, 1, "compliance1");
        run.run(id, DAYS, () -> true);
        assertThat(state(id)).isEqualTo("INTERRUPTED");
        assertThat(replay(id).path("leases")).isEmpty();
    }

    @Test
    void oneThatFailsSaysSoWithoutTheExceptionsWordsAndKeepsNothing() {
        var broken = mock(LegalCheck.class);
        when(broken.factsOn(any(), any(), any())).thenThrow(new IllegalStateException("李某某"));
        long id = store.begin(DAYS, 1, "compliance1");
        new ReplayRun(rounds, findings, recorded, broken, store, transactions).run(id, DAYS, NOT_STOPPING);
        var failed = replay(id);
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("failure").asText())
                .contains("SL-")
                .contains("运维人员")
                .doesNotContain("李某某");
        assertThat(failed.path("leases")).isEmpty();
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private String state(long id) {
        return replay(id).path("state").asText();
    }

    private JsonNode replay(long id) {
        return lease.call("manager1", "GET", "/api/rules/replays/" + id, null).body();
    }
}
