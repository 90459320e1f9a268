package dev.serverlease.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Codes;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The portfolio's page: each number is that of the list that it opens, whoever reads it, in either language. */
@ServerLeaseTest
class PortfolioPageTest extends PortfolioTest {

    private static final Pattern FIGURE = Pattern.compile("<a class=\"figure\" href=\"([^\"]+)\">([0-9,]+)</a>");

    /** Numbers of something else than leases. */
    private static final Pattern BEHIND = Pattern.compile("<a class=\"behind\" href=\"([^\"]+)\">([0-9,.]+)</a>");

    /** Reviews that are only reckoned after those with a date are in no list. */
    private static final String RECKONED = "reviewDue";

    private static final String UNLAWFUL = "occasion=LEGAL_REVIEW&effect=BLOCK";

    private static final Pattern DUE_REVIEW = Pattern.compile("reviewDue|USE_REVIEW");

    @Autowired
    private ObjectMapper json;

    @Test
    void eachNumberIsThatOfTheListThatItOpens() {
        var owing = lease.inForceForAMonth(lease.application());
        var owed = Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10");
        lease.call("compliance1", "POST", "/api/leases/" + owing + "/rent-defaults", json.valueToTree(owed));
        lease.claim("legal2", lease.taskId(lease.inReview(lease.application()), "Task_LegalReview"));
        lease.inReview(lease.application());
        lease.apply(lease.sample("shop-without-licence").put("reference", "PAGE-1"));
        rejectUnlawful();
        lease.suspendForABreach(lease.inForce(lease.application()), "2026-12-20");
        var hacked = lease.inForce(lease.application());
        for (var reference : List.of("PAGE-1", "PAGE-2")) {
            var incident = json.valueToTree(LeaseDriver.incident(reference, "OTHER"));
            lease.call("compliance1", "POST", "/api/leases/" + hacked + "/incidents", incident);
        }
        reviewIn20Days(owing);
        indefinite(hacked, true);
        opensWhatItCounts(List.of("duty=DAY", "inTime=true"));
        clock.set(SettableClock.START.plus(Duration.ofDays(40)));
        opensWhatItCounts(List.of("duty=OVERDUE"));
        indefinite(hacked, false);
    }

    private void opensWhatItCounts(List<String> now) {
        for (var user : List.of("manager1", "sales1")) {
            round.countNow();
            var page = page(user, "?lang=en");
            var figures = links(FIGURE, page);
            assertThat(figures).hasSizeGreaterThan(80);
            figures.forEach((list, number) ->
                    assertThat(found(user, list)).as("%s, %s", user, list).isEqualTo(Integer.parseInt(number)));
            var behind = links(BEHIND, page);
            behind.forEach((list, number) -> {
                assertThat(number).as(list).matches(".*[1-9].*");
                assertThat(found(user, list)).as("%s, %s", user, list).isGreaterThan(list.contains(RECKONED) ? -1 : 0);
            });
            for (var kind : List.of(
                    "stage=CHECKS",
                    "noticed=true",
                    "atRisk=true",
                    "review=SUSPEND",
                    "effect=REQUIRE",
                    UNLAWFUL,
                    "endReason=REJECTED&reached=LEGAL_REVIEW&sinceFrom=2026-12-01")) {
                assertThat(counted(figures, kind)).as("%s, %s", user, kind).isTrue();
            }
            for (var kind : now) {
                assertThat(counted(figures, kind)).as("%s, %s", user, kind).isTrue();
            }
            for (var kind : List.of("duty=", "currency=CNY", "arrears=true", "review=SUSPEND")) {
                assertThat(counted(behind, kind)).as("%s, %s", user, kind).isTrue();
            }
            if (user.equals("manager1")) {
                for (var kind : List.of("officer=legal2", "group=legal-officers", RECKONED)) {
                    assertThat(counted(behind, kind)).as(kind).isTrue();
                }
            }
        }
    }

    /** Several: only the rules that most leases of the month do not meet are listed. */
    private void rejectUnlawful() {
        for (int rejected = 0; rejected < 200; rejected++) {
            lease.standing("rejected as unlawful", () -> {
                var number = lease.inReview(lease.application());
                LeaseDriver.expectDone(lease.complete(
                        "legal1",
                        number,
                        "Task_LegalReview",
                        Map.of("decision", "REJECT", "integrity", "UNLAWFUL_OBJECT", "ground", "标的违法")));
                return number;
            });
            round.countNow();
            if (links(FIGURE, page("manager1", "")).keySet().stream().anyMatch(list -> list.contains(UNLAWFUL))) {
                return;
            }
        }
        fail("The rule never comes to be listed");
    }

    /** Those of an earlier release were of the checks alone. */
    @Test
    void aMonthKeptByAnEarlierReleaseIsStillRead() {
        round.countNow();
        jdbc.sql(
                        "update lease.portfolio_day set figures = jsonb_set(figures, '{rules,months}', '[{\"month\": \"2026-03\","
                                + " \"rules\": [{\"rule\": \"identity.evidence\", \"leases\": 4321, \"stopped\": 0, \"returned\": 0,"
                                + " \"reviewed\": 4321}]}]') where applicant = ''")
                .update();
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        round.countNow();
        var page = page("manager1", "?lang=en");
        assertThat(page).contains("4,321").containsPattern("Checks</span>.*?4,321");
        assertThat(links(FIGURE, page)).containsEntry("/leases?rule=identity.evidence&month=2026-03&lang=en", "4321");
    }

    /** The numbers by the list that each opens. */
    private static Map<String, String> links(Pattern links, String page) {
        var numbers = new TreeMap<String, String>();
        links.matcher(page)
                .results()
                .forEach(link -> numbers.put(
                        link.group(1).replace("&amp;", "&"), link.group(2).replace(",", "")));
        return numbers;
    }

    /** Whether there is anything in such a list. */
    private static boolean counted(Map<String, String> links, String kind) {
        return links.entrySet().stream()
                .anyMatch(
                        link -> link.getKey().contains(kind) && !link.getValue().equals("0"));
    }

    /** A lease has one next date, and its review is due all the same. */
    @Test
    void aReviewIsCountedAndListedThoughAnotherDateComesFirst() {
        var number = lease.inForce(lease.application());
        reviewIn20Days(number);
        remindFrom(number, SettableClock.START.plus(Duration.ofDays(10)));
        round.countNow();
        var page = page("manager1", "?lang=en");
        var soon = links(FIGURE, page);
        soon.keySet().removeIf(list -> !DUE_REVIEW.matcher(list).find() || !list.contains("2026-12-31"));
        assertThat(soon).hasSize(1).allSatisfy((list, leases) -> {
            assertThat(found("manager1", list + "&q=" + number)).as(list).isEqualTo(1);
            assertThat(found("manager1", list)).isEqualTo(Integer.parseInt(leases));
        });
        // no interval is so short that a further review of the same lease would be reckoned in the first weeks
        var weeks = links(BEHIND, page);
        weeks.keySet()
                .removeIf(list -> !DUE_REVIEW.matcher(list).find() || !list.matches(".*Until=2026-12-(07|14|21|28).*"));
        assertThat(weeks)
                .isNotEmpty()
                .allSatisfy((list, reviews) ->
                        assertThat(found("manager1", list)).as(list).isEqualTo(Integer.parseInt(reviews)));
        assertThat(weeks.keySet()).anyMatch(list -> found("manager1", list + "&q=" + number) == 1);
        remindFrom(number, null);
    }

    private void remindFrom(String number, @Nullable Instant day) {
        jdbc.sql("update lease.lease set expiry_notice_by = ? where number = ?")
                .params(day == null ? null : Timestamp.from(day), number)
                .update();
    }

    private void reviewIn20Days(String number) {
        jdbc.sql("update lease.lease set next_review_at = ? where number = ?")
                .params(Timestamp.from(SettableClock.START.plus(Duration.ofDays(20))), number)
                .update();
    }

    /** As if its last day had been set by a notice. */
    private void indefinite(String number, boolean is) {
        jdbc.sql("update lease.lease set indefinite = ? where number = ?")
                .params(is, number)
                .update();
    }

    /** On all pages of the same list. */
    private int found(String user, String list) {
        int found = 0;
        var next = "";
        do {
            var answer = lease.callRaw(user, "GET", "/api" + list + "&size=200" + next, null);
            assertThat(answer.status()).as("%s: %s", list, answer.text()).isEqualTo(200);
            found += answer.body().path("leases").size();
            next = answer.body().path("more").asBoolean()
                    ? "&after=" + answer.body().path("next").asText()
                    : "";
        } while (!next.isEmpty());
        return found;
    }

    @Test
    void aDayThatIsOverOpensNoListOfToday() {
        round.countNow();
        clock.set(SettableClock.START.plus(Duration.ofDays(2)));
        round.countNow();
        assertThat(page("manager1", "?on=2026-12-01&lang=en"))
                .contains("Figures as of", "1 Dec 2026", "the last of that day")
                .doesNotContain("class=\"figure\"", "has no figures");
        assertThat(page("manager1", "?on=2026-12-02&lang=zh")).contains("您选择的日期没有数据", "2026年12月1日 09:00");
        assertThat(page("manager1", "?on=2026-11-01&lang=zh"))
                .contains("截至该日尚无统计数据")
                .doesNotContain("<section");
        assertThat(page("manager1", "?on=2026-12-25&lang=zh")).contains("您选择的日期尚未到来，显示的是今天的数据", "北京时间");
        assertThat(page("manager1", "?on=2026-12-25&lang=en"))
                .contains("is yet to come: these are the figures of today", "China time");
        clock.set(SettableClock.START.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(6)));
        assertThat(page("manager1", "?lang=en")).contains("more than five minutes old");
    }

    @Test
    void whatIsReadHasNoCodeAndEachChartItsUnitAndTime() {
        lease.apply(lease.sample("shop-without-licence").put("reference", "PAGE-2"));
        round.countNow();
        for (var language : List.of("zh", "en")) {
            var page = page("manager1", "?lang=" + language);
            assertThat(page).contains("<html lang=\"" + language + "\"");
            assertThat(Codes.in(page.replaceAll("(?s)<[^>]*>", " "))).isEmpty();
            var titles = Pattern.compile("<title id=[^>]*>([^<]+)</title>")
                    .matcher(page)
                    .results()
                    .map(title -> title.group(1))
                    .toList();
            assertThat(titles)
                    .hasSizeGreaterThan(6)
                    .allSatisfy(title -> assertThat(title)
                            .contains(language.equals("zh") ? "2026年12月1日 09:00" : "1 Dec 2026, 09:00")
                            .matches(language.equals("zh") ? ".*单位：.+；截至.*" : ".*\\(.+, as of.*"));
        }
    }

    @Test
    void withinAnotherPageItIsItsContentAlone() {
        round.countNow();
        assertThat(page("manager1", "?embed=true&lang=en"))
                .startsWith("<main class=\"sl-page sl-portfolio\"")
                .endsWith("</main>")
                .doesNotContain("<script", "style=", "<link");
    }

    @Test
    void salesReadOfTheirOwnLeasesAloneAndOfNobodysWork() {
        lease.inReview(lease.application());
        round.countNow();
        assertThat(page("sales1", "?lang=en"))
                .contains("Figures of the leases that you applied for", "Leases by stage")
                .doesNotContain("Workload", "legal-officers", "Legal officers");
        assertThat(page("admin", "?lang=en")).contains("Figures of all leases", "Workload");
        assertThat(lease.callRaw(null, "GET", "/portfolio", null).status()).isEqualTo(401);
        assertThat(lease.callRaw("manager1", "GET", "/portfolio?on=tomorrow", null)
                        .status())
                .isEqualTo(400);
    }

    private String page(String user, String query) {
        var answer = lease.callRaw(user, "GET", "/portfolio" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }
}
