package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.portfolio.PortfolioRound;
import dev.serverlease.testing.Browser;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** Our own pages in a real browser: they keep nobody out and fit on a desk and on a phone, in both languages. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class EveryPageTest extends InBrowser {

    private static final int DESK = 1360;
    private static final int SMALL_DESK = 1280;
    private static final int PHONE = 390;

    private static final Pattern TIME = Pattern.compile("\\b\\d\\d:\\d\\d\\b");

    /**
     * Pages of visitors, each with a test of its own in the browser; and pages with nothing but a form or a sentence.
     */
    private static final Set<String> ELSEWHERE = Set.of(
            "login",
            "lessee",
            "sign",
            "sign-failed",
            "sign-none",
            "error",
            "paper-check",
            "second-factor",
            "signing-code");

    /** Where a page is in the other language too, but for what is said to be; people's own words are of any. */
    private static final String MIXED = """
            const lang = document.documentElement.lang;
            const foreign = lang === 'zh' ? /[a-z]{2,} [a-z]{2,} [a-z]{2,}|[\\u4e00-\\u9fff] [A-Z][a-z]{2,}/
                : /[\\u4e00-\\u9fff](?<!较大) [A-Za-z]{3,}|^\\s*[\\u3001-\\u303f\\uff00-\\uffef]+\\s*$/;
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            for (let node; (node = walk.nextNode());) {
              const around = node.parentElement;
              if (around.checkVisibility() && foreign.test(node.data) && around.closest('[lang]').lang === lang) {
                found.push(around.tagName + ': ' + node.data.trim());
              }
            }
            return found;
            """;

    /** What was sent of the page and of all that it takes, in bytes: 300 are a head. */
    private static final String SENT = """
            return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, one) => sum + one.encodedBodySize + 300, 0);
            """;

    private static final long MOST_SENT = 100_000;

    private static final boolean NIGHT = Boolean.getBoolean("nightly");

    /** What axe looks at by day: tasks, a sheet, a paper, a list, figures, a form, a text; all of it at night. */
    private static final Set<String> BARRIERS =
            Set.of("desk", "lease", "risk-note", "leases", "portfolio", "steering-officer", "why");

    private final Set<String> looked = new HashSet<>();

    @Autowired
    private PortfolioRound round;

    @Autowired
    private ObjectMapper json;

    @BeforeAll
    void signIn() {
        browser.enter("manager1");
    }

    /** One of each kind, in one language each: what differs between two of a kind is looked at in the night. */
    @Test
    void ofEachKind() {
        var inReview = lease.apply(lease.application());
        var task = lease.taskId(inReview, "Task_LegalReview");
        lease.claim("legal1", task);
        var unlicensed = "/desk/leases/" + lease.apply(fresh("shop-without-licence"));
        round.countNow();
        look("front", "/");
        look("desk", "/desk");
        look("lease", unlicensed);
        look("risk-note", unlicensed + "/risk-note?lang=both");
        look("why", unlicensed + "/findings/iis.commercial-licence/why");
        look("leases", "/leases?stage=OPEN&dueFrom=2026-01-01&lang=zh");
        look("notices", "/notices");
        look("rules", "/rules");
        look("rule-cases", "/rules/contract.term-cap/cases");
        look("journal", "/journal");
        look("sweeps", "/rules/sweeps");
        look("sweep", post("manager1", "/api/rules/sweeps", Map.of("asOf", "2027-07-01")));
        look("portfolio", "/portfolio?lang=en");
        noTableIsCut();
        look("reports", "/reports?lang=zh");
        look("processing", "/reports/processing?lang=zh");
        look("personal-data-abroad", "/reports/personal-data-abroad?lang=en");
        look("steering", "/steering?lang=en");
        look("steering-officer", "/steering/officers/legal1?to=legal2&lang=zh");
        look("steering-level", "/steering/levels/SIGN_WITHIN?value=90&from=2027-12-01&lang=en");
        look("steering-reviews", "/steering/reviews?inForce=true&day=2026-12-07&perDay=20&lang=en");
        look("steering-applicants", "/steering/applicants?applicant=sales1&stage=OPEN&to=sales2&lang=en");
        var moved = Map.of("officer", "legal1", "successor", "legal2", "tasks", List.of(task), "ground", "休假");
        var run = post("manager1", "/api/steering/reassignments", moved);
        look("steering-runs", "/steering/runs?lang=zh");
        look("steering-run", run + "?lang=en");
        assertThat(Stream.concat(looked.stream(), ELSEWHERE.stream()))
                .as("a page that nobody looks at in each run")
                .containsAll(pages());
    }

    /** The templates of whole pages. */
    private static List<String> pages() {
        try (var templates = Files.list(Path.of("src/main/resources/templates"))) {
            return templates
                    .filter(Files::isRegularFile)
                    .filter(template -> read(template).contains("<title"))
                    .map(template -> template.getFileName().toString().replace(".html", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Tag("nightly")
    @Test
    void ofLeases() {
        look("lease-in-review", "/desk/leases/" + lease.apply(lease.application()));
        var unlicensed = "/desk/leases/" + lease.apply(fresh("shop-without-licence"));
        look("lease-to-be-completed", unlicensed);
        look("risk-note-in-one", unlicensed + "/risk-note");
        look("risk-note-both", unlicensed + "/risk-note?lang=both");
        look("lease-signed-online", "/desk/leases/" + linkSent());
        look("lease-in-force", "/desk/leases/" + lease.inForce(lease.application()));
        look("lease-to-be-terminated", "/desk/leases/" + toBeTerminated());
        look("lease-stopped", "/desk/leases/" + stopped());
        // a name that no line can be broken in
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("name", "Beispiel" + "x".repeat(90));
        look("lease-with-a-long-name", "/desk/leases/" + lease.apply(application));
        look("leases-with-a-long-name", "/leases?q=Beispielxx&lang=en");
        look("leases", "/leases?stage=OPEN&dueFrom=2026-01-01&lang=zh");
    }

    @Tag("nightly")
    @Test
    void ofRulesAndOperation() {
        look("front", "/");
        look("desk", "/desk");
        look("notices", "/notices");
        look("rules", "/rules");
        look("journal", "/journal");
        look("sweeps", "/rules/sweeps");
        look("sweep", post("manager1", "/api/rules/sweeps", Map.of("asOf", "2027-07-01")));
    }

    @Tag("nightly")
    @Test
    void ofFigures() {
        lease.inForce(lease.application());
        lease.apply(lease.application());
        var unlicensed = lease.apply(fresh("shop-without-licence"));
        look("why", "/desk/leases/" + unlicensed + "/findings/iis.commercial-licence/why");
        round.countNow();
        look("portfolio", "/portfolio");
        noTableIsCut();
        read("portfolio", "/portfolio", "zh");
        noTableIsCut();
        look("reports", "/reports");
        look("processing", "/reports/processing?lang=zh");
        look("personal-data-abroad", "/reports/personal-data-abroad?lang=en");
    }

    private void noTableIsCut() {
        browser.size(SMALL_DESK, 900);
        assertThat(browser.ask("return [...document.querySelectorAll('.scroll')]"
                        + ".filter(each => each.scrollWidth > each.clientWidth).map(each => each.ariaLabel)"))
                .as("tables that are cut")
                .isEqualTo(List.of());
    }

    @Tag("nightly")
    @Test
    void ofSteering() {
        var task = lease.taskId(lease.apply(lease.application()), "Task_LegalReview");
        lease.claim("legal1", task);
        lease.inForce(lease.application());
        look("steering", "/steering");
        look("steering-officer", "/steering/officers/legal1?lang=zh");
        look("steering-officer-to", "/steering/officers/legal1?to=legal2&lang=en");
        look("steering-group", "/steering/groups/legal-officers?to=legal2&lang=zh");
        look("steering-level", "/steering/levels/SIGN_WITHIN?value=90&from=2027-12-01&lang=en");
        var level = Map.of("days", 90, "from", "2027-12-01", "ground", "节后积压", "confirmed", true);
        post("manager1", "/api/steering/levels/SIGN_WITHIN", level);
        look("steering-level-to-come", "/steering/levels/SIGN_WITHIN?lang=zh");
        browser.visit("/steering/levels/SIGN_WITHIN?lang=zh");
        browser.unfold();
        browser.type(By.cssSelector("[data-door$='/withdrawals'] textarea"), "填错了");
        browser.click(By.cssSelector("[data-door$='/withdrawals'] button"));
        browser.see(Browser.containing("span", "已收回，不适用"));
        look("steering-reviews", "/steering/reviews?lang=zh");
        look("steering-reviews-of", "/steering/reviews?inForce=true&day=2026-12-07&perDay=20&lang=en");
        look("steering-applicants", "/steering/applicants?lang=zh");
        look("steering-applicants-of", "/steering/applicants?applicant=sales1&stage=OPEN&to=sales2&lang=en");
        var moved = Map.of("officer", "legal1", "successor", "legal2", "tasks", List.of(task), "ground", "休假");
        var run = post("manager1", "/api/steering/reassignments", moved);
        look("steering-runs", "/steering/runs?lang=zh");
        look("steering-run", run + "?lang=en");
    }

    /**
     * By day each page is looked at on a dark phone in English, those for axe on a desk in Chinese too; at night all
     * ways.
     */
    private void look(String name, String path) {
        looked.add(name);
        if (NIGHT || BARRIERS.contains(name)) {
            read(name, path, "zh");
            see(name, DESK, false, true);
        }
        if (NIGHT) {
            see(name, DESK, true, true);
            see(name, PHONE, false, true, "color-contrast");
        }
        read(name, path, "en");
        see(name, PHONE, true, NIGHT, "color-contrast");
        if (NIGHT) {
            see(name, DESK, true, false);
            see(name, DESK, false, true, "color-contrast");
        }
        browser.dark(false);
    }

    /** One that is in both languages stays so. */
    private void read(String name, String path, String lang) {
        var bare = path.replaceFirst("([?&])lang=(zh|en)&?", "$1").replaceFirst("[?&]$", "");
        browser.visit(path.contains("lang=both") ? path : bare + (bare.contains("?") ? "&" : "?") + "lang=" + lang);
        assertThat((Long) browser.ask(SENT))
                .as("bytes of a first look at %s", name)
                .isLessThan(MOST_SENT);
        unfold(name);
        var text = browser.text(By.tagName("body"));
        if (TIME.matcher(text).find()) {
            assertThat(text).as("%s says which zone its times are of", name).containsAnyOf("北京时间", "China time");
        }
        if (!path.contains("lang=both")) {
            assertThat((List<?>) browser.ask(MIXED)).as("%s in %s", name, lang).isEmpty();
        }
    }

    /** All of the rules unfolded are too much for axe. */
    private void unfold(String name) {
        if (!name.equals("rules")) {
            browser.unfold();
        }
    }

    private void see(String name, int width, boolean dark, boolean barriers, String... leftOut) {
        browser.dark(dark);
        browser.size(width, 900);
        if (NIGHT) {
            browser.foldAgain();
            browser.pictureOfAll("page-" + name + "-" + browser.ask("return document.documentElement.lang")
                    + (dark ? "-dark-" : "-") + width);
        }
        unfold(name);
        assertThat(browser.overhang())
                .as("%s at %d px scrolls sideways", name, width)
                .isNotPositive();
        if (barriers) {
            assertThat(browser.barriers(leftOut)).as("%s at %d px", name, width).isEmpty();
        }
    }

    /** @return the page of what was begun */
    private String post(String user, String door, Map<String, ?> body) {
        var answer = lease.call(user, "POST", door, json.valueToTree(body));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer.whole().headers().firstValue("Location").orElse("").replaceFirst("^/api", "");
    }

    private String linkSent() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        post("contract1", "/api/leases/" + number + "/signing-links", Map.of("to", "SIGNER"));
        return number;
    }

    private String toBeTerminated() {
        return inForceAnd(
                "terminations",
                Map.of(
                        "ground", "FUNDAMENTAL_BREACH",
                        "by", "LESSOR",
                        "explanation", "多次违反约定用途",
                        "knownSince", "2026-12-01"));
    }

    private String stopped() {
        return inForceAnd(
                "regulator-orders",
                Map.of(
                        "reference", "O-1",
                        "authority", "上海市网信办",
                        "orderRef", "沪网〔2026〕1号",
                        "receivedAt", "2026-12-01T08:00:00+08:00",
                        "content", "立即停止"));
    }

    private String inForceAnd(String door, Map<String, String> body) {
        var number = lease.inForce(lease.application());
        post("compliance1", "/api/leases/" + number + "/" + door, body);
        lease.runJobs(number);
        return number;
    }

    private ObjectNode fresh(String sample) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }
}
