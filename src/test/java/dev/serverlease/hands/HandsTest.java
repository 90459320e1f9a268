package dev.serverlease.hands;

import static dev.serverlease.testing.Browser.containing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Browser;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every task, every answer, from Tasklist's list until it is done, by somebody who reads what the page says; and that a
 * form sends what {@link FormsTest} thinks. One of each kind in each run, the others at night; forms that nobody fills
 * in in a run are drawn in it. With {@code -Dhands=} only the rows whose name match this pattern.
 */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class HandsTest extends InBrowser {

    private static final By COMPLETE = By.cssSelector("button[ng-click='complete()']");
    private static final By CLAIM = By.cssSelector("[ng-click='claim()']");
    private static final By UNCLAIM = By.cssSelector("[ng-click='unclaim()']");

    /** What form-js writes in place of what it cannot. */
    private static final String NOT_DRAWN = "⚠";

    private static final Pattern ENGLISH = Pattern.compile("[\\p{IsHan}）。”？] +[“(]?[A-Z][a-z]+");

    @Autowired
    private JdbcClient jdbc;

    /** Who is signed in. */
    private String reader = "";

    HandsTest() {
        super("zh-CN");
    }

    static Stream<Hand> oneOfEachKind() {
        return Hand.chosen().filter(Hand::inBrowser).sorted(Comparator.comparing(Hand::user));
    }

    static Stream<Hand> others() {
        return Hand.chosen().filter(Predicate.not(Hand::inBrowser)).sorted(Comparator.comparing(Hand::user));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("oneOfEachKind")
    void taskIsDone(Hand hand) {
        isDone(hand);
    }

    @Tag("nightly")
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("others")
    void otherTaskIsDone(Hand hand) {
        isDone(hand);
    }

    /**
     * So many that each form is drawn which nobody fills in in this run, at night each field: few, for the longest come
     * first.
     */
    static Stream<Hand> someOfEachOtherForm() {
        var drawn = Hand.all().stream()
                .filter(Hand::inBrowser)
                .flatMap(HandsTest::fields)
                .collect(Collectors.toSet());
        return Hand.chosen()
                .sorted(Comparator.comparing(hand -> -hand.entries().size()))
                .filter(hand -> drawn.addAll(fields(hand).toList()))
                .sorted(Comparator.comparing(Hand::user));
    }

    /** The form; at night also each field of it that is filled in. */
    private static Stream<String> fields(Hand hand) {
        var form = Stream.of(hand.form());
        return Boolean.getBoolean("nightly")
                ? Stream.concat(
                        form, hand.entries().stream().map(entry -> hand.form() + " " + FormSchema.key(entry.key())))
                : form;
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("someOfEachOtherForm")
    void formIsDrawnAndAsksAndHoldsAsIsThought(Hand hand) {
        var number = hand.lease().apply(lease);
        signIn(hand.user());
        var drawn = drawn(
                FilledForm.of(lease, hand.user(), lease.taskId(number, hand.task())),
                enter -> hand.entries().forEach(entry -> enter.accept(entry.key(), entry.value())));
        assertThat(drawn.text()).contains(number);
    }

    @Test
    void theApplicationsFormIsDrawnAndAsksAndHoldsAsIsThought() {
        var application = StartForm.application(lease, "shop-without-licence");
        signIn("sales1");
        drawn(FilledForm.toStart(lease, "sales1"), enter -> StartForm.write(application, enter));
    }

    /** Fills it in with and without the browser, and finds the same. */
    private DrawnForm drawn(FilledForm form, Consumer<BiConsumer<String, String>> writer) {
        var entries = new ArrayList<String[]>();
        var missing = new ArrayList<>(List.of(form.missingAt()));
        writer.accept((key, value) -> {
            form.enter(key, value);
            entries.add(form.held(key));
            missing.add(form.missingAt());
        });
        var drawn = DrawnForm.in(browser, form.parts(), entries);
        assertThat(drawn.text()).doesNotContain(NOT_DRAWN);
        assertThat(drawn.missing())
                .as("what is missing at first, and after each entry")
                .isEqualTo(missing);
        assertThat(drawn.values()).isEqualTo(FilledForm.asRead(form.values()));
        return drawn;
    }

    @Tag("nightly")
    @Test
    void theFormSaysThatItsDateCountsOnMissingHolidays() {
        clock.set(Instant.parse("2026-12-30T01:00:00Z"));
        assertThat(drawn("legal1", lease.apply(lease.application()), "Task_LegalReview"))
                .contains("2027年的放假安排尚未载入");
    }

    @Tag("nightly")
    @Test
    void anOfferGoesToARepresentativeOnlyIfOneWasNamed() {
        assertThat(drawn("contract1", Brought.toReturnedOffer(lease), "Task_OfferReturned"))
                .contains("重新送交承租人签署")
                .doesNotContain("送交代理人签署");
        assertThat(drawn("contract1", Brought.toForwardedOffer(lease), "Task_OfferReturned"))
                .contains("送交代理人签署");
    }

    @Tag("nightly")
    @Test
    void anAnswerIsOfferedToItsGroupAlone() {
        assertThat(drawn("legal1", Brought.ordered(lease, Brought.toConditions(lease)), "Task_FulfilConditions"))
                .contains("命令已解除或者违法信息已消除")
                .doesNotContain("重新核查开通条件", "不再开通，转入解除");
        assertThat(drawn("compliance1", Brought.toConditions(lease), "Task_FulfilConditions"))
                .contains("重新核查开通条件", "不再开通，转入解除")
                .doesNotContain("命令已解除或者违法信息已消除");
    }

    /** What our script makes of the form for this reader. */
    private String drawn(String user, String number, String task) {
        signIn(user);
        return drawn(FilledForm.of(lease, user, lease.taskId(number, task)), enter -> {})
                .text();
    }

    private void isDone(Hand hand) {
        var number = hand.lease().apply(lease);
        var task = lease.taskId(number, hand.task());
        try {
            signIn(hand.user());
            open(number, task);
            var expected = FilledForm.of(lease, hand.user(), task);
            hand.entries().forEach(entry -> expected.enter(entry.key(), entry.value()));
            var form = new TaskForm(browser, FormSchema.inChinese(hand.form()));
            form.saysWhatIsMissing(hand.entries());
            hand.entries().forEach(form::enter);
            assertThat(browser.text(By.cssSelector(".fjs-form"))).doesNotContain(NOT_DRAWN);
            isInChinese();
            form.listen();
            browser.click(COMPLETE);
            browser.see("已提交：" + number);
            assertThat(form.sent()).as("what is sent").isEqualTo(expected.sent());
        } catch (Throwable e) {
            reader = "";
            throw e;
        }
        hand.isRecorded(jdbc, number, task);
        assertThat(jdbc.sql("select count(*) from lease.request_done where door like :door")
                        .param("door", "%/task/" + task + "/submit-form")
                        .query(Integer.class)
                        .single())
                .as("the form names its request, so that it could be sent again")
                .isEqualTo(1);
    }

    /**
     * In the test's data nobody wrote an English word behind Chinese ones; our own texts in both languages would be so.
     */
    private void isInChinese() {
        assertThat(browser.text(By.cssSelector("body"))).doesNotContainPattern(ENGLISH);
    }

    /** Once for all their tasks, one after another. */
    private void signIn(String user) {
        if (!user.equals(reader)) {
            browser.enter("tasklist", user);
            reader = user;
        }
    }

    /** By the list, as somebody does who knows the lease's number. */
    private void open(String number, String task) {
        browser.goTo("/?searchQuery=" + Browser.search("processInstanceBusinessKey", number));
        browser.click(By.cssSelector("li.task h4 a[href$='" + task + "']"));
        browser.see(containing("h3", number));
        if (Hand.isFree(jdbc, task)) {
            browser.click(CLAIM);
            browser.see(UNCLAIM);
        }
    }
}
