package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.Act;
import dev.serverlease.law.Citation;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.stream.Collectors;
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
            assertThat(rule.path("citations").get(0).path("quote").path("paragraphs"))
                    .as(rule.path("id").asText())
                    .isNotEmpty();
            assertThat(rule.path("cases")).as(rule.path("id").asText()).isNotEmpty();
        }
        assertThat(lease.callRaw(null, "GET", "/api/rules", null).status()).isEqualTo(401);
    }

    @Test
    void thePageShowsEachRuleOnceWholeAndUnderEveryActThatItCites() {
        var page = lease.callRaw("legal1", "GET", "/rules", null).text();
        assertThat(page).contains("中华人民共和国民法典", "租赁期限不得超过二十年", "2017年6月1日 – 2025年12月31日");
        for (var rule : Rulebook.current().rules()) {
            assertThat(page.split("id=\"" + rule.id() + "\"", -1))
                    .as(rule.id().value())
                    .hasSize(2);
            var first = rule.citations().get(0).act();
            for (var act : rule.citations().stream().map(Citation::act).collect(Collectors.toSet())) {
                assertThat(section(page, act))
                        .as(rule.id() + " under " + act)
                        .contains(act == first ? "id=\"" + rule.id() + "\"" : "href=\"#" + rule.id() + "\"");
            }
        }
    }

    @Test
    void thePageHasATableOfContentsHeadingsMarksAndTheNamesOfTheTests() {
        var page = lease.callRaw("legal1", "GET", "/rules", null).text();
        for (var act : Act.values()) {
            assertThat(page).contains("href=\"#" + act.key() + "\"", "<h2 id=\"" + act.key() + "\"");
        }
        assertThat(page)
                .contains("已核对", "部分核对", "凭记忆，未核对")
                .contains("href=\"/rules/contract.term-cap/cases\"")
                .doesNotContain("<p>&gt;");
        assertThat(lease.callRaw("legal1", "GET", "/rules/contract.term-cap/cases", null)
                        .text())
                .contains(
                        "租期上限",
                        "a month more is to be cut and never refused</span> <span class=\"tag\" lang=\"zh\">须补正<");
        assertThat(lease.callRaw("legal1", "GET", "/rules/no.such-rule/cases", null)
                        .status())
                .isEqualTo(404);
        assertThat(lease.callRaw(null, "GET", "/rules/contract.term-cap/cases", null)
                        .status())
                .isEqualTo(401);
        assertThat(lease.callRaw("legal1", "GET", "/rules?lang=en", null).text())
                .contains("verified", "verified in part", "from memory, not verified");
    }

    /** What stands between the heading of an act and that of the next. */
    private static String section(String page, Act act) {
        int start = page.indexOf("<h2 id=\"" + act.key() + "\"");
        int end = page.indexOf("<h2 ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }
}
