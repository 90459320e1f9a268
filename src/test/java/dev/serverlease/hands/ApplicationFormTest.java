package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's form without a browser: whole applications are sent, and every value of every choice. */
@ServerLeaseTest
class ApplicationFormTest {

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
        var answer = lease.call(
                "sales1", "POST", "/engine-rest/process-definition/key/server-lease/submit-form", form.submission());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var stored = json.readTree(
                jdbc.sql("select content::text from lease.application where content ->> 'reference' = :reference")
                        .param("reference", application.path("reference").asText())
                        .query(String.class)
                        .single());
        assertThat(StartForm.flat(stored)).containsExactlyInAnyOrderEntriesOf(StartForm.flat(application));
    }

    @Test
    void everyValueIsOfferedAndSent() {
        StartForm.choices().forEach(field -> {
            StartForm.show(field, this::say);
            field.values().forEach(value -> {
                say(field.key(), value);
                assertThat(said(field.key())).contains(value);
            });
        });
    }

    /** What is chosen in a list is not clicked away again. */
    private void say(String key, String value) {
        if (!said(key).contains(value)) {
            form.enter(key, value);
        }
    }

    private List<String> said(String key) {
        var sent = form.sent()
                .get("application")
                .path("value")
                .at("/" + key.substring(StartForm.GROUP.length()).replace('.', '/'));
        return List.of(StartForm.text(sent).split(","));
    }
}
