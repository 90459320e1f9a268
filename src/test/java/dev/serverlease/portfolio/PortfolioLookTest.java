package dev.serverlease.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What the portfolio's page says beside its numbers, to whoever sees it and to whoever hears it. */
@ServerLeaseTest
class PortfolioLookTest extends PortfolioTest {

    private static final double ENOUGH = 3;
    private static final Duration TO_MIDNIGHT = Duration.ofHours(15);

    @Test
    void twoSeriesAreToldApartByWordsAndEachHasItsValues() {
        lease.inReview(lease.application());
        round.countNow();
        var chart = chart("forecast");
        assertThat(chart.replaceAll("(?s).*<desc[^>]*>(.*?)</desc>.*", "$1"))
                .containsPattern("1 Dec 2026 by dates [0-9]+ / by averages [0-9]+; 8 Dec 2026 by dates");
        assertThat(chart).doesNotContain(">12/1<").contains(">1 Dec<").doesNotContain(">8 Dec<");
        var values = Pattern.compile("<text class=\"small[^\"]*\"[^>]*>([0-9]+)</text>")
                .matcher(chart)
                .results()
                .count();
        var columns = Pattern.compile("class=\"(whole|second)\"")
                .matcher(chart)
                .results()
                .count();
        var lines = Pattern.compile("class=\"grid\"").matcher(chart).results().count();
        assertThat(lines).as("lines of the axis").isPositive();
        assertThat(values).as("columns, lines and zero").isEqualTo(columns + lines + 1);
    }

    /** The drawing of its section, without the key. */
    private String chart(String id) {
        return page("manager1", "?lang=en")
                .replaceAll("(?s).*(<svg role=\"img\"[^>]*pf-chart-" + id + "-title.*?</svg>).*", "$1");
    }

    /** WCAG 2.1, 1.4.11: each against the paper, and against the other beside it. */
    @Test
    void coloursOfColumnsAreToldApart() throws IOException {
        var css = new ClassPathResource("static/front/tokens.css").getContentAsString(StandardCharsets.UTF_8);
        var whole = light(css, "column");
        var second = light(css, "column-beside");
        assertThat(contrast(1, whole)).isGreaterThan(ENOUGH);
        assertThat(contrast(1, second)).isGreaterThan(ENOUGH);
        assertThat(contrast(second, whole)).isGreaterThan(ENOUGH);
    }

    private static double contrast(double light, double dark) {
        return (light + 0.05) / (dark + 0.05);
    }

    /** Relative luminance. */
    private static double light(String css, String style) {
        var colour =
                Integer.parseInt(css.replaceAll("(?s).*? --" + style + ": light-dark\\(#([0-9a-f]{6}),.*", "$1"), 16);
        return 0.2126 * channel(colour >> 16) + 0.7152 * channel(colour >> 8) + 0.0722 * channel(colour);
    }

    private static double channel(int colour) {
        double part = (colour & 0xff) / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void theWayToEachSectionAndEachOtherPageIsShort() {
        round.countNow();
        var page = page("manager1", "?lang=en");
        assertThat(page)
                .containsPattern("class=\"sl-skip\" href=\"#pf-figures\"")
                .contains("id=\"pf-figures\"");
        for (var section :
                List.of("stages", "funnel", "ends", "rent", "reviews", "duties", "work", "rules", "forecast")) {
            assertThat(page).contains("href=\"#pf-" + section + "\"", "id=\"pf-" + section + "\"");
        }
        assertThat(page("manager1", "?embed=true")).doesNotContain("href=\"#");
        for (var path : List.of("/portfolio", "/leases", "/reports", "/steering")) {
            assertThat(get("manager1", path + "?lang=en"))
                    .as(path)
                    .contains("href=\"/leases\"", "href=\"/portfolio\"", "href=\"/reports\"", "href=\"/steering\"")
                    .containsPattern("href=\"" + path + "\" aria-current=\"page\"");
        }
        assertThat(get("legal1", "/leases")).contains("href=\"/reports\"").doesNotContain("href=\"/steering\"");
        assertThat(get("sales1", "/portfolio")).doesNotContain("href=\"/reports\"", "href=\"/steering\"");
    }

    @Test
    void theFiguresOfYesterdayAreNotLateWhileTheDayBegins() {
        clock.set(SettableClock.START.plus(TO_MIDNIGHT).minusSeconds(500));
        round.countNow();
        clock.set(SettableClock.START.plus(TO_MIDNIGHT).plusSeconds(40));
        assertThat(page("manager1", "?lang=en")).contains("Figures as of").doesNotContain("more than five minutes old");
        clock.set(SettableClock.START.plus(TO_MIDNIGHT).plusSeconds(301));
        assertThat(page("manager1", "?lang=en")).contains("more than five minutes old");
    }

    @Test
    void oneThingHasOneName() {
        lease.inReview(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofDays(3)));
        round.countNow();
        assertThat(page("manager1", "?lang=zh"))
                .contains("期满通知", "已通知解除", "3日<")
                .doesNotContain("期满提示", "已通知终止", "已收到解除通知", "3天<", "涉及的租赁");
    }

    @Test
    void aForecastIsComparedOnlyWithWhatWasKept() {
        round.countNow();
        assertThat(page("manager1", "?lang=en")).contains("once figures have been kept for four weeks");
        clock.set(SettableClock.START.plus(Duration.ofDays(29)));
        round.countNow();
        assertThat(page("manager1", "?lang=en"))
                .contains(
                        "Actual",
                        "Deviation",
                        "Use reviews done",
                        "New legal reviews",
                        "Seals done",
                        "are not compared")
                .doesNotContain("Off by", "once figures have been kept");
        clock.set(SettableClock.START.plus(Duration.ofDays(45)));
        jdbc.sql("delete from lease.portfolio_day where day > '2026-12-01'").update();
        round.countNow();
        assertThat(page("manager1", "?lang=en"))
                .contains("no figures were kept")
                .doesNotContain("once figures have been kept");
    }

    private String page(String user, String query) {
        return get(user, "/portfolio" + query);
    }

    private String get(String user, String path) {
        var answer = lease.callRaw(user, "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    /** It is asked of what comes next, whether or not anything waits now. */
    @Test
    void aStageWithoutALeaseHasItsTimeAllowedToo() {
        assertThat(lease.call("sales2", "POST", "/api/leases", lease.application())
                        .status())
                .isEqualTo(201);
        round.countNow();
        for (var user : List.of("sales2", "manager1")) {
            var table = page(user, "?lang=en").replaceAll("(?s).*<caption>Each stage: how many(.*?)</table>.*", "$1");
            var allowed = Pattern.compile(
                            "<tr><th scope=\"row\">([^<]*)</th>(?:<td.*?</td>){3}<td[^>]*><span>([^<]*)</span>")
                    .matcher(table)
                    .results()
                    .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
            assertThat(allowed)
                    .as(user)
                    .hasSize(8)
                    .containsEntry("Legal review", "5 working days")
                    .containsEntry("Contract", "30 days")
                    .doesNotContainValue("–");
        }
    }
}
