package dev.serverlease.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.words.ApplicationWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in a report's cells: words for codes, days as machines and people read them, nothing for nothing. */
@Component
class Cells {

    static final String CREDIT_CODE = "lessee.uscc";

    private final ApplicationWords words;

    Cells(ApplicationWords words) {
        this.words = words;
    }

    /** A member of an application; empty if it does not say it. That an individual has no credit code is said. */
    String of(JsonNode application, String path) {
        var word = words.of(application, path);
        if (!word.equals(ApplicationWords.NOTHING)) {
            return word;
        }
        boolean hasNone = path.equals(CREDIT_CODE)
                && application.at("/lessee/kind").asText().equals(LesseeFacts.Kind.INDIVIDUAL.name());
        return hasNone ? "自然人，没有此代码 An individual has none" : "";
    }

    List<String> of(JsonNode application, List<String> paths) {
        return paths.stream().map(path -> of(application, path)).toList();
    }

    static String day(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : LocalDate.ofInstant(at, zone).toString();
    }

    /** Of a time that is over at this instant. */
    static String lastDay(@Nullable Instant end, ZoneId zone) {
        return end == null ? "" : day(end.minusNanos(1), zone);
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
