package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.Rulebook;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rulebook for people, and what a change of law would change. */
@ServerLeaseTest
class RulebookForPeopleTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void everybodySignedInReadsAllRulesWithTheirTextsAndCases() {
        var rules = lease.call("sales1", "GET", "/api/rules", null).body();
        assertThat(rules).hasSize(Rulebook.current().rules().size());
        for (var rule : rules) {
            assertThat(rule.path("citations").get(0).path("quote").asText())
                    .as(rule.path("id").asText())
                    .isNotBlank();
            assertThat(rule.path("cases")).as(rule.path("id").asText()).isNotEmpty();
        }
        assertThat(lease.callRaw(null, "GET", "/api/rules", null).status()).isEqualTo(401);
    }

    @Test
    void thePageShowsEachRuleUnderItsAct() {
        var page = lease.callRaw("legal1", "GET", "/rules", null).text();
        assertThat(page).contains("中华人民共和国民法典", "租赁期限不得超过二十年", "2017-06-01 – 2026-01-01");
        Rulebook.current().rules().forEach(rule -> assertThat(page).contains("id=\"" + rule.id() + "\""));
    }

    @Test
    void aReplayUnderTodaysLawChangesNothing() {
        var number = lease.apply(lease.application());
        var replay = lease.call("compliance1", "POST", "/api/rules/replays?size=500", null);
        assertThat(replay.status()).as(replay.text()).isEqualTo(201);
        assertThat(replay.body().path("leases").asInt()).isPositive();
        assertThat(changesOf(replay, number)).isEmpty();
    }

    @Test
    void aReplayUnderTheLawOfAnotherDayNamesWhatChanges() {
        var application = lease.application();
        ((ObjectNode) application.path("data")).put("piSubjectsYtd", 260);
        var number = lease.apply(application);
        var replay = lease.callRaw("compliance1", "POST", "/api/rules/replays?size=500", "{\"asOf\":\"2024-03-21\"}");
        assertThat(replay.status()).as(replay.text()).isEqualTo(201);
        assertThat(changesOf(replay, number)).contains("data.pi-below-threshold: INFO → –");
        assertThat(replay.body().path("changed").asInt()).isPositive();

        var page = lease.call(
                "manager1",
                "GET",
                "/api/rules/replays/" + replay.body().path("id").asText() + "?page=0&size=1",
                null);
        assertThat(page.body().path("changes")).hasSize(1);
        assertThat(page.body().path("more").asBoolean()).isTrue();
    }

    @Test
    void aReplayIsNotForSalesAndAnUnknownOneIsSaidSo() {
        assertThat(lease.call("sales1", "POST", "/api/rules/replays", null).status())
                .isEqualTo(403);
        assertThat(lease.call("manager1", "GET", "/api/rules/replays/999999", null)
                        .status())
                .isEqualTo(404);
        assertThat(lease.callRaw("manager1", "POST", "/api/rules/replays", "{\"asOf\":\"2024-02-30\"}")
                        .status())
                .isEqualTo(400);
    }

    private static java.util.List<String> changesOf(Http.Answer replay, String number) {
        return StreamSupport.stream(replay.body().path("changes").spliterator(), false)
                .filter(change -> change.path("leaseNumber").asText().equals(number))
                .map(change ->
                        change.path("rule").asText() + ": " + change.path("was").asText("–") + " → "
                                + change.path("wouldBe").asText("–"))
                .toList();
    }
}
