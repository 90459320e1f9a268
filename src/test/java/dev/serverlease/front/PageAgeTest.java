package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A page that stays open says as of when it is, and how to have it anew. */
@ServerLeaseTest
class PageAgeTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @ParameterizedTest
    @CsvSource({
        "zh, 以下时间均为北京时间。 截至 2026年12月1日 09:07, 刷新",
        "en, 'All times are China time. As of 1 Dec 2026, 09:07', Reload"
    })
    void aListAndALeaseSayAsOfWhenTheyAre(String lang, String said, String again) {
        var number = lease.inReview(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofMinutes(7)));
        var list = page("/leases?q=" + number + "&lang=" + lang);
        assertThat(text(list)).contains(said);
        assertThat(list).containsPattern("<a href=\"/leases\\?q=" + number + "&amp;lang=" + lang + "\"[^>]*>" + again);
        assertThat(text(page("/leases?q=SL-2026-999999&lang=" + lang)))
                .as("one without any lease")
                .contains(said);
        var sheet = page("/desk/leases/" + number + "?embed=true&lang=" + lang);
        assertThat(text(sheet)).contains(said);
        assertThat(sheet)
                .containsPattern(
                        "<a href=\"/desk/leases/" + number + "\\?embed=true&amp;lang=" + lang + "\"[^>]*>" + again);
    }

    @Test
    void aLeasesOwnPageSaysSoInTheReadersLanguage() {
        var number = lease.inReview(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofMinutes(7)));
        var page = page("/desk/leases/" + number);
        assertThat(text(page)).contains("截至 2026年12月1日 09:07", "刷新").doesNotContain("As of");
        assertThat(text(page("/desk/leases/" + number + "?lang=en"))).contains("As of 1 Dec 2026, 09:07", "Reload");
        assertThat(page).containsPattern("<a href=\"/desk/leases/" + number + "\"[^>]*>刷新");
    }

    @ParameterizedTest
    @CsvSource({"'?lang=zh', 刷新", "'?on=2026-11-01&lang=en', Reload"})
    void thePortfolioCanBeHadAnew(String query, String again) {
        assertThat(page("/portfolio" + query))
                .containsPattern(
                        "<a href=\"/portfolio" + query.replace("?", "\\?").replace("&", "&amp;") + "\"[^>]*>" + again);
    }

    private String page(String address) {
        var answer = lease.call("manager1", "GET", address, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    /** As it is read. */
    private static String text(String page) {
        return page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }
}
