package dev.serverlease.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Tests in one browser, which is open for the whole class; before all of them, and before each, it is the start of
 * time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class InBrowser {

    @Autowired
    protected LeaseDriver lease;

    @Autowired
    protected SettableClock clock;

    @LocalServerPort
    protected int port;

    protected Browser browser;

    private final String language;

    /** Of a reader of English. */
    protected InBrowser() {
        this("en");
    }

    /** @param language of the reader, like {@code zh-CN} */
    protected InBrowser(String language) {
        this.language = language;
    }

    @BeforeAll
    void openBrowser() {
        clock.set(SettableClock.START);
        browser = Browser.open("http://127.0.0.1:" + port, language);
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    /** Whoever reads of a failure sees what was to be seen. */
    @RegisterExtension
    final AfterTestExecutionCallback picture = test -> {
        if (test.getExecutionException().isPresent()) {
            browser.pictureOfFailure("failed-" + getClass().getSimpleName() + "-"
                    + test.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-"));
        }
    };

    @AfterAll
    void closeBrowser() {
        browser.close();
    }
}
