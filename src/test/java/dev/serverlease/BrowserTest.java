package dev.serverlease;

import static dev.serverlease.testing.Browser.containing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.stage.contract.ComparedPoint;
import dev.serverlease.testing.Browser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people see in Tasklist and Cockpit, in a real browser; and that the gate lets through all that these ask. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final By COMPLETE = By.cssSelector("button[ng-click='complete()']");
    private static final By START = By.cssSelector("button[ng-click='startProcessInstance()']");

    /** The business keys of the instances in Cockpit's list. */
    private static final By INSTANCES = By.cssSelector("tbody td.business-key");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private Browser browser;

    /** How much the pages had asked before the test began. */
    private int askedBefore;

    @BeforeAll
    void openBrowser() {
        browser = Browser.listening("http://127.0.0.1:" + port);
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        askedBefore = browser.exchanges().size();
    }

    @AfterEach
    void keepPicture(TestInfo test) {
        browser.picture("end-of-" + test.getTestMethod().orElseThrow().getName());
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void officerFindsTheCaseInTheGroupsFilterReadsTheFindingsAndApproves() {
        var number = lease.apply(lease.application());

        browser.signIn("tasklist", "legal1");
        openTask(number, "Legal review");
        claim();
        browser.see("exempt from the three mechanisms");
        browser.click(containing("span", "art. 5(1)(4)"));
        browser.see("免予申报数据出境安全评估");
        browser.picture("legal-review");

        browser.click(containing("label", "Approve"));
        browser.see("2 still to fill in");
        assertThat(browser.isEnabled(COMPLETE)).isFalse();

        browser.click(containing("label", "None of these found"));
        browser.type(field("Field_ground"), "   ");
        browser.click(COMPLETE);
        browser.see("Please fill in this field.");
        browser.picture("legal-review-refused");
        assertThat(lease.lease(number).path("decisions")).isEmpty();

        browser.type(field("Field_ground"), "内部办公专线，用途合法");
        browser.click(COMPLETE);
        browser.seeNoMore(By.cssSelector(".fjs-form"));

        var decision = lease.lease(number).path("decisions").path(0);
        assertThat(decision.path("officer").asText()).isEqualTo("legal1");
        assertThat(decision.path("decision").asText()).isEqualTo("APPROVE");
        assertThat(decision.path("ground").asText()).isEqualTo("内部办公专线，用途合法");
        nothingWasRefused();
    }

    @Tag("nightly")
    @Test
    void salesStartsALeaseAndIsToldWhatIsWrongWithIt() {
        browser.signIn("tasklist", "sales1");
        browser.click(containing("a", "Start process"));
        browser.click(containing("a", "Server lease"));
        fillIn("BROWSER 1");
        browser.picture("start");
        browser.click(START);
        browser.see("Use letters, digits and . _ / - only");
        browser.picture("start-refused");
        assertThat(byReference("BROWSER")).isEmpty();

        fillIn("BROWSER-1");
        browser.click(START);
        browser.seeNoMore(By.cssSelector(".modal-content"));

        assertThat(byReference("BROWSER-1")).singleElement().satisfies(started -> {
            assertThat(started.path("stage").asText()).isEqualTo("APPLICATION");
            assertThat(started.path("lessee").asText()).isEqualTo("示例贸易（上海）有限公司");
        });
        nothingWasRefused();
    }

    @Tag("nightly")
    @Test
    void salesAnswersWhatIsMissingAndTheOfficerSeesWhatChanged() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);

        browser.enter("tasklist", "sales1");
        openTask("To do", number, "Complete the application");
        browser.see("Complete by: 15 Dec 2026, 24:00");
        browser.see("1 to be filled in");
        browser.click(containing("a", "Use › Licence number"));
        assertThat(browser.ask("return document.activeElement.id").toString())
                .as("the link leads to its field")
                .endsWith("Field_use_licenceNo");
        browser.seeNoMore(containing("p", "consequence"));
        browser.seeNoMore(containing("*", "Assessment for personal information"));
        choose("Field_answers_iis_commercial_licence_kind", "Not required, for this reason");
        browser.type(field("Field_answers_iis_commercial_licence_ground"), "会员资讯免费提供，不属于经营性服务");
        browser.picture("complete-application");
        browser.click(COMPLETE);
        browser.seeNoMore(By.cssSelector(".fjs-form"));
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");

        browser.enter("tasklist", "legal1");
        openTask(number, "Legal review");
        browser.see("Changes since round 1");
        browser.see("会员资讯免费提供，不属于经营性服务");
        browser.see("United States");
        browser.picture("legal-review-changes");
        nothingWasRefused();
    }

    @Tag("nightly")
    @Test
    void contractOfficerSignsForTheLessor() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);

        lease.signForLessee(number);
        browser.signIn("tasklist", LeaseDriver.SEALER);
        lease.scanOfBothSeals(number);
        openTask(number, "Seal for the lessor");
        claim();
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status()).isEqualTo(204);
        browser.click(containing("label", "Seal: the contract is concluded"));
        browser.see("第一条");
        browser.picture("seal-for-lessor");
        browser.type(field("Field_signerName"), "张示例");
        browser.type(field("Field_authority"), "授权委托书 2026-1");
        browser.click(containing("label", "Handwritten"));
        for (var point : ComparedPoint.values()) {
            browser.click(By.xpath("//label[contains(@for, 'Field_" + point.field() + "') and contains(., 'Yes')]"));
        }
        browser.click(COMPLETE);
        browser.seeNoMore(By.cssSelector(".fjs-form"));

        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        nothingWasRefused();
    }

    @Tag("nightly")
    @Test
    void theInstanceIsFoundByItsLeaseNumberInCockpit() {
        isFoundInCockpit("ops1");
    }

    @Tag("nightly")
    @Test
    void aManagerFindsTheInstanceInCockpitToo() {
        isFoundInCockpit("manager1");
    }

    private void isFoundInCockpit(String user) {
        var number = lease.apply(lease.application());

        browser.signIn("cockpit", user);
        browser.click(containing("a", "Processes"));
        browser.click(containing("a", "Server lease"));
        browser.see(By.cssSelector("[data-element-id=SubProcess_LegalReview]"));
        browser.click(containing("a", "Process Instances"));
        // Cockpit shows whichever answer comes last, be it of the list before the search
        browser.see(INSTANCES);
        search("businessKey", number);
        browser.until(
                "the list holds nothing but " + number,
                () -> browser.text(INSTANCES).equals(number));
        var row = By.xpath("//tr[contains(., '" + number + "')]//a[contains(@href, '/process-instance/')]");
        browser.until(
                "the instance is named by its lease", () -> browser.text(row).contains(number));
        browser.picture("cockpit-definition");
        browser.click(row);
        browser.see(containing("*", "Super Process Instance ID"));
        browser.see(containing("*", number));
        browser.click(By.cssSelector("[data-container-id=SubProcess_LegalReview] .bjs-drilldown"));
        browser.see(By.cssSelector("[data-element-id=Task_LegalReview]"));
        browser.picture("cockpit-instance");
        browser.click(containing("a", "Human Tasks"));
        browser.see("Assignments by group");
        browser.picture("cockpit-tasks");
        nothingWasRefused();
    }

    /** The way of somebody with a long list: the filter, then the lease number. */
    private void openTask(String number, String name) {
        openTask("My groups' tasks", number, name);
        browser.see(containing("h3", number));
    }

    private void openTask(String filter, String number, String name) {
        browser.click(containing("a", filter));
        browser.see(By.cssSelector(".task-filter.active"));
        search("processInstanceBusinessKey", number);
        browser.see(containing("*", number));
        browser.click(By.cssSelector("li.task h4 a"));
        browser.see(containing("h2", name));
    }

    /** Searches in the list that is open, by what its search box writes into the address. */
    private void search(String criterion, String value) {
        var place = browser.address().replaceFirst("^[^#]*#", "").replaceAll("[?&]searchQuery=[^&]*", "");
        browser.goTo(place.replaceFirst("[?&].*", "") + "?searchQuery="
                + Browser.search(criterion, value)
                + place.replaceFirst("^[^?&]*", "").replaceFirst("^[?&]", "&"));
    }

    private void claim() {
        browser.click(By.cssSelector("[ng-click='claim()']"));
        browser.see(By.cssSelector("[ng-click='unclaim()']"));
    }

    private static By field(String id) {
        return By.cssSelector("[id$='" + id + "']");
    }

    private void fillIn(String reference) {
        browser.again(
                "the start form is filled in and can be sent",
                () -> {
                    browser.type(field("Field_reference"), reference);
                    browser.type(field("Field_lessee_name"), "示例贸易（上海）有限公司");
                    choose("Field_channel_kind", "International private line");
                },
                () -> browser.isEnabled(START));
    }

    private void choose(String id, String option) {
        if (browser.shows(By.cssSelector("[id$='" + id + "-display']"), option)) {
            return;
        }
        browser.click(By.cssSelector("[id$='" + id + "-display']"));
        browser.click(containing("div", option));
    }

    private List<JsonNode> byReference(String reference) {
        var leases = lease.call("sales1", "GET", "/api/leases?reference=" + reference, null)
                .body()
                .path("leases");
        return StreamSupport.stream(leases.spliterator(), false).toList();
    }

    private void nothingWasRefused() {
        var exchanges = browser.exchanges();
        assertThat(exchanges).as("the log is kept").hasSizeGreaterThan(askedBefore + 10);
        assertThat(exchanges).noneMatch(exchange -> exchange.status() == 403 || exchange.status() >= 500);
    }
}
