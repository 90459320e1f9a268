package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Cockpit with hundreds of leases in all stages: each is reached, and each figure is that of its list. */
@Tag("nightly")
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class ManyInCockpitTest extends InCockpit {

    private static final By NEXT = By.cssSelector(".sl-route a[rel='next']");

    private ManyStages many;

    @Override
    void leases() {
        many = new ManyStages(lease);
        inForce = many.oneIn(LeaseStage.IN_FORCE);
        ended = many.oneIn(LeaseStage.ENDED);
    }

    @AfterAll
    void noMoreOfThem() {
        many.clear();
    }

    @Test
    void allOfThemAreReachedByTheirFilterAndPageByPage() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/leases");
        browser.type(By.cssSelector(".sl-route input[name='q']"), ManyStages.LESSEE);
        browser.keys(Keys.ENTER);
        browser.until("all are found", () -> browser.text(FOUND).equals(many.count() + LEASES));
        var listed = new ArrayList<>(numbers());
        while (browser.shows(NEXT, "")) {
            browser.click(NEXT);
            browser.until(
                    "the next page is listed",
                    () -> !numbers().isEmpty() && !listed.contains(numbers().get(0)));
            listed.addAll(numbers());
        }
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        many.numbers().values().stream().flatMap(List::stream).toList());

        many.numbers().forEach((stage, numbers) -> {
            opens("#/leases?q=" + ManyStages.LESSEE + "&stage=" + stage, String.valueOf(numbers.size()));
            assertThat(numbers).containsAll(numbers());
        });
    }

    @Test
    void eachNumberOfAStageIsThatOfTheListThatItOpensWhereverItStands() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/portfolio");
        browser.see(By.cssSelector(".sl-route main.sl-portfolio"));
        var figures = figures(".sl-route section[aria-labelledby='pf-stages'] a.figure");
        assertThat(figures).hasSizeGreaterThan(LeaseStage.values().length);
        figures.forEach(this::opens);

        browser.goTo("/dashboard");
        browser.see(By.cssSelector(".sl-card table"));
        agrees(figures(".sl-card td a:not([href*='failed'])"), figures);
        // failures are in no figures of the portfolio
        var failed = figures(".sl-card td a[href*='failed']");
        assertThat(failed).isNotEmpty();
        browser.goTo("/process-definition/" + definition());
        browser.see(By.cssSelector(".djs-overlay .sl-counts"));
        agrees(figures(".sl-legend td a[href*='stage=']:not([href*='&stage='], [href*='failed'])"), figures);
        agrees(figures(".djs-overlay .sl-counts a[href*='stage=']:not([href*='&stage='], [href*='failed'])"), figures);
        // a frame around several stages is on no other page
        var frames = figures(".djs-overlay .sl-counts a[href*='&stage=']");
        assertThat(frames).isNotEmpty();
        frames.forEach(this::opens);
        failed.forEach(this::opens);
    }

    /** Of a task and of a duty's frame as of a stage: what counts leases opens them. */
    @Test
    void eachCountOnTheDiagramOpensItsList() {
        browser.enter("cockpit", "manager1");
        browser.goTo("/process-definition/" + definition());
        browser.see(By.cssSelector(".djs-overlay .sl-counts"));
        assertThat(strings("return [...document.querySelectorAll('.sl-counts > :not(a),"
                        + " .sl-legend td:not(:nth-of-type(3), :last-child) > :not(a)')].map(count =>"
                        + " count.closest('[data-container-id], tr').textContent)"))
                .as("no link")
                .isEmpty();
        assertThat(strings("return [...document.querySelectorAll('.sl-counts > a')]"
                        + ".map(count => count.getAttribute('aria-label'))"))
                .anyMatch(said -> said.startsWith("待复核："));
        var steps = figures(".sl-counts a[href*='step='], .sl-legend td a[href*='tep=']");
        assertThat(steps).containsKey("#/leases?step=Task_LegalReview");
        steps.forEach(this::opens);
    }

    private static void agrees(Map<String, String> some, Map<String, String> figures) {
        assertThat(some.entrySet()).isNotEmpty().isSubsetOf(figures.entrySet());
    }

    /** Goes to a list by the address of its link, and sees how many it lists. */
    private void opens(String list, String figure) {
        browser.ask("document.querySelector('#sl-found')?.remove()");
        browser.goTo(list.substring(1));
        browser.until(list + " lists " + figure, () -> browser.text(FOUND).equals(figure + LEASES));
    }

    /** What links say, without words and commas, by the lists that they open. */
    private Map<String, String> figures(String links) {
        return strings("return [...document.querySelectorAll(\"" + links + "\")]"
                        + ".map(link => link.getAttribute('href') + ' ' + link.textContent.replace(/\\D/g, ''))")
                .stream()
                .distinct()
                .collect(Collectors.toMap(link -> link.split(" ")[0], link -> link.split(" ")[1]));
    }

    private List<String> numbers() {
        return strings(
                "return [...document.querySelectorAll('.sl-route .sl-list tbody th a')].map(link => link.textContent)");
    }

    private List<String> strings(String script) {
        return ((List<?>) browser.ask(script)).stream().map(String::valueOf).toList();
    }
}
