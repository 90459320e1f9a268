package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Rulebook;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rulebook for people. */
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
}
