package dev.serverlease.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.words.ApplicationFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Schema and forms of an application are what {@code schema/application.yaml} gives. With {@code -Dforms.write=true}
 * they are written anew.
 */
class ApplicationSourceTest {

    private final ApplicationFields fields = ApplicationFields.current();

    @Test
    void schemaIsWhatTheSourceGives() throws Exception {
        check(ApplicationSchema.FILE, new ApplicationSchema(fields).text());
    }

    @Test
    void startFormIsWhatTheSourceGives() throws Exception {
        check(ApplicationForms.START, new ApplicationForms(fields, ApplicationForms.START).text());
    }

    @Test
    void completionIsWhatTheSourceGives() throws Exception {
        check(ApplicationForms.COMPLETION, new ApplicationForms(fields, ApplicationForms.COMPLETION).text());
    }

    private static void check(Path file, String text) throws IOException {
        if (Boolean.getBoolean("forms.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file).equals(text))
                .as(
                        "%s is what schema/application.yaml gives; to write it anew: mvn test"
                                + " -Dtest=ApplicationSourceTest -Dforms.write=true",
                        file)
                .isTrue();
    }
}
