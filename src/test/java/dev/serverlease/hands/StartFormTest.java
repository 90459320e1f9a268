package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application's form in the browser, which does what {@link ApplicationFormTest} thinks: whole applications, and
 * every value of every choice. In each run {@link HandsTest} has it drawn, and {@link TasklistTest} begins it.
 */
@Tag("nightly")
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class StartFormTest extends InBrowser {

    private static final By START = By.cssSelector("button[ng-click='startProcessInstance()']");

    /**
     * Clicks each value of a field and looks whether the page shows it as chosen. Within the page, for the way there
     * and back takes longer than the click.
     */
    private static final String CHOOSE_EACH = """
            const [id, type, words, done] = arguments;
            const all = (selector, within = document) => [...within.querySelectorAll(selector)];
            const press = element => element.dispatchEvent(new MouseEvent('mousedown', {bubbles: true, cancelable: true}));
            const until = async (look, most = 5_000) => {
              for (let end = Date.now() + most; Date.now() < end; await new Promise(next => setTimeout(next, 5))) {
                const found = look();
                if (found) return found;
              }
              throw new Error('not there');
            };
            const item = word => () => all('.fjs-dropdownlist-item').find(one => one.textContent.trim() === word);
            const ways = {
              async radio(word) {
                const label = await until(() => all(`.fjs-form label[for*="-${id}-"]`).find(one => one.textContent.trim() === word));
                label.click();
                await until(() => document.getElementById(label.htmlFor).checked);
              },
              async select(word) {
                const shown = () => all(`.fjs-form [id$="-${id}-display"]`)[0];
                await until(shown);
                const list = () => all(`.fjs-form input[id$="-${id}"]`)[0];
                // one that was chosen from opens when it gets the focus for the second time
                let found = item(word)();
                for (let tries = 0; tries < 100 && !found; tries++) {
                  document.activeElement.blur();
                  await until(() => false, 20).catch(() => null);
                  list().focus();
                  found = await until(item(word), 60).catch(() => null);
                }
                press(found);
                await until(() => shown().textContent.includes(word));
              },
              async taglist(word) {
                const chosen = () => all('.fjs-taglist-tag-label').some(one => one.textContent === word);
                if (chosen()) return;
                const search = await until(() => all(`.fjs-form .fjs-taglist-input[id*="-${id}"]`)[0]);
                search.focus();
                press(await until(item(word)));
                await until(chosen);
                search.blur();
              }
            };
            ways.checklist = ways.radio;
            (async () => {
              const failed = [];
              for (const word of words) {
                await ways[type](word).catch(() => failed.push(word));
              }
              done(failed);
            })();
            """;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private TaskForm form;

    StartFormTest() {
        super("zh-CN");
    }

    @BeforeEach
    void openTheForm() {
        browser.enter("tasklist", "sales1");
        browser.goTo("/?processStart=server-lease");
        browser.see(By.cssSelector(".modal-content .fjs-form"));
        form = new TaskForm(browser, StartForm.SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own-office", "shop-without-licence", "vpn-resale"})
    void applicationIsTypedIn(String sample) throws IOException {
        var application = StartForm.application(lease, sample);
        saysWhatIsMissing();
        var expected = FilledForm.toStart(lease, "sales1");
        StartForm.write(application, expected::enter);
        try {
            StartForm.write(application, form::fill);
            form.listen();
            browser.click(START);
            browser.until("the lease's page", () -> browser.address().contains("/desk/leases/SL-"));
        } finally {
            browser.picture("hands-start-" + sample);
        }
        assertThat(form.sent()).as("what is sent").isEqualTo(expected.sent());
        var number = browser.address().replaceFirst("^.*/leases/([^?]+).*$", "$1");
        var stored = json.readTree(jdbc.sql("select content::text from lease.application where lease_number = :number")
                .param("number", number)
                .query(String.class)
                .single());
        assertThat(StartForm.flat(stored)).containsExactlyInAnyOrderEntriesOf(StartForm.flat(application));
        assertThat(browser.see(By.cssSelector("h1")).getText()).contains(number);
    }

    private void saysWhatIsMissing() {
        browser.see(By.cssSelector("button[ng-click='startProcessInstance()'][disabled]"));
        for (var key : List.of("reference", "lessee.name", "channel.kind")) {
            browser.see(TaskForm.named(StartForm.SCHEMA.field(StartForm.GROUP + key)));
        }
    }

    @Test
    void everyValueCanBeChosen() {
        try {
            StartForm.choices().forEach(this::everyValueOf);
        } finally {
            browser.picture("hands-start-choices");
        }
    }

    private void everyValueOf(FormSchema.Field field) {
        StartForm.show(field, form::fill);
        assertThat(browser.askAndWait(CHOOSE_EACH, field.id(), field.type(), field.words()))
                .as("what cannot be chosen in " + field.key())
                .isEqualTo(List.of());
    }
}
