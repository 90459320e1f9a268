package dev.serverlease.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The Chromiums of this JVM. Starting one, and having it read Camunda's megabytes of scripts for the first time, takes
 * longer than most of what is tested with it: so it is lent from one class to the next, and each borrower gets a page
 * of its own, without cookies and storage. What an earlier one leaves is what the network keeps: copies of files.
 */
final class Chromiums {

    private static final Logger LOG = LoggerFactory.getLogger(Chromiums.class);

    /** By their languages, which cannot be changed as long as they run. */
    private static final Map<String, Deque<Chromium>> IDLE = new HashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Chromiums::quitAll, "quit-chromiums"));
    }

    private Chromiums() {}

    /** One that runs; while nobody has it, one page that is blank is open. */
    record Chromium(ChromeDriver driver, String blank, Path profile, String language) {

        void quit() {
            driver.quit();
            FileSystemUtils.deleteRecursively(profile.toFile());
        }
    }

    /** One that nobody else has, with a page before it that is new. */
    static synchronized Chromium borrow(String language) {
        var idle = IDLE.computeIfAbsent(language, any -> new ArrayDeque<>());
        var chromium = idle.isEmpty() ? start(language, false) : idle.pop();
        chromium.driver().switchTo().newWindow(WindowType.TAB);
        // otherwise the page is a hidden one, which draws nothing and counts nothing
        chromium.driver().executeCdpCommand("Page.bringToFront", Map.of());
        return chromium;
    }

    /** For the next; one that does not come clean is left. */
    static synchronized void giveBack(Chromium chromium, String origin) {
        var driver = chromium.driver();
        try {
            driver.get("about:blank");
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
            for (var page : driver.getWindowHandles()) {
                if (!page.equals(chromium.blank())) {
                    driver.switchTo().window(page).close();
                }
            }
            driver.switchTo().window(chromium.blank());
            IDLE.get(chromium.language()).push(chromium);
        } catch (WebDriverException e) {
            LOG.warn("a browser could not be cleaned, and is closed", e);
            chromium.quit();
        }
    }

    /** One for a single borrower, who quits it. */
    static Chromium start(String language, boolean listening) {
        try {
            var profile = Files.createTempDirectory("server-lease-browser");
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(new File(Tool.CHROMEDRIVER.path()))
                    .usingAnyFreePort()
                    .build();
            var driver = new ChromeDriver(service, options(profile, language, listening));
            return new Chromium(driver, driver.getWindowHandle(), profile, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChromeOptions options(Path profile, String language, boolean listening) {
        var options = new ChromeOptions();
        options.setBinary(Tool.CHROMIUM.path());
        if (listening) {
            var logs = new LoggingPreferences();
            logs.enable(LogType.PERFORMANCE, Level.ALL);
            options.setCapability("goog:loggingPrefs", logs);
        }
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--window-size=1500,1300",
                "--user-data-dir=" + profile);
        return options;
    }

    private static synchronized void quitAll() {
        IDLE.values().forEach(idle -> idle.forEach(Chromium::quit));
    }
}
