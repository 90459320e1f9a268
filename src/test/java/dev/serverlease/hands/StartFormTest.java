package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.InBrowser;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.Tool;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's form in the browser: whole applications, and every value of every choice. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class StartFormTest extends InBrowser {

    static final String FORM = "application--start";

    private static final By START = By.cssSelector("button[ng-click='startProcessInstance()']");

    private static final FormSchema SCHEMA = FormSchema.of(FORM);

    /** What else must be said before a field is shown. */
    private static final Map<String, Map<String, String>> SHOWN_BY = Map.ofEntries(
            Map.entry("lessee.idType", Map.of("lessee.kind", "INDIVIDUAL")),
            Map.entry("lessee.livesOnOwnLabourIncome", Map.of("lessee.age", "17")),
            Map.entry("lessee.isCiio", Map.of("lessee.kind", "COMPANY")),
            Map.entry("lessee.mainlandPresence", Map.of("lessee.kind", "OVERSEAS")),
            Map.entry("lessee.foreignControlled", Map.of("use.regulatedActivities", "GENETIC")),
            Map.entry("lessee.signerIsGuardian", Map.of("lessee.kind", "INDIVIDUAL")),
            Map.entry("server.advancedGpu", Map.of("use.activityCodes", "AI_SERVICE")),
            Map.entry("use.reletsAccessResources", Map.of("use.audience", "MAINLAND_PUBLIC")),
            Map.entry("use.revenue", Map.of("use.iis", "COMMERCIAL")),
            Map.entry("data.core", Map.of("data.important", "YES")),
            Map.entry("data.collectedWhere", Map.of("data.core", "YES")),
            Map.entry("data.mainlandCopy", Map.of("lessee.kind", "COMPANY", "lessee.isCiio", "YES")),
            Map.entry("channel.provider", Map.of("channel.kind", "INTL_PRIVATE_LINE")),
            Map.entry("use.preApprovalSectors", Map.of("use.iis", "COMMERCIAL")),
            Map.entry("data.legalBasis", Map.of("data.hasPi", "true")),
            Map.entry("contract.depositKind", Map.of("contract.deposit", "1")),
            Map.entry("lessee.consumer", Map.of("lessee.kind", "INDIVIDUAL")),
            Map.entry("contract.rentBasis", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.taxIncluded", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.grossUp", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.disputes", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.renewal", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.keyTermsHighlighted", Map.of("contract.isStandardForm", "true")));

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
        browser.signIn("tasklist", "sales1");
        browser.goTo("/?processStart=server-lease");
        browser.see(By.cssSelector(".modal-content .fjs-form"));
        form = new TaskForm(browser, SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own-office", "shop-without-licence", "vpn-resale"})
    void sampleIsTypedIn(String sample) throws IOException {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        // what the form does not show is not asked of a person
        ((ObjectNode) application.path("channel"))
                .remove(sample.equals("shop-without-licence") ? List.of("purpose") : List.of());
        ((ObjectNode) application.path("lessee")).remove("idVerified");
        ((ObjectNode) application.path("server")).remove("isHkMoTw");
        ((ObjectNode) application.path("data"))
                .remove(sample.equals("vpn-resale") ? List.of("exemption", "mechanism") : List.of());
        saysWhatIsMissing();
        try {
            typeIn(application);
            browser.click(START);
            browser.until("the lease's page", () -> browser.address().contains("/desk/leases/SL-"));
        } finally {
            browser.picture("hands-start-" + sample);
        }
        var number = browser.address().replaceFirst("^.*/leases/([^?]+).*$", "$1");
        var stored = json.readTree(jdbc.sql("select content::text from lease.application where lease_number = :number")
                .param("number", number)
                .query(String.class)
                .single());
        assertThat(flat(stored)).containsExactlyInAnyOrderEntriesOf(flat(application));
        assertThat(browser.see(By.cssSelector("h1")).getText()).contains(number);
    }

    private void typeIn(ObjectNode application) {
        SCHEMA.fields().forEach(field -> {
            var value = application.at("/" + name(field).replace('.', '/'));
            if (!value.isMissingNode() && !text(value).isEmpty()) {
                form.fill(field.key(), text(value));
            }
        });
    }

    private void saysWhatIsMissing() {
        browser.see(By.cssSelector("button[ng-click='startProcessInstance()'][disabled]"));
        for (var key : List.of("reference", "lessee.name", "channel.kind")) {
            browser.see(TaskForm.named(SCHEMA.field("application." + key)));
        }
    }

    @Test
    void everyValueCanBeChosen() {
        try {
            SCHEMA.fields().stream().filter(field -> !field.values().isEmpty()).forEach(this::everyValueOf);
        } finally {
            browser.picture("hands-start-choices");
        }
    }

    private void everyValueOf(FormSchema.Field field) {
        SHOWN_BY.getOrDefault(name(field), Map.of())
                .forEach((shown, value) -> form.fill("application." + shown, value));
        assertThat(browser.askAndWait(CHOOSE_EACH, field.id(), field.type(), field.words()))
                .as("what cannot be chosen in " + field.key())
                .isEqualTo(List.of());
    }

    private static String name(FormSchema.Field field) {
        return field.key().replaceFirst("^application\\.", "");
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }

    private static Map<String, String> flat(JsonNode application) {
        var flat = new LinkedHashMap<String, String>();
        application.properties().forEach(member -> {
            if (member.getValue().isObject()) {
                flat(member.getValue()).forEach((name, value) -> flat.put(member.getKey() + "." + name, value));
            } else if (!text(member.getValue()).isEmpty()) {
                flat.put(member.getKey(), text(member.getValue()));
            }
        });
        return flat;
    }
}
