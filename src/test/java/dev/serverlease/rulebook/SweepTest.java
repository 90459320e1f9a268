package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.ReplayStore.Question;
import dev.serverlease.testing.Http;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which leases in force a law to come would touch. */
class SweepTest extends LawToCome {

    @Test
    void eachLeaseIsNewlyBlockedNewlyToReviewFreedOrUnchanged() {
        var blocked = inForce(BLOCKED);
        var review = inForce(TO_REVIEW);
        var freed = inForce(FREED);
        var unchanged = inForce("不受影响");
        var waiting = lease.apply(application(BLOCKED));

        long id = swept();
        var sweep = get(id, "");
        assertThat(sweep.path("state").asText()).isEqualTo("DONE");
        assertThat(sweep.path("asked").asInt())
                .isEqualTo(sweep.path("total").asInt())
                .isPositive();
        assertThat(effects(id))
                .containsEntry(blocked, "BLOCKED")
                .containsEntry(review, "TO_REVIEW")
                .containsEntry(freed, "FREED");
        assertThat(effects(id)).as("nothing changes, or it is not in force").doesNotContainKeys(unchanged, waiting);
        assertThat(get(id, "&lease=" + review)
                        .path("leases")
                        .get(0)
                        .path("changes")
                        .toString())
                .isEqualTo(
                        "[{\"rule\":\"" + RULE
                                + "\",\"cause\":\"LAW\",\"was\":\"SATISFIED\",\"wouldBe\":\"REVIEW\",\"effect\":\"TO_REVIEW\"}]");
    }

    @Test
    void aRuleNamesItsLeasesPageByPage() {
        var one = inForce(BLOCKED);
        var two = inForce(BLOCKED);
        var other = inForce(TO_REVIEW);
        long id = swept();
        var rule = get(id, "").path("rules").get(0);
        assertThat(rule.path("title").asText()).isNotEqualTo(RULE);

        var first = get(id, "&rule=" + RULE + "&effect=BLOCKED&size=1");
        assertThat(first.path("leases")).hasSize(1);
        assertThat(first.path("leases").get(0).path("leaseNumber").asText()).isEqualTo(one);
        var second = get(
                id,
                "&rule=" + RULE + "&effect=BLOCKED&size=1&after="
                        + first.path("next").asText());
        assertThat(second.path("leases").get(0).path("leaseNumber").asText()).isEqualTo(two);
        assertThat(second.has("next")).isFalse();
        assertThat(get(id, "&rule=a.rule").path("leases")).isEmpty();
        assertThat(get(id, "&effect=TO_REVIEW").path("leases").findValuesAsText("leaseNumber"))
                .containsExactly(other);
    }

    @Test
    void theRulebookOfThisReleaseIsAskedOverTheDoor() {
        inForce("今日规则手册");
        var started = lease.callRaw("manager1", "POST", SWEEPS, "{\"asOf\":\"2027-07-01\"}");
        assertThat(started.status()).as(started.text()).isIn(201, 202);
        long id = started.body().path("id").asLong();
        assertThat(started.whole().headers().firstValue("Location")).hasValue(SWEEPS + "/" + id);
        finished(id);
        assertThat(get(id, "").path("perSecond").asDouble()).isPositive();
        assertThat(told("managers")).anyMatch(text -> text.contains("新法影响排查 " + id + "（2027-07-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01", "2020-01-01", "1990-01-01", "2036-12-03", "+999999999-12-31"})
    void aDayThatIsNotToComeSoonIsRefusedWithItsRemedy(String day) {
        var refused = lease.callRaw("manager1", "POST", SWEEPS, "{\"asOf\":\"" + day + "\"}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().path("errors").get(0).path("field").asText()).isEqualTo("asOf");
        assertThat(refused.text()).contains("2026-12-02").contains("2036-12-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"asOf\":\"2027-02-30\"}", "{\"asOf\":null}", "{\"asOf\":\"tomorrow\"}"})
    void noDayIsRefusedAtItsField(String body) {
        var refused = lease.callRaw("manager1", "POST", SWEEPS, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().path("errors").get(0).path("field").asText()).isEqualTo("asOf");
    }

    @Test
    void onlyOneRunsAtATimeAndTheRefusalNamesIt() {
        long running = begun();
        var refused = lease.callRaw("manager1", "POST", SWEEPS, "{\"asOf\":\"2027-07-01\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("排查 " + running).contains("stop it first");

        assertThat(lease.callRaw("compliance1", "POST", SWEEPS + "/" + running + "/stop", "")
                        .status())
                .isEqualTo(403);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(lease.callRaw("manager1", "POST", SWEEPS + "/" + running + "/stop", "")
                            .body()
                            .path("state")
                            .asText())
                    .isEqualTo("STOPPED");
        }
        long id = swept();
        assertThat(lease.callRaw("manager1", "POST", SWEEPS + "/" + id + "/stop", "")
                        .status())
                .as("it is done")
                .isEqualTo(409);
    }

    @Test
    void theSameRequestUnderTheSameKeyIsTheSameSweep() {
        var key = "sweep-" + System.nanoTime();
        var first = start(key, "2027-07-01");
        assertThat(start(key, "2027-07-01").body().path("id"))
                .isEqualTo(first.body().path("id"));
        assertThat(start(key, "2027-07-02").status()).isEqualTo(409);
        assertThat(start("?", "2027-07-01").status()).isEqualTo(400);
        finished(first.body().path("id").asLong());
    }

    @Test
    void thePageShowsProgressRulesAndLeasesAndOnlyManagersDecide() {
        var blocked = inForce(BLOCKED);
        long running = begun();
        assertThat(page("manager1", "/" + running))
                .contains("<progress")
                .contains("停止排查")
                .doesNotContain("决定将复核提前");
        store.stop(running);
        long id = swept();
        assertThat(page("manager1", "/" + id + "?rule=" + RULE + "&effect=BLOCKED"))
                .contains("/desk/leases/" + blocked)
                .contains("符合 → 禁止")
                .contains("决定将复核提前");
        assertThat(page("legal1", "/" + id)).contains("/desk/leases/" + blocked).doesNotContain("决定将复核提前");
        assertThat(page("compliance1", "")).contains("/rules/sweeps/" + id).contains("发起排查");
        assertThat(page("manager1", "?before=" + id)).doesNotContain("/rules/sweeps/" + id + "\"");
        assertThat(lease.callRaw("sales1", "GET", "/rules/sweeps", null).status())
                .isEqualTo(403);
        assertThat(lease.callRaw("manager1", "GET", "/rules/sweeps/999999", null)
                        .status())
                .isEqualTo(404);
    }

    private String page(String user, String path) {
        var answer = lease.callRaw(user, "GET", "/rules/sweeps" + path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void whoMayNotIsRefusedAndAnUnknownOneIsSaidSo() {
        assertThat(lease.callRaw("sales1", "POST", SWEEPS, "{\"asOf\":\"2027-07-01\"}")
                        .status())
                .isEqualTo(403);
        assertThat(lease.call("sales1", "GET", SWEEPS + "/1", null).status()).isEqualTo(403);
        assertThat(lease.call("manager1", "GET", SWEEPS + "/999999", null).status())
                .isEqualTo(404);
        assertThat(lease.callRaw("manager1", "POST", SWEEPS + "/999999/decision", "{\"ground\":\"新法\"}")
                        .status())
                .isEqualTo(404);
        long replay = store.begin(
                new Question(Kind.REPLAY, LAW, LocalDate.now(clock), ReplayRun.RULEBOOK), 0, "manager1", null);
        assertThat(lease.call("manager1", "GET", SWEEPS + "/" + replay, null).status())
                .as("a replay is no sweep")
                .isEqualTo(404);
    }

    private Http.Answer start(String key, String day) {
        return lease.post(
                "manager1",
                SWEEPS,
                ("{\"asOf\":\"" + day + "\"}").getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                key);
    }
}
