package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class FormLanguageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The ideographic space between two facts of a heading is none. */
    private static final Pattern CHINESE = Pattern.compile("[\\u2e80-\\u2fff\\u3001-\\u9fff\\uff00-\\uffef]");

    private static final Pattern ENGLISH = Pattern.compile("[\\u4e00-\\u9fff）。”] +[“(]?[A-Za-z][a-z]+");

    static Stream<Path> forms() throws IOException {
        return Files.list(Path.of("forms")).sorted();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormForReadersOfEnglishHasNoChinese(Path form) throws IOException {
        assertThat(texts(new FormLanguage(new OneLanguage(false)).form(JSON.readTree(form.toFile()))))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(CHINESE));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormForReadersOfChineseHasNoEnglishBehindIt(Path form) throws IOException {
        assertThat(texts(new FormLanguage(new OneLanguage(true)).form(JSON.readTree(form.toFile()))))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(ENGLISH));
    }

    @Test
    void whatItDoesBesideItsTextsIsTheSame() throws IOException {
        var form = JSON.readTree(Path.of("forms/duty--report-to-police.form").toFile());

        var read = new FormLanguage(new OneLanguage(true)).form(form);

        assertThat(read.findValuesAsText("key")).isEqualTo(form.findValuesAsText("key"));
        assertThat(read.findValues("validate")).isEqualTo(form.findValues("validate"));
        assertThat(read.findValues("conditional")).isEqualTo(form.findValues("conditional"));
    }

    @Test
    void aViewIsInTheLanguageThatItsDoorHasSaidAndElseInBoth() {
        var request = new MockHttpServletRequest();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            assertThat(view()).contains("低 Low", "2026-12-10 24:00");

            FormLanguage.isReadIn(new OneLanguage(true), request);
            assertThat(view()).isEqualTo("{\"risk\":\"低\",\"by\":\"2026年12月10日 24:00\",\"wrote\":\"做云 Cloud\"}");

            FormLanguage.isReadIn(new OneLanguage(false), request);
            assertThat(view()).isEqualTo("{\"risk\":\"Low\",\"by\":\"10 Dec 2026, 24:00\",\"wrote\":\"做云 Cloud\"}");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(new Bilingual("低", "Low").both()).isEqualTo("低 Low");
    }

    private static String view() {
        return FormLanguage.view(() -> "{\"risk\":\"" + Words.of("risk", "LOW").both()
                + "\",\"by\":\"2026-12-10 24:00\",\"wrote\":\"做云 Cloud\"}");
    }

    private static List<String> texts(JsonNode form) {
        var texts = new ArrayList<String>();
        for (var property : List.of("label", "description", "content", "text", "dateLabel", "timeLabel")) {
            texts.addAll(form.findValuesAsText(property));
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }
}
