package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our Chinese labels of Camunda's web applications against the English ones that this release of Camunda ships. */
class ChineseLabelsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** Tasklist has nothing to fall back to; a key without a label is shown as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "admin"})
    void everyLabelHasAChineseTextAndThereIsNoOther(String app) throws IOException {
        assertThat(keys(labels(app, "zh"))).isEqualTo(keys(labels(app, "en")));
        assertThat(keys(locale(app, "zh").path("dateLocales")))
                .isEqualTo(keys(locale(app, "en").path("dateLocales")));
    }

    /** Cockpit's file leaves out what the community edition does not show. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void aChineseLabelKeepsItsPlaceholders(String app) throws IOException {
        var english = labels(app, "en");
        var chinese = labels(app, "zh");
        assertThat(keys(english)).containsAll(keys(chinese));
        for (var key : keys(chinese)) {
            assertThat(placeholders(chinese.path(key).asText()))
                    .as(key)
                    .isEqualTo(placeholders(english.path(key).asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void theApplicationOffersChinese(String app) throws IOException {
        assertThat(text(app, "scripts/config.js")).contains("availableLocales: ['en', 'de', 'zh']");
    }

    private static List<String> placeholders(String label) {
        var found = new ArrayList<String>();
        PLACEHOLDER.matcher(label).results().forEach(each -> found.add(each.group(1)));
        // another language may have another order
        return found.stream().sorted().toList();
    }

    private static Set<String> keys(JsonNode object) {
        var keys = new HashSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode labels(String app, String language) throws IOException {
        return locale(app, language).path("labels");
    }

    private static JsonNode locale(String app, String language) throws IOException {
        // what Camunda ships begins with a byte order mark
        return new ObjectMapper()
                .readTree(text(app, "locales/" + language + ".json").replaceFirst("^\uFEFF", ""));
    }

    private static String text(String app, String file) throws IOException {
        var path = "/META-INF/resources/webjars/camunda/app/" + app + "/" + file;
        try (InputStream in = Objects.requireNonNull(ChineseLabelsTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
