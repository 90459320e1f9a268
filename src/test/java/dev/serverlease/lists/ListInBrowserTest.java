package dev.serverlease.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.ServerLeaseTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The form of the list of leases, as a browser treats it. */
@ServerLeaseTest
class ListInBrowserTest extends InBrowser {

    /** What the next search would send is what the page shows. */
    @Test
    void onTheWayBackTheFormIsThatOfTheList() {
        lease.apply(lease.application());
        browser.signIn("welcome", "manager1");
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
}
