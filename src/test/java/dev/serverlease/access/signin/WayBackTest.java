package dev.serverlease.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Whoever has signed out and opens a page signs in and is on that page. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class WayBackTest extends InBrowser {

    private static final By DESK = By.id("leases-heading");

    @Test
    void afterSignOutTheSignInLeadsToThePageThatWasWanted() {
        browser.signIn("tasklist", "manager1");
        browser.signOut();
        browser.visit("/desk?stage=IN_FORCE&lessee=%E5%85%AC%E5%8F%B8");
        browser.signInHere("manager1", DESK);
        assertThat(browser.address()).endsWith("/desk?stage=IN_FORCE&lessee=%E5%85%AC%E5%8F%B8");

        browser.visit("/notices");
        assertThat(browser.address())
                .as("once signed in, there is no way round")
                .endsWith("/notices");
    }

    @Test
    void aTaskThatWasOpenedByItsAddressIsOpenedAfterTheSignIn() {
        browser.endSession();
        browser.visit("/camunda/app/tasklist/default/#/?searchQuery=%5B%5D");
        browser.signInHere("manager1");
        assertThat(browser.address()).contains("/camunda/app/tasklist/default/#/?searchQuery=%5B%5D");
    }

    @Test
    void aSessionThatEndsInAnApplicationSaysSoAndLeadsBack() {
        browser.enter("tasklist", "manager1");
        browser.endSession();
        browser.goTo("/?sorting=%5B%5D");
        browser.see("Your session has ended");
        assertThat(browser.address()).contains("/login?ended&to=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F");
        browser.signInHere("manager1");
        assertThat(browser.address()).contains("/camunda/app/tasklist/default/#/");
    }

    @Test
    void aWrongPasswordIsToldAndTheNameStays() {
        browser.endSession();
        browser.visit("/notices?lang=en");
        browser.type(By.id("username"), "manager1");
        browser.type(By.id("password"), "wrong");
        browser.click(By.cssSelector("button[type=submit]"));
        browser.see("The user name or the password is wrong.");
        assertThat(browser.see(By.id("username")).getDomProperty("value")).isEqualTo("manager1");
        assertThat(browser.barriers()).isEmpty();
        browser.signInHere("manager1", By.cssSelector("body:not(.alone) h1"));
        assertThat(browser.address()).endsWith("/notices?lang=en");
    }

    /** Signed out in one place, one is signed out everywhere; nothing of Camunda's own first page is left. */
    @Test
    void theFirstPageOfTheApplicationsIsOurs() {
        browser.enter("manager1");
        for (var first : new String[] {"/camunda", "/camunda/", "/camunda/app/welcome/default/"}) {
            browser.visit(first);
            assertThat(browser.address()).endsWith("/desk");
        }
    }

    /** By name, icon and for those who cannot see them: what Camunda draws as a picture alone is named. */
    @ParameterizedTest
    @CsvSource({"tasklist, .task-filters, Server Lease Tasklist", "cockpit, .section-toggle, Server Lease Cockpit"})
    void anApplicationBearsOurNameAndKeepsNobodyOut(String application, String first, String title) {
        browser.enter(application, "manager1");
        browser.see(By.cssSelector(first));
        browser.until("it is ours by name", () -> ((String) browser.ask("return document.title")).startsWith(title));
        browser.until(
                "its pictures are named",
                () -> (Boolean) browser.ask("return [...document.querySelectorAll('.region-toggle,"
                        + " .section-toggle')].every(button => button.ariaLabel)"));
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.ask("return fetch('/camunda/favicon.ico').then(icon => icon.arrayBuffer())"
                        + ".then(icon => fetch('/favicon.ico').then(ours => ours.arrayBuffer())"
                        + ".then(ours => icon.byteLength === ours.byteLength))"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2F%5Cexample.org%2F",
                "%2F%2Fexample.org%2F",
                "%2F.%2F%2Fexample.org",
                "%2Fx%2F..%2F%2Fexample.org",
                "javascript%3Adocument.title%3D%27x%27",
                "%2Fx%2F..%2Fapi%2Fleases",
                "%2Fdesk%2Fleases%2FSL-2026-000001%2Frisk-note",
                "%2Freports%2Fuser-archive%2Ecsv",
                "%2Flogin%3Fto%3D%2Flogin",
                "http%3A%2F%2F%5B"
            })
    void theSignInLeadsToNoOtherSiteAndToNothingButPages(String wanted) {
        browser.endSession();
        browser.visit("/login?to=" + wanted);
        browser.signInHere("manager1", DESK);
        assertThat(browser.address()).endsWith("/desk");
    }
}
