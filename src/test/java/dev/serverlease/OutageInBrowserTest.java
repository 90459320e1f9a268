package dev.serverlease;

import dev.serverlease.testing.Browser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Camunda's four applications say of a server that fails: whoever reloads loses what was filled in. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class OutageInBrowserTest {

    private static final By SAID = By.cssSelector(".alert-danger");
    private static final List<String> NEVER = List.of("refresh", "login", "请刷新", "重新登录");
    private static final String INJECTOR = "angular.element(document.body).injector()";

    @LocalServerPort
    private int port;

    @Tag("nightly")
    @Test
    void everyApplicationAsksToLeaveThePageOpen() {
        asksToLeaveThePageOpen("zh-CN", List.of(503), "暂时没有响应。请不要关闭或者刷新本页", List.of(500), "请不要关闭或者刷新本页，稍候再试");
    }

    @Tag("nightly")
    @Test
    void everyApplicationSaysSoOfEveryFailureInBothLanguages() {
        var outages = List.of(0, 503);
        var errors = List.of(429, 500);
        asksToLeaveThePageOpen("zh-CN", outages, "暂时没有响应。请不要关闭或者刷新本页", errors, "请不要关闭或者刷新本页，稍候再试");
        asksToLeaveThePageOpen(
                "en",
                outages,
                "does not answer for the moment. Leave this page open",
                errors,
                "Leave this page open and try again shortly");
    }

    private void asksToLeaveThePageOpen(
            String language, List<Integer> outages, String ofAnOutage, List<Integer> errors, String ofAnError) {
        try (var browser = Browser.open("http://127.0.0.1:" + port, language)) {
            for (var application : List.of("admin", "cockpit", "tasklist")) {
                browser.enter(application, "admin");
                for (int status : outages) {
                    says(browser, status, application, ofAnOutage);
                    browser.ask(INJECTOR + ".get('$http').get('/camunda/api/engine/engine')");
                    browser.seeNoMore(SAID);
                }
                for (int status : errors) {
                    says(browser, status, application, ofAnError);
                    browser.ask(INJECTOR + ".get('$rootScope').$apply(() => " + INJECTOR
                            + ".get('Notifications').clear({http: true}))");
                    browser.seeNoMore(SAID);
                }
            }
        }
    }

    /** Again and again: what a page that just opened still gets ends an outage. */
    private static void says(Browser browser, int status, String application, String text) {
        browser.again(
                application + " says of " + status + ": " + text,
                () -> browser.ask("const root = " + INJECTOR
                        + ".get('$rootScope'); root.$apply(() => root.$broadcast('httpError'," + " {status: " + status
                        + ", response: {config: {method: 'GET', url: '/camunda/api/engine'}}}))"),
                () -> {
                    var said = browser.text(SAID);
                    return said.contains(text) && NEVER.stream().noneMatch(said::contains);
                });
    }
}
