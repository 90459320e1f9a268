package dev.serverlease.hands;

import dev.serverlease.portfolio.PortfolioRound;
import dev.serverlease.testing.Browser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests in Cockpit, of a class's leases, whose figures are counted before its first test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InCockpit {

    static final By SHEET = By.cssSelector(".sl-route main.sl-sheet");

    @Autowired
    LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private PortfolioRound round;

    @LocalServerPort
    int port;

    Browser browser;
    String inReview;
    String inForce;
    String ended;

    @BeforeAll
    void open() {
        clock.set(SettableClock.START);
        inReview = Brought.toReviewWithFindings(lease);
        leases();
        round.countNow();
        browser = Browser.open("http://127.0.0.1:" + port, "zh-CN");
    }

    /** Makes at least the one that is in force, and the one that has ended. */
    abstract void leases();

    @AfterEach
    void refreshBrowser(TestInfo test) {
        browser.picture("cockpit-" + test.getTestMethod().orElseThrow().getName());
        browser.cutOff();
        browser.refresh();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }
}
