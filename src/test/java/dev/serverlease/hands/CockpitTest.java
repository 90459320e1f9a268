package dev.serverlease.hands;

import static dev.serverlease.testing.Browser.containing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Browser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What Cockpit shows beside its own, in whose language, and what it says where that fails. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class CockpitTest extends InCockpit {

    private static final int PHONE = 390;
    private static final By IN_TAB = By.cssSelector(".sl-tab main.sl-sheet");
    private static final By FAILED = By.cssSelector(".sl-failed");

    @Override
    void leases() {
        inForce = Brought.inForce(lease);
        ended = lease.apply(lease.application());
        var withdrawal =
                lease.callRaw("sales1", "POST", "/api/leases/" + ended + "/withdrawal", "{\"ground\": \"客户另有安排\"}");
        assertThat(withdrawal.status()).isEqualTo(202);
        lease.runJobs(ended);
    }

    @Test
    void theDiagramSaysHowManyAreWhereAndLeadsThere() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/dashboard");
        browser.see(By.cssSelector(".sl-card table"));
        assertThat(browser.text(By.cssSelector(".sl-card")))
                .contains("法务审查", "截至", "阶段", "（件）")
                .containsOnlyOnce("北京时间");
        assertThat(browser.barriersWithin(".dashboard .sl-card")).isEmpty();
        browser.picture("cockpit-dashboard");
        browser.goTo("/process-definition/" + definition());
        browser.see(By.cssSelector(".djs-overlay .sl-counts"));
        browser.click(containing("summary", "图例与列表"));
        assertThat(browser.text(By.cssSelector(".sl-legend"))).contains("现在此处的租赁", "7天以上", "履行中", "待复核");
        assertThat(browser.barriersWithin(".sl-legend")).isEmpty();
        browser.until(
                "the opened legend leaves the diagram to be seen, whole and beside it",
                () -> (Boolean) browser.ask("const box = part => document.querySelector(part).getBoundingClientRect();"
                        + " const [legend, drawn] = [box('.sl-legend'), box('.djs-container .viewport')];"
                        + " return legend.right <= drawn.left && drawn.right <= box('.djs-container').right + 1"
                        + " && drawn.width >= legend.width"));
        assertThat(browser.text(By.cssSelector(".sl-tab"))).contains("租赁");
        browser.picture("cockpit-diagram");
        browser.click(By.cssSelector(".sl-legend td a[href*='stage=LEGAL_REVIEW']"));
        browser.until("the list is open", () -> browser.address().contains("#/leases?stage=LEGAL_REVIEW"));
    }

    /** Beside what Cockpit says of the definition the diagram would be as narrow as a finger. */
    @Tag("nightly")
    @Test
    void onAPhoneTheDiagramHasTheRoomAndItsLegendIsInView() {
        browser.enter("cockpit", "manager1");
        browser.size(390, 844);
        browser.goTo("/process-definition/" + definition());
        var legend = By.cssSelector(".sl-legend summary");
        browser.until(
                "the legend is in view, and nothing covers it",
                () -> (Boolean) browser.ask("const summary = document.querySelector('.sl-legend summary');"
                        + " const {left, right, top, bottom} = summary.getBoundingClientRect();"
                        + " return right - left > 150 && left >= 0 && right <= innerWidth && bottom <= innerHeight"
                        + " && summary.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))"));
        browser.until("the diagram fills its room", () -> (Boolean)
                browser.ask("const width = part => document.querySelector(part).getBoundingClientRect().width;"
                        + " return width('.djs-container .viewport') > width('.djs-container') / 2"));
        assertThat(browser.text(legend)).as("where the figures are").contains("图太小，数字在此列表中");
        browser.click(legend);
        assertThat(browser.text(By.cssSelector(".sl-legend"))).contains("现在此处的租赁");
        assertThat(browser.ask("return document.querySelector('.sl-legend summary').nextElementSibling.tagName"))
                .as("what is read first")
                .isEqualTo("TABLE");
        browser.ask("document.querySelector('.sl-legend summary').focus()");
        browser.keys(Keys.TAB);
        assertThat(browser.ask("return document.activeElement.getAttribute('href')"))
                .as("where the first key leads")
                .isEqualTo("#/leases?stage=APPLICATION");
        assertThat(browser.barriersWithin(".sl-legend")).isEmpty();
        browser.picture("cockpit-phone-table");
        browser.click(By.cssSelector(".ctn-content > .show-collapsable"));
        browser.see("定义标识");
    }

    @Test
    void anInstanceOpensOnItsLeaseAndIsNamedByItsNumber() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/process-instance/" + instance(inForce) + "/runtime");
        browser.see(IN_TAB);
        assertThat(browser.text(IN_TAB)).contains(inForce, "履行中", "办理经过", "审查意见", "合同", "法律通知");
        browser.until(
                "the way there names the lease",
                () -> browser.text(By.cssSelector(".breadcrumbs-panel")).contains(inForce));
        assertThat(browser.barriersWithin(".sl-tab")).isEmpty();
    }

    @Tag("nightly")
    @Test
    void anEndedLeaseIsReadWithItsWholeHistoryAndItsLinksStayInside() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/leases?stage=ENDED&endReason=WITHDRAWN&q=" + ended);
        browser.click(containing("a", ended));
        browser.see(SHEET);
        assertThat(browser.text(SHEET)).contains(ended, "已结束", "收到申请", "客户另有安排");
        assertThat((String) browser.ask("return document.title")).contains(ended);
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("sheet-heading");
        assertThat(browser.barriersWithin(".sl-route")).isEmpty();
        assertThat(links()).anyMatch(href -> href.matches("#/leases\\?q=.+")).contains("/desk/leases/" + ended);

        browser.size(PHONE, 844);
        browser.until(
                "nothing is cut off on a phone",
                () -> browser.ask(
                                "const page = document.querySelector('.sl-route'); return page.scrollWidth - page.clientWidth")
                        .equals(0L));
        browser.picture("cockpit-ended-phone");
    }

    @Tag("nightly")
    @Test
    void listsAndPortfolioAreReachedFromTheNavigationAndTheFilterIsInTheAddress() {
        browser.enter("cockpit", "manager1");
        browser.click(containing("a", "租赁概览"));
        browser.see(By.cssSelector(".sl-route main.sl-portfolio"));
        assertThat(browser.barriersWithin(".sl-route")).isEmpty();
        assertThat(browser.text(By.cssSelector(".sl-route"))).containsOnlyOnce("北京时间");
        browser.picture("cockpit-portfolio");
        var number = By.cssSelector(".sl-route a.figure[href*='stage=IN_FORCE']");
        var inForce = browser.see(number).getText();
        browser.click(number);
        browser.until(
                "a number opens the list behind it",
                () -> browser.address().contains("#/leases?stage=IN_FORCE")
                        && browser.text(FOUND).equals(inForce + LEASES));

        browser.goTo("/leases?q=" + ended);
        browser.see(containing("a", ended));
        browser.type(By.cssSelector(".sl-route input[name='q']"), inReview);
        browser.keys(Keys.ENTER);
        browser.until(
                "the form's filter is in the address", () -> browser.address().contains("#/leases?q=" + inReview));
        browser.see(containing("a", inReview));
        assertThat(browser.barriersWithin(".sl-route")).isEmpty();
        assertThat(browser.text(By.cssSelector(".sl-route"))).containsOnlyOnce("北京时间");
        browser.click(By.xpath("//div[contains(@class, 'sl-route')]//a[normalize-space(.) = '" + inReview + "']"));
        browser.see(SHEET);
        assertThat(browser.addressOfPage()).endsWith("#/leases/" + inReview);
    }

    /** Camunda's own page, which asks the history; ours has no task that is open. */
    @Test
    void thePageOfHumanTasksCountsTheOpenOnesAndNamesTheirGroups() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/tasks");
        var page = By.cssSelector(".ctn-view");
        browser.until(
                "the review that waits for its officers is counted",
                () -> Pattern.compile("[1-9][0-9]* 已分派给用户组")
                        .matcher(browser.text(page).replaceAll("\\s+", " "))
                        .find());
        browser.until("their group has its name", () -> browser.text(page).contains("法务人员"));
        assertThat(browser.text(page)).doesNotContain("legal-officers");
    }

    @Tag("nightly")
    @Test
    void aSearchInTheTabOfADefinitionStaysThere() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/process-definition/" + definition());
        browser.type(By.cssSelector(".sl-tab input[name='q']"), ended);
        browser.keys(Keys.ENTER);
        browser.until("only what was looked for is listed", () -> {
            var found = browser.text(By.cssSelector(".sl-tab"));
            return found.contains(ended) && !found.contains(inReview);
        });
        assertThat(browser.address()).contains("#/process-definition/");
        assertThat(browser.ask("return document.querySelector('.sl-tab').contains(document.activeElement)"))
                .isEqualTo(true);
    }

    @Tag("nightly")
    @Test
    void anEnglishReaderReadsEnglish() {
        try (var english = Browser.open("http://127.0.0.1:" + port)) {
            english.enter("cockpit", "manager1");
            english.goTo("/dashboard");
            english.see(By.cssSelector(".sl-card table"));
            assertThat(english.text(By.cssSelector(".dashboard")))
                    .contains("Leases")
                    .doesNotContain("Custom Plugins");
            english.goTo("/leases/SL-2026-999999");
            english.see(containing("a", "Back to the list of leases"));
            english.goTo("/leases/" + inReview);
            english.see(SHEET);
            assertThat(english.text(SHEET)).contains("Where it stands", "Timeline", "Legal review");
            assertThat(english.text(By.cssSelector(".sl-sheet h2"))).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void whatFailsIsSaidInItsPlaceAndTriedAgain() {
        browser.enter("cockpit", "manager1");
        browser.cutOff("*/desk/leases/*");
        browser.goTo("/leases/" + inReview);
        browser.see(FAILED);
        assertThat(browser.text(FAILED)).contains("没有响应");
        browser.cutOff();
        browser.click(containing("button", "再试一次"));
        browser.see(SHEET);

        browser.goTo("/leases/SL-2026-999999");
        browser.see(FAILED);
        assertThat(browser.text(FAILED)).contains("SL-2026-999999").doesNotContainPattern("[a-z]{4}");
        assertThat(browser.shows(containing("button", "再试一次"), ""))
                .as("what is not there does not come by trying")
                .isFalse();
        assertThat(browser.barriersWithin(".sl-route")).isEmpty();
        browser.picture("cockpit-unknown-lease");
        browser.click(containing("a", "返回租赁列表"));
        browser.until("the list is open", () -> browser.addressOfPage().endsWith("#/leases"));

        browser.ask("window.fetch = () => Promise.resolve(new Response('<h1>oh</h1>', {status: 500}))");
        browser.goTo("/leases/" + ended);
        browser.until(
                "an error of the server is said", () -> browser.text(FAILED).contains("系统出错"));

        browser.ask("window.fetch = () => Promise.resolve(new Response(JSON.stringify("
                + "{detail: '正在维护，十分钟后再试。 Under maintenance; try again in ten minutes.'}), {status: 503}))");
        browser.goTo("/leases/" + inForce);
        browser.until(
                "the reason of an outage is said", () -> browser.text(FAILED).contains("正在维护，十分钟后再试。"));
        assertThat(browser.text(FAILED)).doesNotContain("maintenance", "检查网络");
    }

    @Tag("nightly")
    @Test
    void whatHangsIsGivenUpAfterTenSeconds() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/leases/" + inReview);
        browser.see(SHEET);
        browser.ask("window.fetch = (address, {signal}) => new Promise((done, failed) =>"
                + " signal.addEventListener('abort', () => failed(signal.reason)))");
        browser.goTo("/leases/" + ended);
        browser.until("what hangs is given up", () -> browser.shows(FAILED, "10 秒"));
        assertThat(browser.shows(containing("button", "再试一次"), "")).isTrue();
    }

    @Tag("nightly")
    @Test
    void aCockpitThatDoesNotStartSaysSo() {
        browser.cutOff("*/scripts/config.js*");
        browser.visit("/camunda/app/cockpit/default/");
        browser.until(
                "people are told",
                () -> browser.ask(
                                "const told = getComputedStyle("
                                        + "document.querySelector('.ctn-main'), '::before'); return told.visibility + told.content")
                        .toString()
                        .matches("visible.*刷新.*[Rr]eload.*"));
        browser.cutOff();
        browser.enter("cockpit", "manager1");
        assertThat(browser.ask("return getComputedStyle(document.querySelector('.ctn-main'), '::before').content"))
                .isEqualTo("none");
    }

    @Test
    void aScriptThatFailsLeavesCockpitAsItIs() {
        isWithout("*/server-lease/embedded.js*");
    }

    @Tag("nightly")
    @Test
    void theScriptThatLoadsTheOthersLeavesCockpitAsItIsToo() {
        isWithout("*/server-lease/cockpit.js*");
    }

    private void isWithout(String missing) {
        browser.cutOff(missing);
        browser.enter("cockpit", "manager1");
        browser.see(By.cssSelector(".dashboard"));
        assertThat(browser.text(By.cssSelector(".sl-without"))).contains("未能载入", "/leases");
    }

    /** It neither comes nor fails: a proxy holds it, or the node behind it. */
    @Tag("nightly")
    @Test
    void aScriptThatHangsKeepsNobodyFromTheLogIn() {
        try (var waiting = Browser.open("http://127.0.0.1:" + port)) {
            waiting.holdBack("*/server-lease/embedded.js*");
            waiting.enter("cockpit", "manager1");
            waiting.see(By.cssSelector(".dashboard"));
            assertThat(waiting.text(By.cssSelector(".sl-without"))).contains("could not be loaded", "/leases");
        }
    }

    private List<String> links() {
        return ((List<?>) browser.ask(
                        "return [...document.querySelectorAll('.sl-route a')].map(link => link.getAttribute('href')"
                                + ".replace(location.origin, ''))"))
                .stream().map(String::valueOf).toList();
    }
}
