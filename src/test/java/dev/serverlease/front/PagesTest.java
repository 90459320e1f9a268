package dev.serverlease.front;

import static dev.serverlease.testing.Browser.containing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be done on our own pages, in a real browser. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class PagesTest extends InBrowser {

    private static final int DESK = 1360;
    private static final By RECORDED = By.id("recorded");

    @Autowired
    private ObjectMapper json;

    PagesTest() {
        super("zh-CN");
    }

    @AfterEach
    void refreshBrowser() {
        browser.refresh();
    }

    @Test
    void whyIsReadWhenItIsUnfoldedByKeyboardToo() {
        var number = lease.apply(fresh("shop-without-licence"));
        browser.enter("sales1");
        browser.visit("/desk/leases/" + number);
        var why = By.cssSelector("#standing-heading ~ ul details.why summary");
        browser.tabTo(why);
        browser.keys(Keys.ENTER);
        browser.see(By.cssSelector("#standing-heading ~ ul details.why[open] .why-body table"));
        browser.see("所据事实");
        browser.see("改变哪一项会改变结论");
    }

    @Test
    void theReadersMenuClosesByEscAndByAClickElsewhere() {
        browser.enter("sales1");
        browser.visit("/desk");
        var signOut = "document.querySelector('.user .menu form').checkVisibility()";
        var account = By.cssSelector(".bar .user > button");
        browser.click(account);
        assertThat(browser.ask("return " + signOut)).isEqualTo(true);
        browser.keys(Keys.ESCAPE);
        assertThat(browser.ask("return " + signOut)).as("after Esc").isEqualTo(false);
        assertThat(browser.ask("return document.activeElement.closest('.user') !== null"))
                .as("focus is where the menu is opened")
                .isEqualTo(true);
        browser.click(account);
        browser.click(By.tagName("h1"));
        assertThat(browser.ask("return " + signOut))
                .as("after a click elsewhere")
                .isEqualTo(false);
    }

    @Test
    void aFormIsToldThatTheSessionEndedAndLosesNothing() {
        var number = lease.inReview(lease.application());
        browser.enter("sales1");
        browser.visit("/desk/leases/" + number);
        browser.click(containing("summary", "撤回申请"));
        browser.type(By.id("post-withdrawal-ground"), "承租人改变计划");
        browser.click(By.cssSelector("#post-withdrawal [name=confirmed]"));
        browser.endSession();
        browser.click(By.cssSelector("#post-withdrawal button"));
        browser.see(By.cssSelector("#post-withdrawal [data-error=''] a[href='/login?ended']"));
        assertThat(browser.see(By.id("post-withdrawal-ground")).getDomProperty("value"))
                .isEqualTo("承租人改变计划");
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @Test
    void withdrawalAsksForAGroundAndAConfirmationAndSaysWhatWasRecorded() {
        var number = lease.apply(lease.application());
        browser.enter("sales1");
        browser.visit("/desk/leases/" + number);
        browser.click(containing("summary", "撤回申请"));
        browser.click(By.cssSelector("#post-withdrawal button"));
        browser.see("请填写。");
        browser.see("请先勾选确认。");
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");

        browser.type(By.id("post-withdrawal-ground"), "承租人改变计划");
        browser.click(By.cssSelector("#post-withdrawal [name=confirmed]"));
        browser.click(By.cssSelector("#post-withdrawal button"));
        browser.until("says what was recorded", () -> browser.shows(RECORDED, "已登记：撤回申请"));
        assertThat(browser.shows(RECORDED, "已结束")).isTrue();
        browser.visit("/desk/leases/" + number);
        browser.see(containing("span", "申请人撤回"));
    }

    @Test
    void terminationAsksOnlyForWhatItsGroundNeeds() {
        var number = lease.inForce(lease.application());
        browser.enter("manager1");
        browser.visit("/desk/leases/" + number);
        browser.click(containing("summary", "提出解除合同"));
        assertThat(shown("knownSince", "thingLost", "endsOn", "serverSeized")).isEmpty();
        browser.see(By.cssSelector("#post-terminations option[value=LESSEE_THING_LOST]"))
                .click();
        assertThat(shown("knownSince", "thingLost", "endsOn", "serverSeized"))
                .as("the ground says already that it is lost")
                .containsExactly("knownSince");
        assertThat(browser.isEnabled(By.cssSelector("#post-terminations-by option[value=LESSOR]")))
                .as("the lessee's own ground")
                .isFalse();
        browser.see(By.cssSelector("#post-terminations-by option[value=LESSEE]"))
                .click();
        browser.type(By.id("post-terminations-explanation"), "机房失火，服务器灭失");
        browser.ask("document.getElementById('post-terminations-knownSince').value = '2026-12-01'");
        browser.click(By.cssSelector("#post-terminations [name=confirmed]"));
        browser.click(By.cssSelector("#post-terminations button"));
        browser.until("says what was recorded", () -> browser.shows(RECORDED, "已登记：提出解除合同"));
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    /** A statutory ground of the lessor names no item of the contract, and is taken without one. */
    @Test
    void aStatutoryGroundAsksForNoItemOfTheContract() {
        var number = lease.inForce(lease.application());
        browser.enter("manager1");
        browser.visit("/desk/leases/" + number);
        browser.click(containing("summary", "提出解除合同"));
        browser.see(By.cssSelector("#post-terminations option[value=FUNDAMENTAL_BREACH]"))
                .click();
        browser.see(By.cssSelector("#post-terminations-by option[value=LESSOR]"))
                .click();
        assertThat(shown("contractGround", "demandArrivedOn", "demandDays", "otherThanPayment"))
                .as("a ground of art. 563(1) no. 4")
                .containsExactly("otherThanPayment");
        browser.see(By.cssSelector("#post-terminations option[value=CONTRACT_CLAUSE]"))
                .click();
        assertThat(shown("contractGround", "demandArrivedOn", "demandDays"))
                .as("a ground of the contract")
                .containsExactly("contractGround", "demandArrivedOn", "demandDays");
        browser.see(By.cssSelector("#post-terminations option[value=FUNDAMENTAL_BREACH]"))
                .click();
        browser.type(By.id("post-terminations-explanation"), "承租人毁坏机柜，拒不接受检查");
        browser.ask("document.getElementById('post-terminations-knownSince').value = '2026-12-01'");
        browser.click(By.cssSelector("#post-terminations [name=confirmed]"));
        browser.picture("termination");
        browser.click(By.cssSelector("#post-terminations button"));
        browser.until("says what was recorded", () -> browser.shows(RECORDED, "已登记：提出解除合同"));
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    /** The one-time link stands far above the form that asked for it. */
    @Test
    void whatWasRecordedIsInSightAndHasTheFocus() {
        var number = linkSent();
        browser.enter("contract1");
        browser.size(DESK, 700);
        browser.visit("/desk/leases/" + number);
        browser.click(By.cssSelector("details:has(#post-signing-links) summary"));
        browser.see(By.cssSelector("#post-signing-links option[value=SIGNER]")).click();
        browser.click(By.cssSelector("#post-signing-links [name=confirmed]"));
        browser.click(By.cssSelector("#post-signing-links button"));
        browser.until("the link is shown", () -> browser.shows(By.cssSelector("#recorded code"), "/sign/"));
        browser.until(
                "it is to be seen without scrolling", () -> (Boolean)
                        browser.ask("const at = document.querySelector('#recorded code').getBoundingClientRect();"
                                + " return at.top >= 0 && at.bottom <= innerHeight"));
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("recorded");
        assertThat(browser.address()).as("and leads there without a script").endsWith("#recorded");
    }

    private String linkSent() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        var sent = lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                json.valueToTree(Map.of("to", "SIGNER")));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        return number;
    }

    private List<String> shown(String... fields) {
        return List.of(fields).stream()
                .filter(field -> browser.shows(By.id("post-terminations-" + field), ""))
                .toList();
    }

    private ObjectNode fresh(String sample) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }
}
