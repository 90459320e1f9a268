package dev.serverlease.hands;

import static dev.serverlease.testing.Browser.containing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.stage.contract.ComparedPoint;
import dev.serverlease.testing.Browser;
import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Tasklist does beyond sending a form: for people who work by keys, in Chinese, on a phone, or are called away.
 */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class TasklistTest extends InBrowser {

    private static final By COMPLETE = By.cssSelector("button[ng-click='complete()']");
    private static final By START = By.cssSelector("button[ng-click='startProcessInstance()']");
    private static final By CLAIM = By.cssSelector("[ng-click='claim()']");
    private static final By UNCLAIM = By.cssSelector("[ng-click='unclaim()']");
    private static final By SEARCH = By.cssSelector("[cam-widget-search] input.main-field");
    private static final By TASKS = By.cssSelector("li.task");
    private static final By GROUPS_TASKS = By.xpath("//*[contains(@class, 'task-filter')]//a[contains(., '我组的任务')]");
    private static final By MISSING = By.cssSelector(".missing");
    private static final String SENT_BEFORE = "此前提交过，没有收到答复，尚不知是否已经登记";
    private static final String REFRESH =
            "angular.element(document.body).injector().get('$rootScope').$broadcast('refresh')";
    private static final String DRAFTS =
            "return Object.keys(localStorage).filter(key => key.startsWith('camunda-form:')).length";

    @Autowired
    private JdbcClient jdbc;

    TasklistTest() {
        super("zh-CN");
    }

    @AfterEach
    void refreshBrowser(TestInfo test) {
        browser.picture("tasklist-" + test.getTestMethod().orElseThrow().getName());
        browser.refresh();
    }

    @Tag("nightly")
    @Test
    void aCleanCaseTakesSixInteractionsFromTheDesk() {
        var number = lease.apply(lease.application());
        atTheDesk("legal1", number);
        int before = browser.interactions();
        browser.click(taskOf(number));
        claim();
        decide("内部办公专线，用途合法");
        assertThat(browser.interactions() - before).isLessThanOrEqualTo(6);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Tag("nightly")
    @Test
    void threeFindingsTakeFourteen() {
        var number = Brought.toReviewWithFindings(lease);
        atTheDesk("legal1", number);
        int before = browser.interactions();
        browser.click(taskOf(number));
        claim();
        for (int row = 0; row < 3; row++) {
            browser.click(field("Field_assessment_conclusion_" + row + "-0"));
            browser.type(field("Field_assessment_ground_" + row), "已核实，见附件 " + row);
        }
        decide("逐项核实，用途合法");
        assertThat(browser.interactions() - before).isLessThanOrEqualTo(14);
        assertThat(lease.hasTask(number, "Task_SecondReview")).isTrue();
    }

    @Test
    void aWholeReviewIsDoneByKeysAlone() {
        var number = Brought.toReviewWithFindings(lease);
        atTheDesk("legal1", number);
        browser.tabTo(taskOf(number));
        browser.keys(Keys.ENTER);
        browser.see(containing("h3", number));
        browser.again(
                "the key claims",
                () -> browser.keys(Keys.chord(Keys.CONTROL, Keys.ALT, "c")),
                () -> browser.shows(UNCLAIM, ""));
        // until then the keys of a form that is still shut are lost
        browser.until("the form can be filled in", () -> browser.shows(MISSING, "还缺"));
        browser.keys(Keys.chord(Keys.CONTROL, Keys.ALT, "f"));
        var first = field("Field_assessment_conclusion_0-0");
        browser.again(
                "a key is heard by the form, which may just be drawn anew after the claim",
                () -> press(first),
                () -> browser.see(first).isSelected());
        for (int row = 0; row < 3; row++) {
            if (row > 0) {
                choose(field("Field_assessment_conclusion_" + row + "-0"));
            }
            browser.tabTo(field("Field_assessment_ground_" + row));
            browser.keys("已核实");
        }
        choose(field("Field_decision-0"));
        choose(field("Field_integrity-0"));
        browser.tabTo(field("Field_ground"));
        browser.keys("逐项核实");
        browser.until("it can be sent", () -> browser.isEnabled(COMPLETE));
        browser.tabTo(COMPLETE);
        browser.keys(Keys.ENTER);
        browser.see("已提交");
        assertThat(lease.hasTask(number, "Task_SecondReview")).isTrue();
    }

    private void choose(By radio) {
        press(radio);
        assertThat(browser.see(radio).isSelected()).as("it is chosen by a key").isTrue();
    }

    private void press(By radio) {
        browser.tabTo(radio);
        browser.keys(Keys.SPACE);
    }

    @Test
    void afterARefusalTheFieldSaysWhyAndTheNextTaskIsOneKeyAway() {
        var number = lease.apply(lease.application());
        var next = lease.apply(lease.application());
        open("legal1", number, "Task_LegalReview");
        claim();
        browser.click(field("Field_decision-0"));
        browser.click(field("Field_integrity-0"));
        browser.type(field("Field_ground"), "……");
        browser.until("it can be sent", () -> browser.isEnabled(COMPLETE));
        browser.click(COMPLETE);
        browser.see("请填写依据与理由");
        assertThat(browser.text(By.cssSelector(".fjs-form-field-error"))).contains("请填写依据与理由");
        assertThat(browser.text(MISSING)).contains("标红");

        browser.type(field("Field_ground"), "内部办公专线，用途合法");
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
        browser.see("租赁现处于“合同签署”");
        browser.seeNoMore(By.cssSelector(".alert-danger"));

        browser.keys(Keys.chord(Keys.CONTROL, Keys.ALT, "n"));
        browser.see(By.cssSelector(".fjs-form h3"));
        assertThat(lease.stage(next)).isEqualTo("LEGAL_REVIEW");
    }

    @Tag("nightly")
    @Test
    void theSealIsConfirmedByEnterAndIsSaidToBeAppliedOnceItIsSent() {
        var number = toSigning();
        lease.signForLessee(number);
        lease.scanOfBothSeals(number);
        open(LeaseDriver.SEALER, number, "Task_SealForLessor");
        claim();
        browser.click(containing("label", "用印，合同成立"));
        browser.type(field("Field_signerName"), "张示例");
        browser.type(field("Field_authority"), "授权委托书 2026-1");
        browser.click(containing("label", "手写签名"));
        for (var point : ComparedPoint.values()) {
            browser.click(By.xpath("//label[contains(@for, 'Field_" + point.field() + "') and contains(., '是')]"));
        }
        browser.until("it can be sent", () -> browser.isEnabled(COMPLETE));
        assertThat(browser.text(MISSING)).contains("还须再次输入本人密码确认用印").doesNotContain("可以提交。");

        browser.type(By.id("server-lease-seal"), LeaseDriver.SEALER);
        browser.keys(Keys.ENTER);
        browser.see("已确认，十分钟内提交有效");
        browser.until("nothing is missing", () -> browser.text(MISSING).contains("可以提交。"));
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
        browser.see("正在用印");
        assertThat(browser.shows(By.cssSelector(".notification, .alert"), "租赁现处于"))
                .isFalse();
    }

    private String toSigning() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        return number;
    }

    @Test
    void eachListSaysHowMuchWaitsInIt() {
        lease.apply(lease.application());
        browser.enter("tasklist", "legal1");
        browser.until(
                "lists that are not open are counted",
                () -> List.of(2L, 3L)
                        .contains(browser.ask(
                                "return document.querySelectorAll('.task-filter a[data-waiting]').length")));
        assertThat((String) browser.ask("return getComputedStyle(document.querySelector("
                        + "'.task-filter:not(.active) a[data-waiting]'), '::after').content"))
                .matches("\\D*\\d+\\D*");
    }

    @Test
    void theSearchFindsALeaseByTheEndOfItsNumberAndForgetsItWhenItIsTakenAway() {
        // nearer than what other tests leave waiting, so that both are on the first page
        clock.set(SettableClock.START.minus(Duration.ofDays(1)));
        var number = lease.apply(lease.application());
        var other = lease.apply(lease.application());
        clock.set(SettableClock.START);
        // Tasklist keeps what was searched for and which list was open while it is not left
        browser.visit("/desk");
        browser.enter("tasklist", "legal1");
        browser.click(GROUPS_TASKS);
        browser.until("both wait", () -> browser.shows(TASKS, number) && browser.shows(TASKS, other));
        browser.type(SEARCH, number.substring(number.length() - 4));
        browser.press(SEARCH, Keys.ENTER);
        browser.until("it stands alone", () -> browser.shows(TASKS, number) && !browser.shows(TASKS, other));

        var searched = browser.address();
        browser.visit("/desk");
        browser.visit(searched.substring(searched.indexOf("/camunda/")));
        browser.until(
                "it stands alone at the address that was kept",
                () -> browser.shows(TASKS, number) && !browser.shows(TASKS, other));

        browser.type(SEARCH, other.substring(other.length() - 4));
        browser.press(SEARCH, Keys.ENTER);
        browser.until(
                "the other one takes its place", () -> browser.shows(TASKS, other) && !browser.shows(TASKS, number));

        browser.click(By.cssSelector("[cam-widget-search-pill] .remove-search"));
        browser.until("both wait again", () -> browser.shows(TASKS, number) && browser.shows(TASKS, other));
        assertThat(browser.see(SEARCH).getAttribute("placeholder")).isEqualTo("租赁编号或其末尾数字");
    }

    @Tag("nightly")
    @Test
    void cardsOfSalesSayWhichLeaseItIs() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        browser.enter("tasklist", "sales1");
        browser.goTo("/?searchQuery=" + Browser.search("processInstanceBusinessKey", number));
        var card = By.xpath("//li[contains(@class, 'task')][contains(., '" + number + "')]");
        browser.see(card);
        assertThat(browser.text(card))
                .contains("承租人", application.path("lessee").path("name").asText());
    }

    @Test
    void startFormSaysWhatIsMissingAsksBeforeItIsLeftAndShowsTheLease() {
        var reference = lease.application().path("reference").asText();
        browser.enter("tasklist", "sales1");
        browser.goTo("/?processStart=server-lease");
        browser.see(MISSING);
        browser.until(
                "it waits for three",
                () -> browser.text(MISSING).contains("申请编号")
                        && browser.text(MISSING).contains("联网方式"));
        assertThat(browser.isEnabled(START)).isFalse();
        assertThat(browser.text(By.cssSelector(".fjs-form"))).doesNotContain("Select", "Search");
        browser.click(containing("button", "名称或者姓名"));
        browser.keys("示例公司");

        browser.click(By.cssSelector(".modal-footer [ng-click='$dismiss()']"));
        assertThat(browser.answer(false)).contains("尚未提交");
        browser.see(MISSING);

        browser.type(field("Field_reference"), reference + " 1");
        browser.click(field("Field_channel_kind-display"));
        browser.click(containing("div", "国际专线"));
        browser.until("it can be sent", () -> browser.isEnabled(START));
        browser.click(START);
        browser.see("申请编号只能用字母、数字和");
        assertThat(browser.text(By.cssSelector(".fjs-form-field-error"))).contains("申请编号只能用字母");
        browser.seeNoMore(containing("*", "流程未能发起"));

        browser.type(field("Field_reference"), reference);
        var form = new TaskForm(browser, StartForm.SCHEMA);
        form.fill("application.use.activityCodes", "OFFICE,BACKUP");
        form.listen();
        browser.click(START);
        browser.until("the lease is shown", () -> browser.address().contains("/desk/leases/SL-"));
        browser.see("已登记：申请");
        browser.see("未了结的审查意见");

        var expected = FilledForm.toStart(lease, "sales1");
        expected.enter("application.reference", reference);
        expected.enter("application.lessee.name", "示例公司");
        expected.enter("application.channel.kind", "INTL_PRIVATE_LINE");
        expected.enter("application.use.activityCodes", "OFFICE,BACKUP");
        assertThat(form.sent()).as("what is sent").isEqualTo(expected.sent());
    }

    @Test
    void aHalfFilledTaskIsNotLeftUnasked() {
        var number = lease.apply(lease.application());
        lease.apply(lease.application());
        open("legal1", number, "Task_LegalReview");
        claim();
        browser.type(field("Field_ground"), "先记一笔");
        browser.click(By.cssSelector("li.task:not(.active) h4 a"));
        assertThat(browser.answer(false)).contains("尚未提交");
        browser.see(containing("h3", number));
        assertThat(browser.ask("return document.querySelector(\"[id$='-Field_ground']\").value"))
                .isEqualTo("先记一笔");

        browser.click(By.cssSelector("li.task:not(.active) h4 a"));
        browser.answer(true);
        browser.seeNoMore(containing("h3", number));
    }

    /** A form sets its own date fields up when it is drawn, and when an answer shows or hides one. */
    @Tag("nightly")
    @Test
    void aFormThatNobodyFilledInIsLeftUnasked() {
        var number = Brought.inForce(lease);
        Brought.post(lease, "compliance1", number, "reviews", Map.of("ground", "抽查"));
        open("compliance1", number, "Task_UseReview");
        claim();
        browser.see(field("Field_actualUse"));
        browser.click(By.cssSelector(".task-filter:not(.active) a"));
        assertThat(browser.isAsked()).isFalse();
        browser.seeNoMore(containing("h3", number));
    }

    @Tag("nightly")
    @Test
    void whatIsWrittenIsThereAgainAfterAFileWasHandedIn(@TempDir Path directory) throws IOException {
        var number = Brought.toReviewWithFindings(lease);
        open("legal1", number, "Task_LegalReview");
        claim();
        browser.type(field("Field_assessment_ground_1"), "先写一点");
        browser.click(field("Field_assessment_conclusion_1-1"));
        browser.click(containing("a", "附件"));
        browser.see("尚无附件");
        browser.choose(
                By.cssSelector("input[type='file']"), Files.write(directory.resolve("责任书.pdf"), SmallPdf.of("proof")));
        browser.click(containing("button", "上传"));
        browser.see("已上传：责任书.pdf");
        browser.click(containing("a", "表单"));
        browser.see(containing("h3", number));
        browser.until(
                "it is filled in again",
                () -> Boolean.TRUE.equals(browser.ask(
                        "return document.querySelector(\"[id$='-Field_assessment_ground_1']\").value === '先写一点'"
                                + " && document.querySelector(\"[id$='-Field_assessment_conclusion_1-1']\").checked")));
        browser.see("存在异常情形");
    }

    @Tag("nightly")
    @Test
    void backInTheHistoryAsksTooAndARefusedClaimShutsNoButton() {
        var first = lease.apply(lease.application());
        var number = lease.apply(lease.application());
        browser.enter("tasklist", "legal1");
        browser.goTo("/?searchQuery=" + Browser.search("processInstanceBusinessKey", number));
        browser.click(By.cssSelector("li.task h4 a[href$='" + lease.taskId(number, "Task_LegalReview") + "']"));
        claim();
        browser.type(field("Field_ground"), "先记一笔");
        browser.again("back asks", () -> browser.ask("setTimeout(() => history.back(), 200)"), browser::isAsked);
        assertThat(browser.answer(false)).contains("尚未提交");
        browser.see(containing("h3", number));
        browser.type(field("Field_ground"), "");
        browser.click(By.cssSelector("button[ng-click='save($event)']"));
        browser.see("已暂存");

        browser.goTo("/?task=" + lease.taskId(first, "Task_LegalReview"));
        browser.see(containing("h3", first));
        assertThat(lease.claim("legal2", lease.taskId(first, "Task_LegalReview"))
                        .status())
                .isEqualTo(204);
        browser.click(CLAIM);
        browser.see("任务已由他人认领");
        browser.see(containing("*", "legal2"));
        var other = lease.apply(lease.application());
        browser.goTo("/?task=" + lease.taskId(other, "Task_LegalReview"));
        browser.see(containing("h3", other));
        browser.click(CLAIM);
        browser.see(UNCLAIM);
    }

    @Test
    void whoMayNotDoATaskReadsWhyInPlaceOfTheClaim() {
        var number = Brought.toReviewWithFindings(lease);
        assertThat(lease.complete("legal1", number, "Task_LegalReview", lease.approval(number))
                        .status())
                .isEqualTo(204);
        browser.enter("tasklist", "legal1");
        browser.goTo("/?task=" + lease.taskId(number, "Task_SecondReview"));
        browser.see("法务复审须由另一名法务人员办理");
        browser.seeNoMore(CLAIM);
    }

    @Tag("nightly")
    @Test
    void draftsGoWithTheirWriter() {
        var number = lease.apply(lease.application());
        open("legal1", number, "Task_LegalReview");
        claim();
        browser.type(field("Field_ground"), "先记一笔");
        browser.click(By.cssSelector("button[ng-click='save($event)']"));
        browser.until("the draft is kept", () -> !browser.ask(DRAFTS).equals(0L));

        browser.ask("sessionStorage.clear(); document.querySelector('[ng-click=\"logout()\"]').click()");
        browser.until("nobody is signed in", () -> browser.ask(DRAFTS).equals(0L));

        browser.ask("localStorage.setItem('camunda-form:somebody', '{\"ground\":\"别人的草稿\"}');"
                + "localStorage.setItem('server-lease:reader', 'legal2')");
        browser.signIn("tasklist", "legal1");
        browser.until("another reader finds no draft", () -> browser.ask(DRAFTS).equals(0L));
    }

    @Test
    void onAPhoneTheTaskOpensInSight() {
        for (int waiting = 0; waiting < 5; waiting++) {
            lease.apply(lease.application());
        }
        browser.enter("tasklist", "legal1");
        browser.size(390, 844);
        browser.click(By.cssSelector("li.task h4 a"));
        browser.see(By.cssSelector(".fjs-form h3"));
        browser.until(
                "the task is in sight", () -> (Boolean)
                        browser.ask("const top = document.querySelector('.task-card').getBoundingClientRect().top;"
                                + "return top >= 0 && top < innerHeight / 2"));
        assertThat(browser.ask("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    /** At the page of the desk on which this lease waits: other tests leave theirs. */
    private void atTheDesk(String user, String number) {
        browser.enter(user);
        browser.visit("/desk");
        for (int page = 1; !browser.shows(taskOf(number), ""); page++) {
            browser.visit("/desk?tasks=" + page);
        }
    }

    /** Whoever follows a link to a task that is another's is told so in words alone. */
    @Test
    void aTaskThatOneMayNotOpenIsSaidInCleanWords() {
        var number = lease.apply(lease.application());
        browser.enter("tasklist", "contract1");
        browser.goTo("/?task=" + lease.taskId(number, "Task_LegalReview"));
        browser.see("请刷新后再看");
        assertThat(browser.text(By.cssSelector(".alert-danger"))).doesNotContain("<", "&lt;", "task");
    }

    /** Whoever reloads during an outage loses the form: Tasklist must not ask for it, and stops when it is over. */
    @Tag("nightly")
    @Test
    void anOutageAsksToLeaveThePageOpenAndIsOverByItself() {
        open("legal1", lease.apply(lease.application()), "Task_LegalReview");
        // read in the same moment: any answer that the page still waits for says that the outage is over
        var said = browser.ask("const root = angular.element(document.body).injector().get('$rootScope');"
                + "root.$apply(() => root.$broadcast('httpError',"
                + " {status: 503, response: {config: {method: 'GET', url: '/camunda/api/engine'}}}));"
                + "return [...document.querySelectorAll('.alert-danger')].filter(alert => alert.offsetParent)"
                + ".map(alert => alert.innerText).join()");
        assertThat(said).asString().contains("请不要关闭或者刷新本页").doesNotContain("请刷新", "重新登录");
        browser.ask("angular.element(document.body).injector().get('$http').get('/camunda/api/engine/engine')");
        browser.seeNoMore(By.cssSelector(".alert-danger"));
    }

    /** Tasklist finds its task gone meanwhile; the script sends the same again, which is answered like the first. */
    @Tag("nightly")
    @Test
    void aFormWhoseAnswerIsLostIsSentAgainByItself() {
        isSentAgainWhenItsAnswerIs(503);
    }

    @Tag("nightly")
    @Test
    void aFormWhoseAnswerABalancerLosesIsSentAgainByItself() {
        isSentAgainWhenItsAnswerIs(504);
    }

    private void isSentAgainWhenItsAnswerIs(int status) {
        var number = claimedReview();
        loseAnswers(1, status);
        fillIn("内部办公专线，用途合法");
        sendWithoutAnswer(COMPLETE);
        browser.ask(REFRESH);
        browser.see("已提交：" + number);
        browser.see("租赁现处于“合同签署”");
        browser.seeNoMore(By.cssSelector(".alert-danger"));
        assertThat(decisions(number)).isEqualTo(1);
    }

    @Tag("nightly")
    @Test
    void aFormThatIsNotAnsweredCanBeSentAgainThoughItsTaskIsGone() {
        var number = claimedReview();
        pauseNoLonger();
        loseAnswers(100, 0);
        fillIn("内部办公专线，用途合法");
        browser.click(COMPLETE);
        browser.until("it does not claim to know", () -> browser.shows(MISSING, "尚不知是否已经提交"));
        browser.ask(REFRESH);
        browser.see("此任务已不在办");
        assertThat(browser.isEnabled(COMPLETE)).isTrue();
        assertThat(browser.text(MISSING)).doesNotContain("可以提交");
        browser.ask("lost = 0");
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
        assertThat(decisions(number)).isEqualTo(1);
    }

    /** What an outage says of the last attempt, that it stored nothing, is not true of the first, which was lost. */
    @Test
    void afterALostAnswerNothingIsSaidNotToBeStored() {
        var number = claimedReview();
        pauseNoLonger();
        fillIn("内部办公专线，用途合法");
        browser.ask("away = true; const {open, send} = XMLHttpRequest.prototype; let sent = 0;"
                + "XMLHttpRequest.prototype.open = function (method, address, ...rest) {"
                + " this.address = address; return open.call(this, method, address, ...rest); };"
                + "XMLHttpRequest.prototype.send = function (body) {"
                + " if (away && /submit-form$/.test(this.address)) { const first = sent++ === 0, text = JSON.stringify("
                + "{message: '数据库暂时不可用，未保存任何内容。 Nothing was stored.'});"
                + " Object.defineProperties(this, {status: {value: first ? 0 : 503}, responseText: {value: text},"
                + " response: {value: text}}); }"
                + " return send.call(this, body); };");
        browser.click(COMPLETE);
        browser.until("it does not claim to know", () -> browser.shows(By.cssSelector(".alert-danger"), "尚不知是否已经提交"));
        assertThat(browser.text(By.cssSelector("body"))).doesNotContain("未保存任何内容");
        browser.ask("away = false");
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
        assertThat(decisions(number)).isEqualTo(1);
    }

    /** Whoever closes the page then finds it again, as after keeping a draft. */
    @Tag("nightly")
    @Test
    void whatIsSentAgainIsKeptAsADraftUntilItIsAnswered() {
        var number = claimedReview();
        fillIn("内部办公专线，用途合法");
        browser.cutOff("*/submit-form");
        try {
            sendWithoutAnswer(COMPLETE);
            assertThat(browser.text(By.cssSelector("body"))).doesNotContain("尚未提交");
            browser.click(By.cssSelector(".task-filter:not(.active)"));
            assertThat(browser.answer(false)).contains("尚不知是否已经提交", "已暂存").doesNotContain("不再保留");
            browser.visit("/desk");
        } finally {
            browser.cutOff();
        }
        open("legal1", number, "Task_LegalReview");
        browser.until("it is filled in again", () -> browser.shows(MISSING, "可以提交。"));
        assertThat(browser.ask("return document.querySelector(\"[id$='-Field_ground']\").value"))
                .isEqualTo("内部办公专线，用途合法");
        assertThat(browser.text(MISSING)).contains(SENT_BEFORE);
        browser.type(field("Field_ground"), "内部办公专线，用途合法。");
        browser.click(By.cssSelector("button[ng-click='save($event)']"));
        browser.see("已暂存");
        assertThat(browser.text(By.cssSelector("body"))).doesNotContain("尚未提交");
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
        assertThat(browser.ask(DRAFTS)).as("nothing is kept of what was done").isEqualTo(0L);
        assertThat(decisions(number)).isEqualTo(1);
    }

    @Tag("nightly")
    @Test
    void whoeverIsSignedOutWhileAFormIsSentAgainIsToldWhatIsKnownAndFindsItFilledIn() {
        var number = claimedReview();
        fillIn("内部办公专线，用途合法");
        sendAndBeSignedOut(COMPLETE);
        var told = By.id("kept");
        browser.until("it says what is known", () -> browser.shows(told, "尚不知刚才提交的内容是否已经登记"));
        assertThat(browser.text(told)).contains("请重新登录", "只会登记一次");
        assertThat(browser.isAsked()).as("nothing is lost, and nobody asked").isFalse();
        assertThat(browser.text(By.cssSelector("body"))).doesNotContain("尚未提交", "未保存任何内容", "401");

        browser.signInHere("legal1");
        browser.see(containing("h3", number));
        browser.until("it is filled in again", () -> browser.shows(MISSING, "可以提交。"));
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
        assertThat(decisions(number)).isEqualTo(1);
    }

    @Tag("nightly")
    @Test
    void whoeverIsSignedOutWhileAStartIsSentAgainFindsItFilledInUnasked() {
        var reference = lease.application().path("reference").asText();
        browser.enter("tasklist", "sales1");
        browser.goTo("/?processStart=server-lease");
        browser.until("it waits for three", () -> browser.text(MISSING).contains("联网方式"));
        browser.click(containing("button", "名称或者姓名"));
        browser.keys("示例贸易（上海）有限公司");
        browser.type(field("Field_reference"), reference);
        browser.click(field("Field_channel_kind-display"));
        browser.click(containing("div", "国际专线"));
        browser.until("it can be sent", () -> browser.isEnabled(START));
        sendAndBeSignedOut(START);
        assertThat(browser.isAsked()).as("nothing is lost, and nobody asked").isFalse();
        browser.see("尚不知刚才提交的内容是否已经登记");

        browser.signInHere("sales1");
        browser.until("it is filled in again", () -> browser.isEnabled(START));
        browser.click(START);
        browser.until("the lease is shown", () -> browser.address().contains("/desk/leases/SL-"));
    }

    /** What fails beside it at the same time does not ask to try again what is being tried. */
    @Tag("nightly")
    @Test
    void whileAFormIsSentAgainItsOwnWordsAreTheOnlyOnes() {
        var number = claimedReview();
        loseAnswers(100, 0);
        fillIn("内部办公专线，用途合法");
        sendWithoutAnswer(COMPLETE);
        fail(-1);
        fail(503);
        browser.see(MISSING);
        assertThat(browser.text(By.cssSelector("body"))).contains("正在原样再次提交");
        assertThat(browser.text(By.cssSelector(".alert-danger"))).isEmpty();
        browser.until("it does not claim to know", () -> browser.shows(By.cssSelector(".alert-danger"), "尚不知是否已经提交"));

        browser.ask("lost = 0");
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
        fail(-1);
        browser.see("请不要关闭或者刷新本页");
        assertThat(browser.text(By.cssSelector(".alert-danger"))).doesNotContain("-1");
    }

    /** A request of Tasklist itself fails; −1 is what its library says of a broken connection. */
    private void fail(int status) {
        browser.ask("const root = angular.element(document.body).injector().get('$rootScope');"
                + " root.$broadcast('httpError', {status: " + status
                + ", response: {config: {method: 'GET', url: '/camunda/api/engine'}}}); root.$apply()");
    }

    /** It is known then that nothing was stored, and not said to be unknown. */
    @Tag("nightly")
    @Test
    void aFormWhoseLeaseIsHeldIsSentAgainAndSaysWhatIsKnown() throws SQLException {
        var number = claimedReview();
        fillIn("内部办公专线，用途合法");
        try (var held = new HeldLease(number)) {
            sendWithoutAnswer(COMPLETE);
            browser.see("正有他人在办理同一事项，未保存任何内容");
            browser.until("it says what is known", () -> browser.shows(MISSING, "可以提交。"));
            browser.visit("/desk");
            open("legal1", number, "Task_LegalReview");
            browser.until("it is filled in again", () -> browser.shows(MISSING, "可以提交。"));
            assertThat(browser.text(MISSING)).doesNotContain(SENT_BEFORE);
        }
        browser.click(COMPLETE);
        browser.see("已提交：" + number);
    }

    /** The number of a lease whose review waits for its officer's answers. */
    private String claimedReview() {
        var number = lease.apply(lease.application());
        open("legal1", number, "Task_LegalReview");
        claim();
        return number;
    }

    /** Until the page says what it does about it. */
    private void sendWithoutAnswer(By button) {
        browser.click(button);
        browser.until("it says what it does", () -> browser.shows(MISSING, "正在原样再次提交"));
    }

    /** While it is sent again. */
    private void sendAndBeSignedOut(By button) {
        browser.cutOff("*/submit-form");
        try {
            sendWithoutAnswer(button);
            browser.endSession();
        } finally {
            browser.cutOff();
        }
    }

    /** The pauses between two attempts, which take seconds, are over at once: for what follows the last of them. */
    private void pauseNoLonger() {
        browser.ask("const later = setTimeout; window.setTimeout = (what, pause, ...rest) =>"
                + " later(what, [1000, 3000, 6000].includes(pause) ? 0 : pause, ...rest)");
    }

    /** The server does what is sent, and so many of its answers do not arrive: none at all, or 503. */
    private void loseAnswers(int times, int status) {
        browser.ask("lost = " + times + "; const {open, send} = XMLHttpRequest.prototype;"
                + "XMLHttpRequest.prototype.open = function (method, address, ...rest) {"
                + " this.address = address; return open.call(this, method, address, ...rest); };"
                + "XMLHttpRequest.prototype.send = function (body) {"
                + " if (/submit-form$/.test(this.address) && lost-- > 0) {"
                + " Object.defineProperty(this, 'status', {value: " + status + "}); }"
                + " return send.call(this, body); };");
    }

    private int decisions(String number) {
        return jdbc.sql("select count(*) from lease.decision where lease_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private void open(String user, String number, String task) {
        browser.enter("tasklist", user);
        browser.goTo("/?task=" + lease.taskId(number, task));
        browser.see(containing("h3", number));
    }

    private By taskOf(String number) {
        return By.cssSelector("a[href$='" + lease.taskId(number, "Task_LegalReview") + "']");
    }

    private void claim() {
        browser.click(CLAIM);
        browser.see(UNCLAIM);
        browser.see(MISSING);
    }

    private void decide(String ground) {
        fillIn(ground);
        browser.click(COMPLETE);
        browser.see("已提交");
    }

    private void fillIn(String ground) {
        browser.click(field("Field_decision-0"));
        browser.click(field("Field_integrity-0"));
        browser.type(field("Field_ground"), ground);
    }

    private static By field(String id) {
        return By.cssSelector(".fjs-form [id$='-" + id + "']");
    }
}
