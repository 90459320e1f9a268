package dev.serverlease.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Codes;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The portfolio's page: each number is that of the list that it opens, whoever reads it, in either language. */
@ServerLeaseTest
class PortfolioPageTest extends PortfolioTest {

    private static final Pattern FIGURE = Pattern.compile("<a class=\"figure\" href=\"([^\"]+)\">([0-9,]+)</a>");

    @Autowired
    private ObjectMapper json;

    @Test
    void eachNumberIsThatOfTheListThatItOpens() {
        var owing = lease.inForceForAMonth(lease.application());
        var owed = Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10");
        lease.call("compliance1", "POST", "/api/leases/" + owing + "/rent-defaults", json.valueToTree(owed));
        lease.claim("legal2", lease.taskId(lease.apply(lease.application()), "Task_LegalReview"));
        lease.apply(lease.sample("shop-without-licence").put("reference", "PAGE-1"));
        clock.set(SettableClock.START.plus(Duration.ofDays(40)));
        for (var user : List.of("manager1", "sales1")) {
            round.countNow();
            var figures = FIGURE.matcher(page(user, "?lang=en")).results().toList();
            assertThat(figures).hasSizeGreaterThan(50);
            figures.stream()
                    .forEach(figure -> assertThat(found(user, figure.group(1).replace("&amp;", "&")))
                            .as("%s, %s", user, figure.group(1))
                            .isEqualTo(Integer.parseInt(figure.group(2).replace(",", ""))));
        }
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
        lease.apply(lease.application());
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
