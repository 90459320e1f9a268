package dev.serverlease.testing;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A headless Chromium as a person uses it, and what its pages asked of the server. */
public final class Browser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(40);
    private static final Duration STILL = Duration.ofMillis(250);
    private static final Duration DRAWN = Duration.ofSeconds(5);
    private static final By NAME = By.id("username");
    private static final By ACCOUNT = By.cssSelector(".bar .user");
    private static final Path PICTURES = Path.of("target", "screenshots");

    /**
     * Is done a moment after the page has changed, or when it has stayed the same for long. As a promise, for the
     * driver asks only every tenth of a second whether another script is done.
     */
    private static final String CHANGE = """
            const [moment, long] = arguments;
            return new Promise(done => {
              const changes = new MutationObserver(() => over(moment));
              const over = pause => {
                changes.disconnect();
                clearTimeout(still);
                setTimeout(done, pause);
              };
              const still = setTimeout(() => over(0), long);
              changes.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
            });
            """;

    /**
     * The texts of elements, as the driver says them too: with its own script, which asks of each part whether it is to
     * be seen, a page takes a second.
     */
    private static final String TEXTS = """
            return arguments[0].map(element => (element.innerText ?? element.textContent)
              .replace(/[\\u200b\\u200e\\u200f]/g, '').replace(/[ \\t\\u00a0]+/g, ' ').replace(/ ?\\n[ \\n]*/g, '\\n').trim());
            """;

    /** Whether it can be clicked or typed into, and then in the middle of what is seen. */
    private static final String READY = """
            const [element] = arguments;
            const shown = element.closest('select') ?? element;
            const {width, height} = shown.getBoundingClientRect();
            if (!shown.checkVisibility({opacityProperty: true, visibilityProperty: true}) || width * height === 0
                || element.matches(':disabled')) {
              return false;
            }
            element.scrollIntoView({block: 'center'});
            return true;
            """;

    /** What tests put something else in the place of, to look at it or to have it fail. */
    private static final String REPLACEABLE =
            "[window.fetch, window.setTimeout, window.setInterval, Date.now, XMLHttpRequest.prototype.open,"
                    + " XMLHttpRequest.prototype.send]";

    /** Answers whether the application that was entered is there, without a form that somebody may have begun. */
    private static final String AS_LOADED = """
            if (!window.asLoaded || !document.querySelector('li.account')
                || document.querySelector('.fjs-form:not(.disabled-form .fjs-form), .modal-content')) {
              return false;
            }
            %s = asLoaded;
            const told = angular.element(document.body).injector().get('Notifications');
            [...told.notifications].forEach(one => told.clear(one));
            return true;
            """.formatted(REPLACEABLE);

    /** At once, so that nobody takes what was open for what they go to. */
    private static final String TO_THE_BEGINNING = """
            const injector = angular.element(document.body).injector();
            injector.get('$rootScope').$apply(() => injector.get('$location').url('/'));
            """;

    private final String origin;
    private final Chromiums.Chromium chromium;
    private final boolean alone;
    private final ChromeDriver driver;
    private final Exchanges exchanges;
    private int interactions;
    private String reader = "";
    private String entered = "";
    private boolean cut;
    private boolean scripts = true;

    private Browser(String origin, Chromiums.Chromium chromium, boolean alone) {
        this.origin = origin;
        this.chromium = chromium;
        this.alone = alone;
        this.driver = chromium.driver();
        this.exchanges = new Exchanges(origin);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        // how dates are written, and whose time it is, follows the machine otherwise
        driver.executeCdpCommand("Emulation.setLocaleOverride", Map.of("locale", chromium.language()));
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Shanghai"));
    }

    /** @param origin where the server is, like {@code http://127.0.0.1:8080} */
    public static Browser open(String origin) {
        return open(origin, "en");
    }

    /** @param language of the reader, like {@code zh-CN} */
    public static Browser open(String origin, String language) {
        return new Browser(origin, Chromiums.borrow(language), false);
    }

    /** One that nobody has had before, and nobody gets after: where it keeps what cannot be taken from it. */
    public static Browser alone(String origin) {
        return new Browser(origin, Chromiums.start("en", false), true);
    }

    /** One that keeps what its pages ask, for {@link #exchanges}. */
    public static Browser listening(String origin) {
        return new Browser(origin, Chromiums.start("en", true), true);
    }

    /**
     * Opens one of the web applications and signs in. The log-in page forgets what was typed while it loads: only what
     * is still there at a second look is sent, for after five wrong passwords nobody gets in while a test's clock
     * stands still. Whoever is signed in already stays it. The application is some twenty scripts, and stays blank for
     * good if a single one was not loaded: then the page is loaded again, as a person does who waits in vain.
     */
    public void signIn(String application, String user) {
        if (!user.equals(reader)) {
            driver.manage().deleteAllCookies();
        }
        driver.get(origin + "/camunda/app/" + application + "/default/");
        signInHere(user);
    }

    /**
     * Opens one of the web applications as somebody who has signed in already. Loading one takes more than a second of
     * a processor: one that is open, without a form that somebody may have begun, is led back to its beginning instead,
     * and what tests have put in the place of a part is gone.
     */
    public void enter(String application, String user) {
        // whoever else signs in ends the session under what is still being asked, and that leads to the sign-in
        if (application.equals(entered)
                && user.equals(reader)
                && Boolean.TRUE.equals(driver.executeScript(AS_LOADED))) {
            driver.executeScript(TO_THE_BEGINNING);
            return;
        }
        var address = origin + "/camunda/app/" + application + "/default/";
        enter(user);
        driver.get(address);
        var blank = new Blank();
        wait(user + " is signed in", () -> {
            if (shows(ACCOUNT, "")) {
                return true;
            }
            if (shows(NAME, "")) {
                // signed out meanwhile
                reader = "";
                enter(user);
                driver.get(address);
            }
            blank.loadAgainIfLate();
            return null;
        });
        driver.executeScript("window.asLoaded = " + REPLACEABLE);
        entered = application;
    }

    /**
     * Signs in by the request that the log-in page sends, and opens nothing: for tests of what comes after it. Whoever
     * is signed in already stays it.
     */
    public void enter(String user) {
        if (!user.equals(reader)) {
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            Http.session(origin, user)
                    .forEach((name, value) -> driver.executeCdpCommand(
                            "Network.setCookie", Map.of("name", name, "value", value, "url", origin)));
            reader = user;
        }
    }

    /** The same at the log-in that the open page has turned to. */
    public void signInHere(String user) {
        signInHere(user, ACCOUNT);
    }

    /** @param arrived what is on the page to which the log-in leads */
    public void signInHere(String user, By arrived) {
        reader = user;
        var blank = new Blank();
        wait(user + " is signed in", () -> {
            if (shows(arrived, "")) {
                return true;
            }
            if (driver.findElements(NAME).isEmpty()) {
                blank.loadAgainIfLate();
                return null;
            }
            fill(driver.findElement(NAME), user);
            fill(driver.findElement(By.id("password")), user);
            driver.findElement(By.cssSelector("button[type=submit]")).click();
            return null;
        });
    }

    /** By the menu in the bar. */
    public void signOut() {
        click(By.cssSelector(".bar .user > button"));
        click(By.cssSelector(".bar form[action='/logout'] button"));
        see(NAME);
        reader = "";
        entered = "";
    }

    /** A page on which nothing is drawn; each time it is given twice as long, for the machine may just be slow. */
    private final class Blank {

        private Duration patience = DRAWN;
        private Instant since = Instant.now();

        void loadAgainIfLate() {
            if (Instant.now().isBefore(since.plus(patience))) {
                return;
            }
            LOG.warn("{} stayed blank and is loaded again: {}", driver.getCurrentUrl(), said());
            driver.navigate().refresh();
            patience = patience.multipliedBy(2);
            since = Instant.now();
        }

        /** What the page's console says of it. */
        private String said() {
            return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .map(LogEntry::getMessage)
                    .collect(Collectors.joining(" | "));
        }
    }

    private static void fill(WebElement field, String text) {
        field.clear();
        field.sendKeys(text);
    }

    /** As it was when it was opened, with its reader still signed in: no drafts, no size of its own. */
    public void refresh() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.executeScript("for (const kept of Object.keys(localStorage)) {"
                + " if (kept !== 'server-lease:reader') localStorage.removeItem(kept); } sessionStorage.clear()");
    }

    /** Opens one of our own pages. */
    public void visit(String path) {
        driver.get(origin + path);
    }

    /** As a reader sees pages who prefers a dark screen, or a light one. */
    public void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** The size of the page as it is seen, in CSS pixels; a phone's is narrower than any window. */
    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Whether pages run their scripts from the next page on. */
    public void scripts(boolean run) {
        scripts = run;
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** From the next request on nothing comes from addresses of this form, in which an asterisk is anything. */
    public void cutOff(String... addresses) {
        if (!cut && addresses.length == 0) {
            return;
        }
        cut = addresses.length > 0;
        entered = "";
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", cut));
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** From the next request on addresses of this form neither answer nor fail. */
    public void holdBack(String address) {
        entered = "";
        cut = true;
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        driver.executeCdpCommand("Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", address))));
    }

    /** The server no longer knows who reads, as after a long pause; the page that is open does not know of it yet. */
    public void endSession() {
        entered = "";
        driver.manage().deleteCookieNamed("JSESSIONID");
        reader = "";
    }

    /** Opens whatever is folded on the page. */
    public void unfold() {
        driver.executeScript("for (const folded of document.querySelectorAll('details:not([open])'))"
                + " { folded.open = true; folded.dataset.unfolded = '' }");
    }

    /** As it was before. */
    public void foldAgain() {
        driver.executeScript(
                "for (const unfolded of document.querySelectorAll('details[data-unfolded]')) unfolded.open = false");
    }

    /** How far the page is wider than what is seen of it, in pixels. */
    public long overhang() {
        return (Long) driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth");
    }

    /**
     * What axe finds on the page that keeps people out, serious or critical, and where; and roles and landmarks that
     * lead them astray.
     *
     * @param leftOut rules of axe that are not asked
     */
    public List<String> barriers(String... leftOut) {
        return barriers(new AxeBuilder().disableRules(List.of(leftOut)));
    }

    /** The same of what is within the elements that the selector finds, on a page of somebody else's. */
    public List<String> barriersWithin(String selector) {
        return barriers(new AxeBuilder().include(selector));
    }

    private List<String> barriers(AxeBuilder axe) {
        var look = new AxeRunOptions();
        look.setResultTypes(List.of("violations"));
        // in the page itself: otherwise each look opens another window
        return axe.withOptions(look).setLegacyMode(true).analyze(driver).getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact())
                        || List.of("aria-allowed-role", "landmark-unique").contains(rule.getId()))
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getHtml()))
                .toList();
    }

    /** Goes to a place within the web application that is open. */
    public void goTo(String fragment) {
        driver.executeScript("window.location.hash = arguments[0]", fragment);
    }

    /** Chooses a file in a field for files. */
    public void choose(By field, Path file) {
        see(field).sendKeys(file.toAbsolutePath().toString());
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    /** Without what Cockpit writes down of a diagram, which it does a little late: when the next page is open. */
    public String addressOfPage() {
        return address().replaceFirst("[?&]viewbox=[^&]*$", "");
    }

    /** Waits until it is there to be seen. */
    public WebElement see(By what) {
        return wait("see " + what, () -> {
            var element = driver.findElement(what);
            return element.isDisplayed() ? element : null;
        });
    }

    public void see(String text) {
        see(containing("*", text));
    }

    /** Waits until it is no longer to be seen. */
    public void seeNoMore(By what) {
        wait(
                "see no more " + what,
                () -> driver.findElements(what).stream().noneMatch(WebElement::isDisplayed) ? what : null);
    }

    /** Waits until it can be clicked, and clicks. */
    public void click(By what) {
        wait("click " + what, () -> {
            var element = driver.findElement(what);
            if (!isReady(element)) {
                return null;
            }
            element.click();
            return element;
        });
        interactions++;
    }

    /** Clicks a list until it is open and shows the item, and clicks the item; one that has the focus does not open. */
    public void choose(By list, By item) {
        wait("choose " + item + " of " + list, () -> {
            if (driver.findElements(item).isEmpty()) {
                leave();
                var element = driver.findElement(list);
                driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
                element.click();
                return null;
            }
            var element = driver.findElement(item);
            element.click();
            return element;
        });
    }

    /** Looks until it is so. */
    public void until(String what, BooleanSupplier look) {
        wait(what, () -> look.getAsBoolean() ? true : null);
    }

    /**
     * Does it again and again, with a second between in which it may turn out to have worked: for forms that forget
     * what was typed while they were still loading, and for keys that nobody heard.
     */
    public void again(String what, Runnable attempt, BooleanSupplier look) {
        wait(what, () -> {
            attempt.run();
            return comes(look) ? true : null;
        });
    }

    /** Whether it is so within a second. */
    private boolean comes(BooleanSupplier look) {
        try {
            wait("", AGAIN, () -> look.getAsBoolean() ? true : null);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    public boolean isEnabled(By what) {
        return driver.findElements(what).stream().anyMatch(WebElement::isEnabled);
    }

    public boolean shows(By what, String text) {
        var elements = driver.findElements(what);
        var texts = texts(elements);
        return IntStream.range(0, elements.size())
                .anyMatch(i -> texts.get(i).contains(text) && elements.get(i).isDisplayed());
    }

    /** The text that is to be seen there; empty if there is nothing. */
    public String text(By what) {
        var shown = driver.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .toList();
        return String.join(" ", texts(shown));
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(List<WebElement> elements) {
        return elements.isEmpty() ? List.of() : (List<String>) driver.executeScript(TEXTS, elements);
    }

    /** A search as Tasklist's and Cockpit's search boxes write it into the address. */
    public static String search(String criterion, String value) {
        return URLEncoder.encode(
                "[{\"type\":\"" + criterion + "\",\"operator\":\"eq\",\"value\":\"" + value + "\",\"name\":\"\"}]",
                StandardCharsets.UTF_8);
    }

    /**
     * Replaces what a field holds, and waits until it holds the new text. It comes in one piece, as from a Chinese
     * input method or the clipboard: forms count themselves anew with every key.
     */
    public void type(By field, String text) {
        wait("type into " + field, () -> {
            var element = driver.findElement(field);
            if (!isReady(element)) {
                return null;
            }
            if (text.isEmpty()) {
                element.clear();
            } else if (!Boolean.TRUE.equals(driver.executeScript(
                    "const [field, text] = arguments; if (field.value === text) { return true; }"
                            + " field.focus(); field.select()",
                    element,
                    text))) {
                driver.executeCdpCommand("Input.insertText", Map.of("text", text));
            }
            return text.equals(element.getDomProperty("value")) ? element : null;
        });
        interactions++;
    }

    private boolean isReady(WebElement element) {
        return Boolean.TRUE.equals(driver.executeScript(READY, element));
    }

    /** Presses a key while the field has the focus. */
    public void press(By field, Keys key) {
        wait("press a key in " + field, () -> {
            var element = driver.findElement(field);
            element.sendKeys(key);
            return element;
        });
    }

    /** Presses keys where the focus is. */
    public void keys(CharSequence... keys) {
        interactions++;
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Looks again where the page draws it anew meanwhile. */
    private boolean isFocused(By what) {
        return wait(
                        "look for the focus",
                        () -> Optional.of(driver.executeScript(
                                "return arguments[0].includes(document.activeElement)", driver.findElements(what))))
                .equals(Optional.of(true));
    }

    /** Goes on with the tabulator key until the focus is on such an element, as somebody does without a mouse. */
    public void tabTo(By what) {
        for (int presses = 0; presses < 150; presses++) {
            if (isFocused(what)) {
                return;
            }
            new Actions(driver).sendKeys(Keys.TAB).perform();
        }
        throw new AssertionError("the tabulator key does not reach " + what + " at " + driver.getCurrentUrl());
    }

    /** How often somebody has clicked, typed or pressed keys so far. */
    public int interactions() {
        return interactions;
    }

    /** Whether the browser asks something now, or in a moment. */
    public boolean isAsked() {
        try {
            new FluentWait<>(driver)
                    .withTimeout(Duration.ofSeconds(2))
                    .pollingEvery(Duration.ofMillis(100))
                    .until(ExpectedConditions.alertIsPresent());
            return true;
        } catch (TimeoutException nothing) {
            return false;
        }
    }

    /** Answers the question that the browser asks, and tells what it says. */
    public String answer(boolean yes) {
        var question = driver.switchTo().alert();
        var text = question.getText();
        if (yes) {
            question.accept();
        } else {
            question.dismiss();
        }
        return text;
    }

    /** What the page's script answers. */
    public Object ask(String script) {
        return driver.executeScript(script);
    }

    /** What the page's script hands to its last argument, a function, when it is done. */
    public Object askAndWait(String script, Object... arguments) {
        return driver.executeScript(
                "const given = [...arguments];" + " return new Promise(done => (function () {" + script
                        + "}).call(null, ...given, done))",
                arguments);
    }

    /** Takes the focus off the field that has it, as a click beside it does. */
    public void leave() {
        driver.executeScript("document.activeElement.blur()");
    }

    /** The innermost element of that name which contains the text. */
    public static By containing(String element, String text) {
        var holds = "contains(normalize-space(.), \"" + text + "\")";
        return By.xpath("//" + element + "[" + holds + " and not(.//*[" + holds + "])]");
    }

    /** Everything that the pages have asked so far, of a browser that was opened {@link #listening}. */
    public List<Exchanges.Exchange> exchanges() {
        return exchanges.of(driver.manage().logs().get(LogType.PERFORMANCE));
    }

    /** Keeps a picture of the whole page, for people who look into the build of a night. */
    public void pictureOfAll(String name) {
        if (Boolean.getBoolean("nightly")) {
            var size = (List<?>) driver.executeScript(
                    "return [window.innerWidth, Math.min(document.documentElement.scrollHeight, 4000)]");
            var clip = Map.of("x", 0, "y", 0, "width", size.get(0), "height", size.get(1), "scale", 1);
            var taken = driver.executeCdpCommand(
                    "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
            keep(name, Base64.getDecoder().decode((String) taken.get("data")));
        }
    }

    /** Keeps a picture of what is to be seen, for people who look into the build of a night. */
    public void picture(String name) {
        if (Boolean.getBoolean("nightly")) {
            pictureOfFailure(name);
        }
    }

    /** The same at any time. */
    public void pictureOfFailure(String name) {
        keep(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    private static void keep(String name, byte[] picture) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (alone) {
            chromium.quit();
        } else {
            Chromiums.giveBack(chromium, origin);
        }
    }

    private <T> T wait(String what, Supplier<T> attempt) {
        return wait(what, PATIENCE, attempt);
    }

    private <T> T wait(String what, Duration patience, Supplier<T> attempt) {
        return new FluentWait<>(driver, Clock.systemUTC(), any -> untilThePageChanges())
                .withTimeout(patience)
                .ignoring(WebDriverException.class) // not there yet, gone again, or covered by something for a moment
                .withMessage(() -> what + " at " + driver.getCurrentUrl())
                .until(any -> attempt.get());
    }

    /** Or for a while: looking again and again at a page that stays as it is would keep it from coming on. */
    private void untilThePageChanges() throws InterruptedException {
        if (!scripts) {
            Thread.sleep(LOOK.toMillis());
            return;
        }
        try {
            driver.executeScript(CHANGE, LOOK.toMillis(), STILL.toMillis());
        } catch (WebDriverException e) {
            // another page comes, or the browser asks something
            Thread.sleep(LOOK.toMillis());
        }
    }
}
