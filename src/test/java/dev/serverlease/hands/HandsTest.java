package dev.serverlease.hands;

import static dev.serverlease.testing.Browser.containing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Browser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every task, every answer, from Tasklist's list until it is done, by somebody who reads what the page says. With
 * {@code -Dhands=} only the rows whose name match this pattern.
 */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandsTest {

    private static final By COMPLETE = By.cssSelector("button[ng-click='complete()']");
    private static final By CLAIM = By.cssSelector("[ng-click='claim()']");
    private static final By UNCLAIM = By.cssSelector("[ng-click='unclaim()']");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    /** One for each user, signed in once. */
    private final Map<String, Browser> browsers = new HashMap<>();

    static List<Hand> hands() {
        var only = System.getProperty("hands", "");
        return Hand.all().stream()
                .filter(hand -> Pattern.compile(only).matcher(hand.toString()).find())
                .toList();
    }

    @AfterAll
    void closeBrowsers() {
        browsers.values().forEach(Browser::close);
    }

    @ParameterizedTest
    @MethodSource("hands")
    void taskIsDone(Hand hand) {
        clock.set(SettableClock.START);
        var number = hand.lease().apply(lease);
        var task = lease.taskId(number, hand.task());
        var browser = browsers.computeIfAbsent(hand.user(), this::signedIn);
        try {
            open(browser, number, task);
            var form = new TaskForm(browser, FormSchema.of(hand.form()));
            form.saysWhatIsMissing(hand.entries());
            hand.entries().forEach(form::enter);
            browser.click(COMPLETE);
            browser.see("已提交：" + number);
        } catch (Throwable e) {
            browser.picture("hands-failed-" + hand.toString().replaceAll("[^A-Za-z0-9]+", "-"));
            browsers.remove(hand.user()).close();
            throw e;
        }
        assertThat(jdbc.sql("select name_ from act_ru_task where id_ = :task")
                        .param("task", task)
                        .query(String.class)
                        .list())
                .isEmpty();
        hand.recorded()
                .forEach((statement, expected) -> assertThat(jdbc.sql(statement)
                                .param("number", number)
                                .query(String.class)
                                .list())
                        .as(statement)
                        .containsExactly(expected));
    }

    private Browser signedIn(String user) {
        var browser = Browser.open("http://127.0.0.1:" + port, "zh-CN");
        try {
            browser.signIn("tasklist", user);
        } catch (Throwable e) {
            browser.picture("hands-not-signed-in-" + user);
            browser.close();
            throw e;
        }
        return browser;
    }

    /** By the list, as somebody does who knows the lease's number. */
    private void open(Browser browser, String number, String task) {
        browser.goTo("/?searchQuery=" + Browser.search("processInstanceBusinessKey", number));
        browser.click(By.cssSelector("li.task h4 a[href$='" + task + "']"));
        browser.see(containing("h3", number));
        if (isFree(task)) {
            browser.click(CLAIM);
            browser.see(UNCLAIM);
        }
    }

    private boolean isFree(String task) {
        return jdbc.sql("select assignee_ is null from act_ru_task where id_ = :task")
                .param("task", task)
                .query(Boolean.class)
                .single();
    }
}
