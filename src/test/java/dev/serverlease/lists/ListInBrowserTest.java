package dev.serverlease.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.portfolio.PortfolioRound;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** The form of the list of leases, as a browser treats it. */
@ServerLeaseTest
class ListInBrowserTest extends InBrowser {

    private static final By AGE = By.cssSelector("main [data-age] time");

    @Autowired
    private PortfolioRound round;

    /** What the next search would send is what the page shows. */
    @Test
    void onTheWayBackTheFormIsThatOfTheList() {
        lease.apply(lease.application());
        browser.enter("manager1");
        browser.visit("/leases");
        browser.ask("document.querySelector('[name=stage]').value = 'LEGAL_REVIEW';"
                + " document.querySelector('[name=overdue]').checked = true");
        browser.type(By.name("q"), "示例");
        browser.click(By.cssSelector(".sl-buttons button"));
        browser.until("the list is narrowed", () -> browser.address().contains("stage=LEGAL_REVIEW"));
        browser.ask("history.back()");
        browser.until("the whole list is back", () -> browser.address().endsWith("/leases"));
        browser.see(By.id("sl-found"));
        assertThat(browser.ask(
                        "return ['q', 'stage'].map(name => document.querySelector(`[name=${name}]`).value).join()"
                                + " + document.querySelector('[name=overdue]').checked"))
                .isEqualTo(",false");
    }

    /** What was loaded a while ago is loaded anew where the reader left it; nobody's typing is lost. */
    @Test
    void aPageThatIsLookedAtAgainIsLoadedAnew() {
        isLoadedAnew("/leases?sort=newest");
    }

    @Tag("nightly")
    @Test
    void anotherPageThatIsLookedAtAgainIsLoadedAnew() {
        isLoadedAnew("/portfolio");
    }

    private void isLoadedAnew(String address) {
        lease.apply(lease.application());
        round.countNow();
        browser.enter("manager1");
        browser.visit(address);
        browser.see(AGE);
        browser.ask("window.asked = 0; const load = window.fetch; const begun = Date.now();"
                + " window.fetch = (...what) => { window.asked++; return load(...what); };"
                + " window.age = seconds => { Date.now = () => begun + seconds * 1000;"
                + " document.dispatchEvent(new Event('visibilitychange')); };");
        clock.set(SettableClock.START.plus(Duration.ofMinutes(10)));
        round.countNow();
        browser.ask("window.age(50)");
        assertThat(browser.ask("return window.asked")).as("not a minute old").isEqualTo(0L);
        browser.ask(
                "const field = document.querySelector('main form input:not([type=hidden])'); field.before = field.value;"
                        + " field.value = '2026-11-30'; window.age(3600)");
        assertThat(browser.ask("return window.asked")).as("something is typed").isEqualTo(0L);
        browser.ask(
                "const field = document.querySelector('main form input:not([type=hidden])'); field.value = field.before;"
                        + " field.focus(); window.age(3600)");
        assertThat(browser.ask("return window.asked")).as("somebody is typing").isEqualTo(0L);
        browser.ask(
                "document.querySelectorAll('main details').forEach(one => { one.open = true; }); const link = document.querySelector('a[data-again]');"
                        + " link.focus({preventScroll: true}); window.scrollTo(0, 60); window.age(3600)");
        browser.until("it is as of now", () -> browser.text(AGE).contains("09:10"));
        assertThat(browser.ask("return [Math.round(window.scrollY), document.activeElement.dataset.again,"
                        + " [...document.querySelectorAll('main details')].every(one => one.open)].join()"))
                .isEqualTo("60,,true");
        assertThat(browser.ask("window.age(3600 + 50); return window.asked"))
                .as("it was just loaded")
                .isEqualTo(1L);
    }

    @Test
    void aPageThatTheBrowserKeptShowsWhatItWasAskedForAndIsLoadedAnew() {
        lease.apply(lease.application());
        browser.enter("manager1");
        browser.visit("/leases");
        browser.see(AGE);
        clock.set(SettableClock.START.plus(Duration.ofMinutes(10)));
        browser.ask(
                "const field = document.querySelector('main form input:not([type=hidden])'); field.value = '别的 Another';"
                        + " const begun = Date.now(); Date.now = () => begun + 3600000;"
                        + " dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        assertThat(browser.ask("return document.querySelector('main form input:not([type=hidden])').value"))
                .isEqualTo("");
        browser.until("it is as of now", () -> browser.text(AGE).contains("09:10"));
    }
}
