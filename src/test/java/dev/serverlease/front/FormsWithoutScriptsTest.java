package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Forms that a script sends: without it what was typed goes nowhere, least of all into the address, and that is said.
 */
class FormsWithoutScriptsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** A form whose request is made by a script from what its fields hold. */
    private static final Pattern SENT_BY_A_SCRIPT = Pattern.compile("<form [^>]*data-door=[^>]*>");

    private static final Pattern SENDING = Pattern.compile("src=\"/front/desk\\.js\"");

    @Test
    void noneIsSentWithoutItsScript() {
        var forms = new TreeMap<String, String>();
        templates()
                .forEach((name, text) -> SENT_BY_A_SCRIPT
                        .matcher(text)
                        .results()
                        .forEach(form -> forms.put(name + " " + form.start(), form.group())));
        assertThat(forms).hasSizeGreaterThan(15);
        assertThat(forms).allSatisfy((at, form) -> assertThat(form).contains("method=\"dialog\""));
    }

    @Test
    void eachPageWithSuchAScriptSaysThatItNeedsIt() {
        var pages = new TreeMap<>(templates());
        pages.values().removeIf(text -> !SENDING.matcher(text).find());
        assertThat(pages).containsKeys("lease.html", "steering-level.html", "steering-officer.html");
        assertThat(pages).allSatisfy((name, text) -> assertThat(text).contains("~{needs-scripts :: "));
    }

    /** A page that somebody opened in the other language stays in it when its form is sent. */
    @Test
    void aFormOfAPageInOneLanguageKeepsTheLanguage() {
        var pages = new TreeMap<>(templates());
        pages.values().removeIf(text -> !text.contains("method=\"get\"") || !text.contains("${t.of("));
        pages.remove("reports.html"); // its forms fetch files, which are in both
        assertThat(pages).containsKeys("leases.html", "steering-level.html");
        assertThat(pages).allSatisfy((name, text) -> assertThat(text).contains("name=\"lang\""));
    }

    private static Map<String, String> templates() {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            var templates = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                templates.put(file.getFileName().toString(), Files.readString(file));
            }
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
