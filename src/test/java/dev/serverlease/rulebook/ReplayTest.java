package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the law of another day would change about the leases that have not ended, and what it is not to blame for. */
@ServerLeaseTest
class ReplayTest {

    private static final String PERMITS = "number,kind,holderUscc,holderName,items,status,validTo,renewalAppliedOn\n";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    @AfterEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void todaysLawChangesNothing() {
        var number = lease.inReview(lease.application());
        var replay = replay("2026-12-01");
        assertThat(replay.path("asked").asInt())
                .isPositive()
                .isEqualTo(replay.path("total").asInt());
        assertThat(changes(replay, number)).isEmpty();
    }

    @Test
    void theLawOfADayBeforeARuleNamesTheRule() {
        var application = lease.application();
        data(application).put("piSubjectsYtd", 260);
        var number = lease.apply(application);
        var replay = replay("2024-03-21");
        assertThat(changes(replay, number)).contains("LAW data.pi-below-threshold: INFO → –");
        assertThat(replay.path("changed").asInt()).isPositive();
        assertThat(count(replay, "data.pi-below-threshold", "LAW")).isPositive();
    }

    @Test
    void aRenumberingIsAChangeOfCitationAndOfNothingElse() {
        var number = lease.inReview(lease.application());
        var replay = replay("2025-12-31");
        assertThat(changes(replay, number))
                .contains("CITATION party.real-identity: SATISFIED → SATISFIED")
                .allMatch(change -> change.startsWith("CITATION ") || isYounger(change));
        assertThat(of(replay, number).path("changes")).anySatisfy(change -> {
            assertThat(change.path("citationWas").asText()).contains("第二十六条");
            assertThat(change.path("citationWouldBe").asText()).contains("第二十四条");
        });
        assertThat(changes(replay("2026-03-01"), number)).isEmpty();
    }

    @Test
    void laterRegisterDataAreNotAChangeOfLaw() {
        register("VALID");
        var application = lease.sample("shop-without-licence");
        application.put("reference", "REPLAY-" + System.nanoTime());
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20269001");
        var number = lease.apply(application);
        assertThat(changes(replay("2026-12-01"), number)).isEmpty();

        register("NOT_VALID");
        assertThat(changes(replay("2026-12-01"), number))
                .contains("FACTS iis.commercial-licence: SATISFIED → REQUIRE")
                .allMatch(change -> change.startsWith("FACTS "));
        assertThat(changes(replay("2025-12-31"), number))
                .as("the law of another day is asked over the same present facts")
                .contains("FACTS iis.commercial-licence: SATISFIED → REQUIRE")
                .noneMatch(change -> change.startsWith("LAW ") && !isYounger(change));
    }

    @Test
    void laterExpiryIsNotAChangeOfLaw() {
        var number = lease.inReview(lease.application());
        clock.set(Instant.parse("2031-02-01T01:00:00Z"));
        var replay = replay("2026-12-01");
        assertThat(changes(replay, number))
                .contains("FACTS lessor.permit-valid: SATISFIED → REQUIRE")
                .allMatch(change -> change.startsWith("FACTS "));
        assertThat(replay.path("factsOf").asText()).isEqualTo("2031-02-01");
    }

    /** An old case: in the rulebook of its day one rule had another version, and another rule was not there yet. */
    @Test
    void aRuleWhoseVersionRoseAndANewOneAreTheRulebookAndNothingElse() {
        var number = lease.inReview(lease.application());
        TestPostgres.alter("findings", """
                with old as (insert into lease.finding_form (key, rule, rule_version, subject, article, needs_text_check, facts)
                  select gen_random_uuid(), rule, 0, subject, article, needs_text_check, facts from lease.finding_form
                  where rule = 'channel.declared' limit 1 returning id)
                update lease.findings set document = jsonb_set(document, '{findings}', (
                  select jsonb_agg(case when rule = 'channel.declared' then f || jsonb_build_object(
                    'form', (select id from old), 'outcome', 'REVIEW', 'rule', rule) else f end order by position)
                  from jsonb_array_elements(document -> 'findings') with ordinality as each_of(f, position)
                  join lease.finding_form o on o.id = (f ->> 'form')::int where rule <> 'party.real-identity'))
                where occasion = 'CHECKS' and lease_number = ?""", number);
        var replay = replay("2026-12-01");
        assertThat(changes(replay, number))
                .containsExactlyInAnyOrder(
                        "RULEBOOK channel.declared: REVIEW → SATISFIED", "RULEBOOK party.real-identity: – → SATISFIED");
        assertThat(of(replay, number).path("effect").asText())
                .as("what the old rulebook held against it, the new one does not")
                .isEqualTo("FREED");
        assertThat(count(replay, "party.real-identity", "RULEBOOK")).isPositive();
    }

    @Test
    void theLawOfADayToComeIsAskedOverTodaysFacts() {
        var number = lease.inReview(lease.application());
        assertThat(changes(replay("2031-02-01"), number))
                .as("the lessor's permit ends before, but not today")
                .isEmpty();
    }

    @Test
    void anUndertakingCountsOnBothSides() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", "REPLAY-" + System.nanoTime());
        application
                .putObject("answers")
                .putObject("iis.commercial-licence")
                .put("kind", "UNDERTAKING")
                .put("ground", "开通前取得");
        var number = lease.apply(application);
        assertThat(changes(replay("2026-12-01"), number)).isEmpty();
        assertThat(changes(replay("2025-12-31"), number))
                .noneMatch(change -> change.contains("iis.commercial-licence"));
    }

    @Test
    void aPageHoldsWholeLeasesAndEveryLeaseOnce() {
        lease.inReview(lease.application());
        lease.inReview(lease.application());
        var replay = replay("2021-01-01");
        int changed = replay.path("changed").asInt();
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = get(replay, "after=" + after + "&size=1");
            assertThat(page.path("leases")).hasSize(1);
            var one = page.path("leases").get(0);
            assertThat(one.path("changes").size()).isGreaterThan(1);
            assertThat(one).isEqualTo(of(replay, one.path("leaseNumber").asText()));
            seen.add(one.path("leaseNumber").asText());
            after = page.path("next").asText("");
        } while (!after.isEmpty());
        assertThat(seen).hasSize(changed);
        assertThat(new HashSet<>(seen)).hasSize(changed);
        assertThat(get(replay, "lease=SL-1999-000001").path("leases")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1997-05-19", "2101-01-01", "+999999999-12-31"})
    void aDayOutOfRangeIsRefusedWithItsRemedy(String day) {
        var refused = lease.callRaw("compliance1", "POST", "/api/rules/replays", "{\"asOf\":\"" + day + "\"}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().path("errors").get(0).path("field").asText()).isEqualTo("asOf");
        assertThat(refused.text()).contains("1997-05-20").contains("2100-12-31");
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

    private JsonNode replay(String asOf) {
        var answer = lease.callRaw("compliance1", "POST", "/api/rules/replays", "{\"asOf\":\"" + asOf + "\"}");
        assertThat(answer.status()).as(answer.text()).isIn(201, 202);
        assertThat(answer.whole().headers().firstValue("Location"))
                .hasValue("/api/rules/replays/" + answer.body().path("id").asText());
        await().until(() -> get(answer.body(), "size=1").path("state").asText().equals("DONE"));
        return get(answer.body(), "size=1");
    }

    private JsonNode get(JsonNode replay, String query) {
        Http.Answer answer = lease.call(
                "legal1", "GET", "/api/rules/replays/" + replay.path("id").asText() + "?" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode of(JsonNode replay, String number) {
        return get(replay, "lease=" + number).path("leases").path(0);
    }

    private List<String> changes(JsonNode replay, String number) {
        return StreamSupport.stream(of(replay, number).path("changes").spliterator(), false)
                .map(change -> change.path("cause").asText() + " "
                        + change.path("rule").asText() + ": "
                        + change.path("was").asText("–") + " → "
                        + change.path("wouldBe").asText("–"))
                .toList();
    }

    /** The rule was not in force on the other day. */
    private static boolean isYounger(String change) {
        return change.startsWith("LAW ") && change.endsWith("→ –");
    }

    private static int count(JsonNode replay, String rule, String cause) {
        return StreamSupport.stream(replay.path("rules").spliterator(), false)
                .filter(each -> each.path("rule").asText().equals(rule)
                        && each.path("cause").asText().equals(cause))
                .mapToInt(each -> each.path("leases").asInt())
                .sum();
    }

    private void register(String status) {
        var row = PERMITS + "京B2-20269001,TELECOM_PERMIT,91110100MA01AX045U,,B25," + status + ",2029-03-16,\n";
        assertThat(lease.callRaw("compliance1", "POST", "/api/registers/permits", row, "text/csv")
                        .status())
                .isEqualTo(200);
    }

    private static ObjectNode data(ObjectNode application) {
        return (ObjectNode) application.path("data");
    }
}
