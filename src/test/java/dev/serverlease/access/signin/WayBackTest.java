package dev.serverlease.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2F%5Cexample.org%2F",
                "javascript%3Adocument.title%3D%27x%27",
                "%2Fx%2F..%2Fapi%2Fleases",
                "%2Fdesk%2Fleases%2FSL-2026-000001%2Frisk-note",
                "%2Freports%2Fuser-archive%2Ecsv",
                "http%3A%2F%2F%5B"
            })
    void theSignInLeadsToNoOtherSiteAndToNothingButPages(String wanted) {
        browser.endSession();
        browser.visit("/camunda/app/welcome/default/?to=" + wanted);
        browser.signInHere("manager1");
        assertThat(browser.address()).contains("/camunda/app/welcome/default/");
    }
}
