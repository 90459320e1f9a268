package dev.serverlease.report;

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

/** The pages in a real browser: they keep nobody out and fit on a phone, in both languages. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class ReportPagesTest {

    private static final int DESK = 1360;
    private static final int PHONE = 390;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    @Test
    void keepNobodyOutAndFitOnAPhone() {
        clock.set(SettableClock.START);
        lease.inForce(lease.application());
        var browser = Browser.open("http://127.0.0.1:" + port);
        try {
            browser.signIn("tasklist", "manager1");
            for (var page : List.of(
                    "/reports?lang=zh", "/reports/processing?lang=zh", "/reports/personal-data-abroad?lang=en")) {
                browser.visit(page);
                for (int width : List.of(DESK, PHONE)) {
                    browser.size(width, 900);
                    assertThat(browser.overhang())
                            .as("%s at %d px scrolls sideways", page, width)
                            .isNotPositive();
                    assertThat(width == DESK ? browser.barriers() : browser.barriers("color-contrast"))
                            .as("%s at %d px", page, width)
                            .isEmpty();
                }
            }
        } finally {
            browser.close();
        }
    }
}
