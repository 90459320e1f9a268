package dev.serverlease.hands;

import dev.serverlease.portfolio.PortfolioRound;
import dev.serverlease.testing.InBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests in Cockpit, of a class's leases, whose figures are counted before its first test. */
abstract class InCockpit extends InBrowser {

    static final By SHEET = By.cssSelector(".sl-route main.sl-sheet");

    /** How many leases a list has found, and what it says after their number. */
    static final By FOUND = By.cssSelector(".sl-route #sl-found");

    static final String LEASES = " 件租赁";

    @Autowired
    private PortfolioRound round;

    String inReview;
    String inForce;
    String ended;

    InCockpit() {
        super("zh-CN");
    }

    @BeforeAll
    void count() {
        inReview = Brought.toReviewWithFindings(lease);
        leases();
        round.countNow();
    }

    /** Makes at least the one that is in force, and the one that has ended. */
    abstract void leases();

    String definition() {
        return lease.call("manager1", "GET", "/engine-rest/process-definition/key/server-lease", null)
                .body()
                .path("id")
                .asText();
    }

    String instance(String number) {
        return lease.column(number, "process_instance_id");
    }

    @AfterEach
    void refreshBrowser(TestInfo test) {
        browser.picture("cockpit-" + test.getTestMethod().orElseThrow().getName());
        browser.cutOff();
        browser.refresh();
    }
}
