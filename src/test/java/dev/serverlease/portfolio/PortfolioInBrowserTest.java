package dev.serverlease.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Browser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portfolio's page in a real browser, on a desk and on a phone, in both languages. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class PortfolioInBrowserTest {

    private static final int DESK = 1400;
    private static final int PHONE = 390;

    @Autowired
    private PortfolioRound round;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    @Test
    void keepsNobodyOutAndFitsOnAPhone() {
        clock.set(SettableClock.START);
        lease.apply(lease.application());
        round.countNow();
        try (var browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signIn("tasklist", "manager1");
            for (var language : List.of("zh", "en")) {
                browser.visit("/portfolio?lang=" + language);
                browser.unfold();
                for (int width : List.of(DESK, PHONE)) {
                    browser.size(width, 900);
                    browser.picture("portfolio-" + language + "-" + width);
                    assertThat(browser.overhang())
                            .as("%s at %d px", language, width)
                            .isNotPositive();
                    assertThat(width == DESK ? browser.barriers() : browser.barriers("color-contrast"))
                            .as("%s at %d px", language, width)
                            .isEmpty();
                }
            }
        }
    }
}
