package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Browser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How figures, names and titles stand in Cockpit: to be read, of now, and each where it belongs. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class CockpitFiguresTest extends InCockpit {

    private static final By CARD = By.cssSelector(".sl-card");
    private static final String WAITS = "租赁暂缓，请在 Cockpit 中重试。".repeat(8);
    private static final String WAITS_EN =
            "The lease waits. " + "Retry it in Cockpit. ".repeat(8).strip();

    /** After more than a minute. */
    private static final String LOOKED_AT_AGAIN = "const now = Date.now; Date.now = () => now() + 61000;"
            + " document.dispatchEvent(new Event('visibilitychange')); Date.now = now;";

    @Autowired
    private JdbcClient jdbc;

    @Override
    void leases() {
        inForce = Brought.inForce(lease);
        ended = lease.apply(lease.application());
        lease.callRaw("sales1", "POST", "/api/leases/" + ended + "/withdrawal", "{\"ground\": \"客户另有安排\"}");
        lease.runJobs(ended);
    }

    /** Camunda's tab of incidents draws links that have no id. */
    @Test
    void aLinkToNothingKeepsNoOtherFromItsName() {
        browser.enter("cockpit", "manager1");
        browser.ask("document.body.insertAdjacentHTML('beforeend',"
                + " '<p id=links><a href=\"#/process-instance//runtime?detailsTab=x\"></a>"
                + "<a href=\"#/process-instance/%1$s/runtime\">%1$s</a></p>')".formatted(instance(inForce)));
        browser.until(
                "the lease's number stands there",
                () -> browser.text(By.id("links")).equals(inForce));
        browser.ask("document.getElementById('links').remove()");
    }

    /**
     * Camunda cuts the message of a failure off behind its first sign, and shows both languages and an English code.
     */
    @Test
    void aFailureIsSaidInTheReadersWords() {
        isSaidTo(browser);
    }

    @Tag("nightly")
    @Test
    void aFailureIsSaidInTheWordsOfAReaderOfEnglish() {
        try (var english = Browser.open("http://127.0.0.1:" + port)) {
            isSaidTo(english);
        }
    }

    private void isSaidTo(Browser reader) {
        fail(inReview);
        try {
            reader.size(1280, 900);
            reader.enter("cockpit", "manager1");
            reader.goTo("/process-instance/" + instance(inReview) + "/runtime?tab=incidents-tab");
            var message = reader.see(By.cssSelector(".incidents-tab td.message a"));
            var said = reader == browser ? WAITS : WAITS_EN;
            reader.until("its message is said", () -> message.getText().equals(said));
            assertThat(reader.ask("const message = document.querySelector('.incidents-tab td.message a');"
                            + " const action = document.querySelector('.incidents-tab td.action').getBoundingClientRect();"
                            + " const tab = document.querySelector('.ctn-tabbed-content').getBoundingClientRect();"
                            + " return message.clientWidth > 200 && message.scrollHeight <= message.clientHeight + 1"
                            + " && action.right <= tab.right"))
                    .as("all of it, and the way to try again beside it")
                    .isEqualTo(true);
            assertThat(reader.text(By.cssSelector(".incidents-tab td.type")))
                    .isEqualTo(reader == browser ? "作业失败" : "Failed Job");
            assertThat(reader.text(By.cssSelector(".incidents-tab"))).doesNotContain("根本原因", "Root Cause");
            reader.picture("cockpit-incidents");
        } finally {
            jdbc.sql("delete from act_ru_incident where id_ = 'cockpit-figures'")
                    .update();
            jdbc.sql("delete from act_hi_incident where id_ = 'cockpit-figures'")
                    .update();
        }
    }

    /** As if a job had failed until nothing was left to try. */
    private void fail(String number) {
        jdbc.sql("""
                insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_msg_, incident_type_, activity_id_,
                  failed_activity_id_, proc_inst_id_, execution_id_, proc_def_id_, cause_incident_id_, root_cause_incident_id_)
                select 'cockpit-figures', 1, now(), :message, 'failedJob',
                  'Timer_ReviewReminder', 'Timer_ReviewReminder', id_, id_, proc_def_id_, 'cockpit-figures', 'cockpit-figures'
                from act_ru_execution where id_ = :instance""")
                .param("message", WAITS + " " + WAITS_EN)
                .param("instance", instance(number))
                .update();
    }

    @Test
    void theDiagramCanBeReadAsItOpens() {
        readable(browser);
    }

    @Tag("nightly")
    @Test
    void theDiagramCanBeReadInEnglish() {
        try (var english = Browser.open("http://127.0.0.1:" + port)) {
            readable(english);
        }
    }

    private void readable(Browser reader) {
        reader.size(1280, 900);
        reader.enter("cockpit", "manager1");
        counted(reader, "{leases: 133, overdue: 133, incidents: 2, seconds: 1771200}");
        reader.goTo("/process-definition/" + definition());
        reader.see(By.cssSelector(".djs-overlay .sl-counts"));
        reader.until("the diagram fills its room", () -> (Boolean)
                reader.ask("const height = part => document.querySelector(part).getBoundingClientRect().height;"
                        + " return Math.abs(height('.djs-container .viewport') - height('.djs-container')) < 12"));
        reader.picture("cockpit-diagram-full");
        assertThat((List<?>)
                        reader.ask("return [...document.querySelectorAll('.sl-counts > *, .djs-overlay .sl-spent')]"
                                + ".filter(mark => mark.offsetHeight)"
                                + ".filter(mark => parseFloat(getComputedStyle(mark).fontSize)"
                                + " * mark.getBoundingClientRect().height / mark.offsetHeight < 11.5)"
                                + ".map(mark => mark.textContent)"))
                .as("too small to be read")
                .isEmpty();
        assertThat(
                        (List<?>)
                                reader.ask(
                                        "const marks = [...document.querySelectorAll("
                                                + "'.sl-counts > *, .djs-overlay .sl-spent, .sl-legend, .bjs-drilldown')]"
                                                + ".filter(mark => mark.offsetHeight).map(mark => [mark, mark.getBoundingClientRect()]);"
                                                + " const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1"
                                                + " && a.top < b.bottom - 1 && b.top < a.bottom - 1;"
                                                + " return marks.flatMap(([one, a], at) => marks.slice(at + 1)"
                                                + ".filter(([other, b]) => over(a, b)).map(([other]) => one.textContent + ' ' + other.textContent))"))
                .as("one covers another")
                .isEmpty();
        assertThat((List<?>) reader.ask("const box = drawn => drawn.getBoundingClientRect();"
                        + " const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1"
                        + " && a.top < b.bottom - 1 && b.top < a.bottom - 1;"
                        + " const times = [...document.querySelectorAll('.djs-overlay .sl-spent')]"
                        + ".filter(time => time.offsetHeight);"
                        + " return [...document.querySelectorAll('.djs-container [data-element-id$=_label] text')]"
                        + ".filter(name => box(name).width && times.some(time => over(box(time), box(name))))"
                        + ".map(name => name.textContent)"))
                .as("a name that a time covers")
                .isEmpty();
        assertThat(reader.ask("const legend = document.querySelector('.sl-legend').getBoundingClientRect();"
                        + " return [...document.querySelectorAll('.djs-container .djs-shape .djs-visual')]"
                        + ".map(shape => shape.getBoundingClientRect()).filter(shape => shape.width"
                        + " && shape.top < legend.bottom - 1 && shape.bottom > legend.top"
                        + " && shape.left < legend.right && shape.right > legend.left).length"))
                .as("drawn where the legend is")
                .isEqualTo(0L);
    }

    @Test
    void aStepOfLessThanAMinuteIsSaidToBeOne() {
        browser.enter("cockpit", "manager1");
        counted(browser, "{seconds: 0}");
        browser.goTo("/processes");
        browser.goTo("/dashboard");
        browser.until("it is said", () -> browser.shows(CARD, "不足1分钟"));
        assertThat(browser.text(CARD)).contains("不含仍在等候的");
    }

    @Test
    void anOpenPageCountsAgainEachMinuteUntilItIsLeft() {
        browser.enter("cockpit", "manager1");
        browser.ask(
                "window.minutely = []; const set = window.setInterval; window.setInterval = (what, every, ...more) =>"
                        + " { if (every === 60000) { minutely.push(what); } return set(what, every, ...more); };");
        counted(browser, "{leases: 4711}");
        browser.goTo("/processes");
        browser.goTo("/dashboard");
        browser.until("what was counted is shown", () -> browser.shows(CARD, "4,711"));
        counted(browser, "{leases: 4712}");
        browser.ask("minutely.forEach(again => again())");
        browser.until("it is shown as of a minute later", () -> browser.shows(CARD, "4,712"));

        browser.goTo("/processes");
        browser.seeNoMore(CARD);
        browser.ask("window.asked = 0; const get = window.fetch; window.fetch = (...what) => {"
                + " asked += String(what[0]).includes('/api/portfolio') ? 1 : 0; return get(...what); };"
                + " minutely.forEach(again => again())");
        assertThat(browser.ask("return asked")).isEqualTo(0L);
    }

    @Test
    void aPageOfOursIsLoadedAgainWhereItIs() {
        browser.enter("cockpit", "manager1");
        for (var page : List.of("/leases?stage=OPEN", "/leases/" + inForce)) {
            clock.set(SettableClock.START);
            browser.goTo(page);
            var age = By.cssSelector(".sl-page [data-age] time");
            browser.until("it is as of the morning", () -> browser.text(age).contains("09:00"));
            clock.set(SettableClock.START.plus(Duration.ofMinutes(10)));
            browser.click(By.cssSelector(".sl-page [data-again]"));
            browser.until("it is as of now", () -> browser.text(age).contains("09:10"));
            assertThat(browser.addressOfPage()).endsWith("#" + page);

            clock.set(SettableClock.START.plus(Duration.ofMinutes(20)));
            browser.ask(LOOKED_AT_AGAIN);
            browser.until("it is as of then by itself", () -> browser.text(age).contains("09:20"));
        }
    }

    @Tag("nightly")
    @Test
    void whatIsTypedInAPageOfOursIsNotLoadedOver() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/leases?stage=OPEN");
        browser.type(By.cssSelector(".sl-route input[name='q']"), "示例");
        browser.ask("window.asked = 0; const get = window.fetch; window.fetch = (...what) => {"
                + " asked += String(what[0]).includes('/leases') ? 1 : 0; return get(...what); };"
                + LOOKED_AT_AGAIN);
        assertThat(browser.ask("return asked")).isEqualTo(0L);
    }

    @Tag("nightly")
    @Test
    void anInstanceThatHasEndedLeadsToItsLease() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/process-instance/" + instance(ended) + "/runtime");
        browser.until("its lease is open", () -> browser.shows(SHEET, ended));
        assertThat(browser.addressOfPage()).endsWith("#/leases/" + ended);
        browser.until(
                "nothing is said not to be found",
                () -> !browser.text(By.tagName("body")).contains("未找到"));
    }

    /** Beside what Cockpit says of the instance the lease would be as narrow as a letter. */
    @Test
    void onAPhoneTheLeaseOfAnInstanceHasTheRoom() {
        browser.enter("cockpit", "manager1");
        browser.size(390, 844);
        browser.goTo("/process-instance/" + instance(inForce) + "/runtime");
        browser.until(
                "it is nearly as wide as the page",
                () -> (Boolean) browser.ask("const lease = document.querySelector('.sl-tab .sl-page');"
                        + " return Boolean(lease) && lease.getBoundingClientRect().width > 220"));
    }

    @Tag("nightly")
    @Test
    void aTitleDoesNotOutliveItsPage() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/leases/" + inForce);
        browser.until("the lease names the page", () -> title().contains(inForce));
        browser.goTo("/leases/SL-2026-999999");
        browser.see(By.cssSelector(".sl-failed"));
        assertThat(title()).doesNotContain(inForce);

        browser.goTo("/portfolio");
        browser.until("the portfolio names the page", () -> title().contains("租赁概览"));
        browser.ask("document.querySelector('.logout a, a.logout, [ng-click*=logout]').click()");
        browser.see(By.id("username"));
        assertThat(title()).doesNotContain("租赁概览");
    }

    @Tag("nightly")
    @Test
    void whoComesBackReadsOnWhereTheListWasOpened() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/portfolio");
        browser.see(By.cssSelector(".sl-route main.sl-portfolio"));
        browser.ask("const page = document.querySelector('.sl-route');"
                + " page.addEventListener('scroll', () => window.scrolled = true); page.scrollTop = 700");
        browser.until(
                "it is scrolled, and the page has noticed",
                () -> down() == 700 && (Boolean) browser.ask("return window.scrolled === true"));
        browser.ask("document.querySelector('.sl-route a.figure').click()");
        browser.see(By.cssSelector(".sl-route #sl-found"));
        assertThat(down()).isZero();
        browser.ask("history.back()");
        browser.see(By.cssSelector(".sl-route main.sl-portfolio"));
        browser.until("it is where it was", () -> down() == 700);
    }

    private long down() {
        return ((Number) browser.ask("return document.querySelector('.sl-route')?.scrollTop || 0")).longValue();
    }

    private String title() {
        return (String) browser.ask("return document.title");
    }

    /** All that is counted at a place is this. */
    private static void counted(Browser reader, String figures) {
        reader.ask("window.answers ??= window.fetch; window.fetch = async (address, options) => {"
                + " const answered = await answers(address, options);"
                + " if (!String(address).includes('/api/portfolio')) { return answered; }"
                + " const day = await answered.json();"
                + " day.figures.places.forEach(place => Object.assign(place, " + figures + "));"
                + " return new Response(JSON.stringify(day), {headers: answered.headers}); };");
    }
}
