package dev.serverlease.steering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Browser;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A manager's forms by hand: in the reader's language alone, and without scripts. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class SteeringInBrowserTest extends InBrowser {

    private static final By ALERT = By.cssSelector("form.action [role=alert]");
    private static final By SEND = By.cssSelector("form.action button");
    private static final By GROUND = By.id("ground");
    private static final By RECORDED = By.id("recorded");

    @BeforeAll
    void signIn() {
        browser.enter("manager1");
    }

    @Test
    void whatIsMissingIsSaidOnceInTheReadersLanguage() {
        lease.claim("legal1", lease.taskId(lease.apply(lease.application()), "Task_LegalReview"));
        nothingChosen("zh");
        browser.until("it is said", () -> browser.text(ALERT).equals("请更正下列字段，未保存任何内容。请至少选择一项任务。"));
        nothingChosen("en");
        browser.until(
                "it is said",
                () -> browser.text(ALERT)
                        .equals("Correct these fields; nothing was stored. Choose at least one task."));
        browser.visit("/steering/officers/legal1?to=legal2&lang=en");
        browser.click(SEND);
        browser.until(
                "the field is named", () -> browser.text(By.id("ground-error")).equals("Fill this in."));
        assertThat(browser.text(ALERT)).isEqualTo("Correct the fields that are marked.");
    }

    @Test
    void whatWasRecordedIsSaidInTheReadersLanguage() {
        browser.visit("/steering/levels/SIGN_WITHIN?value=31&from=2027-11-29&lang=en");
        browser.type(GROUND, "holidays");
        browser.click(SEND);
        browser.see(RECORDED);
        browser.until("it is said", () -> browser.text(RECORDED).startsWith("Recorded: Time to sign."));
        assertThat(browser.text(RECORDED)).doesNotContainPattern("\\p{IsHan}");
        assertThat(browser.address())
                .as("nothing is left to be sent again")
                .endsWith("/steering/levels/SIGN_WITHIN?lang=en#recorded");
        assertThat(browser.text(By.tagName("main"))).contains("31 days");
        browser.visit("/steering/levels/SIGN_WITHIN?value=32&from=2027-11-28&lang=zh");
        browser.type(GROUND, "节日");
        browser.click(SEND);
        browser.until("it is said", () -> browser.text(RECORDED).startsWith("已登记：签署期限。"));
        assertThat(browser.text(RECORDED)).doesNotContainPattern("[A-Za-z]{3}");
    }

    /** A balancer answers for a node that died, whether that had recorded it or not. */
    @Test
    void ofAnAnswerThatIsNotOursNothingIsClaimed() {
        browser.visit("/steering/levels/SIGN_WITHIN?value=33&from=2027-11-27&lang=en");
        browser.type(GROUND, "holidays");
        browser.ask(
                "const sent = window.fetch; window.fetch = async (...what) => { await sent(...what); window.fetch = sent;"
                        + " return new Response('<h1>504 Gateway Time-out</h1>', {status: 504}); }");
        browser.click(SEND);
        browser.until("it is said", () -> browser.text(ALERT).startsWith("No answer came, and it is not known"));
        browser.click(SEND);
        browser.until("it is recorded", () -> browser.text(RECORDED).startsWith("Recorded: Time to sign."));
    }

    /** What was typed would stand in the address, and in the browser's history, and nothing would come of it. */
    @Test
    void withoutScriptsNothingIsSentAndThePageSaysWhy() {
        browser.scripts(false);
        try {
            browser.visit("/steering/levels/SIGN_WITHIN?value=31&from=2027-11-30&lang=en");
            browser.see("switched off in your browser");
            browser.see(GROUND).sendKeys("a secret of ours");
            browser.see(SEND).click();
            assertThat(browser.address()).endsWith("/steering/levels/SIGN_WITHIN?value=31&from=2027-11-30&lang=en");
            assertThat(browser.see(GROUND).getDomProperty("value")).isEqualTo("a secret of ours");
            browser.visit("/steering/levels/SIGN_WITHIN?value=31&from=2027-11-30&lang=zh");
            browser.see("浏览器已停用脚本");
        } finally {
            browser.scripts(true);
        }
        browser.visit("/steering/levels/SIGN_WITHIN?value=31&from=2027-11-30&lang=en");
        assertThat(browser.text(By.tagName("main"))).doesNotContain("switched off in your browser");
    }

    /** A browser is never asked for HTTP Basic: the way to a page leads over the sign-in. */
    @Tag("nightly")
    @Test
    void whoeverSignsInOnTheWayToAPageSendsItsFormToo() {
        lease.claim("legal1", lease.taskId(lease.apply(lease.application()), "Task_LegalReview"));
        var path = "/steering/officers/legal1?to=legal2&lang=en";
        try (var stranger = Browser.alone("http://127.0.0.1:" + port)) {
            stranger.visit(path);
            stranger.signInHere("manager1", GROUND);
            stranger.see(GROUND);
            stranger.visit(path);
            stranger.type(GROUND, "leave");
            stranger.click(SEND);
            stranger.until("the run is shown", () -> stranger.address().contains("/steering/runs/"));
        }
    }

    private void nothingChosen(String language) {
        browser.visit("/steering/officers/legal1?to=legal2&lang=" + language);
        browser.click(By.id("all"));
        browser.until("none is chosen", () -> !browser.see(By.id("all")).isSelected());
        browser.type(GROUND, "休假");
        browser.click(SEND);
    }
}
