package dev.serverlease.stage.lessee.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Browser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lessee's page on a telephone whose browser runs no script, with the keyboard alone; nobody is kept out. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class LesseePageInBrowserTest {

    private static final int DESK = 1360;
    private static final int PHONE = 390;

    /** What axe looks at by day: what is read and what is reported; all of it at night. */
    private static final Set<String> IN_EACH_RUN = Set.of("page", "report");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    @Test
    void isReadAndReportedOnByKeyboardWithoutScript() {
        clock.set(SettableClock.START.plus(Duration.ofHours(21)));
        var number = lease.inForce(lease.application());
        var link = lease.call("sales1", "POST", "/api/leases/" + number + "/lessee-links", json.createObjectNode())
                .body()
                .path("link")
                .asText();
        try (var browser = Browser.open("http://127.0.0.1:" + port, "zh-CN")) {
            browser.scripts(false);
            browser.size(PHONE, 844);
            browser.visit(link);
            seen(browser, "who");
            fill(browser, "name", "王示例");
            fill(browser, "numberEnd", "015Q");
            browser.keys(Keys.ENTER);
            browser.see(By.id("digits"));
            seen(browser, "code");
            fill(browser, "digits", code(number));
            browser.keys(Keys.ENTER);
            browser.see("租赁正在履行");
            seen(browser, "page");
            browser.tabTo(By.cssSelector("#reports summary"));
            browser.keys(Keys.ENTER);
            fill(browser, "report-text", "内部办公系统");
            for (var question : List.of("unchanged", "sublet", "exportChanged")) {
                browser.tabTo(By.cssSelector("input[name=" + question + "]"));
                browser.keys(Keys.SPACE);
            }
            seen(browser, "report");
            // the keyboard cannot be led over a field for a file by this driver; a form is sent from any other
            browser.keys(Keys.ENTER);
            browser.see(By.cssSelector("#reports details:not([open])"));
            browser.see(By.cssSelector("#received:focus"));
            seen(browser, "received");
        }
        assertThat(lease.call("manager1", "GET", "/api/leases/" + number, null).text())
                .contains("LESSEE_REPORTED");
    }

    @Tag("nightly")
    @Test
    void afterALateHandOverTheAgreedLastDayIsKeptByKeyboardWithoutScript() {
        clock.set(SettableClock.START.plus(Duration.ofHours(21)));
        var application = lease.application();
        application.withObjectProperty("contract").put("startDate", "2026-11-26");
        var number = lease.inForce(application);
        var link = lease.call("sales1", "POST", "/api/leases/" + number + "/lessee-links", json.createObjectNode())
                .body()
                .path("link")
                .asText();
        try (var browser = Browser.open("http://127.0.0.1:" + port, "zh-CN")) {
            browser.scripts(false);
            browser.size(PHONE, 844);
            browser.visit(link);
            fill(browser, "name", "王示例");
            fill(browser, "numberEnd", "015Q");
            browser.keys(Keys.ENTER);
            browser.see(By.id("digits"));
            fill(browser, "digits", code(number));
            browser.keys(Keys.ENTER);
            browser.see("租期末日的选择");
            browser.tabTo(By.cssSelector("#end-choice summary"));
            browser.keys(Keys.ENTER);
            browser.tabTo(By.cssSelector("input[name=confirmed]"));
            browser.keys(Keys.SPACE);
            seen(browser, "end-choice");
            browser.keys(Keys.ENTER);
            browser.see("您已经选择末日不顺延");
            seen(browser, "end-kept");
        }
    }

    private static void fill(Browser browser, String field, String text) {
        browser.tabTo(By.id(field));
        browser.keys(text);
    }

    /** Looks at both widths; scripts run only for who looks. */
    private static void seen(Browser browser, String name) {
        for (int width : List.of(DESK, PHONE)) {
            browser.size(width, 844);
            browser.picture("lessee-" + name + "-" + width);
            assertThat(browser.overhang())
                    .as("%s at %d px scrolls sideways", name, width)
                    .isNotPositive();
        }
        if (Boolean.getBoolean("nightly") || IN_EACH_RUN.contains(name)) {
            browser.scripts(true);
            assertThat(browser.barriers()).as(name).isEmpty();
            browser.scripts(false);
        }
    }

    private String code(String number) {
        return lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                .body()
                .path("code")
                .asText();
    }
}
