package dev.serverlease.stage.contract.sign;

import static dev.serverlease.testing.Browser.containing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.stage.contract.document.QuickDocument;
import dev.serverlease.testing.Browser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The signing page on a telephone whose browser runs no script, with the keyboard alone; nobody is kept out. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class SignInBrowserTest {

    private static final int DESK = 1360;
    private static final int PHONE = 390;

    /** What axe looks at by day: a form, a text, a choice, an outcome; all of it at night. */
    private static final Set<String> IN_EACH_RUN = Set.of("who", "read", "sign", "signed");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    private String number;

    @Test
    void isReadAndSignedOnATelephoneWithoutScriptByKeyboard() throws Exception {
        clock.set(SettableClock.START.plus(Duration.ofHours(20)));
        try (var browser = Browser.open("http://127.0.0.1:" + port, "zh-CN")) {
            browser.scripts(false);
            browser.size(PHONE, 844);
            browser.visit("/sign/" + "B".repeat(43));
            seen(browser, "none");

            var link = link();
            browser.visit(link);
            seen(browser, "who");
            fill(browser, "name", "王示例");
            fill(browser, "numberEnd", "015Q");
            browser.keys(Keys.ENTER);
            browser.see(By.id("digits"));
            seen(browser, "code");
            fill(browser, "digits", "12");
            browser.keys(Keys.ENTER);
            browser.see("验证码不正确");
            seen(browser, "wrong");
            fill(browser, "digits", code());
            browser.keys(Keys.ENTER);
            browser.see("读完了吗");
            browser.see(By.cssSelector(".paper img"));
            assertThat(browser.ask("return document.querySelector('.paper img').naturalWidth"))
                    .isEqualTo(992L);
            seen(browser, "read");

            browser.tabTo(By.cssSelector(".clause summary"));
            browser.keys(Keys.ENTER);
            fill(browser, "ask-1", "能否用于内部测试？");
            browser.keys(Keys.TAB);
            browser.keys(Keys.ENTER);
            browser.see("能否用于内部测试？");
            press(browser, "我已阅读全文");
            browser.tabTo(By.cssSelector("input[type=checkbox]"));
            browser.keys(Keys.SPACE);
            seen(browser, "consent");
            press(browser, "同意并继续");
            browser.see(By.id("awaited"));
            seen(browser, "unanswered");
            browser.tabTo(By.cssSelector("#decline summary"));
            browser.keys(Keys.ENTER);
            browser.see(By.id("reason"));
            seen(browser, "decline");
            answer();
            browser.visit(link);
            browser.see(containing("button", "签署合同"));
            seen(browser, "sign");
            press(browser, "签署合同");
            browser.see("签名核验报告");
            seen(browser, "signed");
        }
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
    }

    private void press(Browser browser, String words) {
        browser.tabTo(containing("button", words));
        browser.keys(Keys.ENTER);
    }

    private static void fill(Browser browser, String field, String text) {
        browser.tabTo(By.id(field));
        browser.keys(text);
    }

    /** Looks at both widths; scripts run only for who looks. */
    private static void seen(Browser browser, String name) {
        for (int width : List.of(DESK, PHONE)) {
            browser.size(width, 844);
            browser.picture("sign-" + name + "-" + width);
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

    private String link() throws Exception {
        number = QuickDocument.printed(() -> {
            var printed = lease.apply(lease.application());
            lease.approve("legal1", printed);
            return printed;
        });
        return lease.call(
                        "contract1",
                        "POST",
                        "/api/leases/" + number + "/signing-links",
                        json.valueToTree(Map.of("to", "SIGNER")))
                .body()
                .path("link")
                .asText();
    }

    /** What the lessee asked is explained before it can sign (Civil Code art. 496). */
    private void answer() {
        var answer = json.valueToTree(Map.of("asked", 1, "answer", "可以，以约定用途为限。"));
        assertThat(lease.call("contract1", "POST", "/api/leases/" + number + "/explanations", answer)
                        .status())
                .isLessThan(300);
    }

    private String code() {
        return lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                .body()
                .path("code")
                .asText();
    }
}
