package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application's form without a browser: whole applications are sent and recorded, and every value of every choice.
 */
@ServerLeaseTest
class ApplicationFormTest {

    private static final String AGREED = "application.contract.eSignConsent";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private FilledForm form;

    @BeforeEach
    void openTheForm() {
        clock.set(SettableClock.START);
        form = FilledForm.toStart(lease, "sales1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"own-office", "shop-without-licence", "vpn-resale"})
    void applicationThatIsFilledInIsRecorded(String sample) throws IOException {
        assertThat(form.named())
                .isEqualTo(List.of("application.reference", "application.lessee.name", "application.channel.kind"));
        var application = StartForm.application(lease, sample);
        StartForm.write(application, form::enter);
        assertThat(form.missing()).isEmpty();
        isRecorded(StartForm.flat(application));
    }

    /** It is offered where the contract is to be signed electronically, and refused there: see the message. */
    @Test
    void aLesseeWhoDoesNotAgreeToSignElectronicallyIsRefused() {
        var said = Map.of(
                "application.reference",
                lease.application().path("reference").asText(),
                "application.lessee.name",
                "示例贸易（上海）有限公司",
                "application.channel.kind",
                "INTL_PRIVATE_LINE",
                AGREED,
                "false");
        said.forEach(form::enter);
        assertThat(form.missing()).isEmpty();
        var answer = send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("承租人不同意采用电子签名，签署方式却不是纸质签署");
    }

    /** All but that one; in some applications, for what is said in one field hides another. */
    @Test
    void everyValueIsOfferedSentAndRecorded() throws IOException {
        var unsaid = new LinkedHashMap<String, List<String>>();
        StartForm.choices().forEach(field -> unsaid.put(field.key(), new ArrayList<>(field.values())));
        unsaid.get(AGREED).remove("false");
        while (unsaid.values().stream().anyMatch(values -> !values.isEmpty())) {
            openTheForm();
            var said = sayWhatIsUnsaid(unsaid);
            var sent = StartForm.flat(form.sent().get("application").path("value"));
            said.forEach(
                    (key, value) -> assertThat(sent).containsEntry(key.substring(StartForm.GROUP.length()), value));
            boolean anew = unsaid.entrySet().stream()
                    .filter(field -> said.containsKey(field.getKey()))
                    .map(field -> field.getValue()
                            .removeAll(List.of(said.get(field.getKey()).split(","))))
                    .reduce(false, Boolean::logicalOr);
            assertThat(anew)
                    .as("something is said that was not said before of " + unsaid)
                    .isTrue();
            assertThat(form.missing()).isEmpty();
            // a choice that is not made
            sent.values().removeIf("null"::equals);
            if ("true".equals(sent.get("use.noneOfThese"))) {
                // one answer for each of the lists
                sent.put("use.regulatedActivities", "NONE");
                sent.put("data.categories", "NONE");
            }
            isRecorded(sent);
        }
    }

    /** In a form that was opened just now; of a choice one value, and of a list all. */
    private Map<String, String> sayWhatIsUnsaid(Map<String, List<String>> unsaid) {
        var said = new LinkedHashMap<String, String>();
        BiConsumer<String, String> say = (key, value) -> {
            form.enter(key, value);
            said.put(key, value);
        };
        say.accept(
                "application.reference", lease.application().path("reference").asText());
        say.accept("application.lessee.name", "示例贸易（上海）有限公司");
        StartForm.choices().forEach(field -> {
            var values = unsaid.get(field.key());
            if (!values.isEmpty() && !said.containsKey(field.key()) && isShownBy(field, said, say)) {
                boolean several = List.of("checklist", "taglist").contains(field.type());
                say.accept(field.key(), several ? String.join(",", values) : values.get(0));
            }
        });
        if (!said.containsKey("application.channel.kind")) {
            say.accept("application.channel.kind", "INTL_PRIVATE_LINE");
        }
        return said;
    }

    /** Says what has to be said before the field is shown, unless something else is said there already. */
    private boolean isShownBy(FormSchema.Field field, Map<String, String> said, BiConsumer<String, String> say) {
        var before = new LinkedHashMap<String, String>();
        StartForm.show(field, before::put);
        for (var one : before.entrySet()) {
            var saidBefore = said.get(one.getKey());
            if (saidBefore == null && form.shows(one.getKey())) {
                say.accept(one.getKey(), one.getValue());
            } else if (!one.getValue().equals(saidBefore)) {
                return false;
            }
        }
        return form.shows(field.key());
    }

    /** Sends the form, and finds what it says on record, and nothing else. */
    private void isRecorded(Map<String, String> sent) throws IOException {
        var answer = send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var stored = json.readTree(
                jdbc.sql("select content::text from lease.application where content ->> 'reference' = :reference")
                        .param("reference", sent.get("reference"))
                        .query(String.class)
                        .single());
        assertThat(StartForm.flat(stored)).containsExactlyInAnyOrderEntriesOf(sent);
    }

    private Http.Answer send() {
        return lease.call(
                "sales1", "POST", "/engine-rest/process-definition/key/server-lease/submit-form", form.submission());
    }
}
