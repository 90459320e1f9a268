package dev.serverlease.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms look as Tasklist's one style sheet says: none brings styles of its own, and each class stands there. */
class FormStyleTest {

    private static final Path STYLES =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/styles/user-styles.css");

    private static final Pattern CLASSES = Pattern.compile("class=\"([^\"]*)\"");

    static List<Path> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void stylesComeFromOnePlace(Path form) throws Exception {
        var styles = Files.readString(STYLES);
        var shown = new ObjectMapper().readTree(form.toFile()).findValuesAsText("content");
        assertThat(shown).noneMatch(html -> html.contains("<style"));
        assertThat(shown.stream().flatMap(FormStyleTest::classes).distinct())
                .allMatch(name -> styles.contains("." + name + " ") || styles.contains("." + name + ","));
    }

    @Test
    void thereAreForms() throws Exception {
        assertThat(forms()).hasSizeGreaterThan(15);
    }

    /** Without those that an expression makes, like those of an outcome, and those that say the language of a text. */
    private static Stream<String> classes(String html) {
        return CLASSES.matcher(html)
                .results()
                .flatMap(match ->
                        Arrays.stream(match.group(1).replaceAll("\\{\\{.*", "").split(" ")))
                .filter(name -> !name.isEmpty() && !name.endsWith("-") && !name.matches("zh|en"));
    }
}
