package dev.serverlease.hands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.words.FormLanguage;
import dev.serverlease.words.OneLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;

/** A form of {@code forms/}: its fields by their keys, written with the paths of the groups around them. */
record FormSchema(String name, List<Field> fields) {

    /** The page says of no more fields that they are missing. */
    static final int NAMED = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A field that sends a value.
     *
     * @param key like {@code demand.amount}, or {@code assessments[].ground} for a field of each row
     * @param timed whether a time of the day is asked for besides the day
     * @param values what can be chosen; empty if anything can be written
     * @param words of the values
     * @param narrow those of the values that only some readers or cases are offered
     * @param required always, as long as it is shown
     * @param needed the condition under which it is asked for besides; empty if there is none
     * @param hidden the condition under which it is not shown; empty if it always is
     */
    record Field(
            String key,
            String id,
            String type,
            boolean timed,
            String label,
            List<String> values,
            List<String> words,
            List<String> narrow,
            boolean required,
            boolean readonly,
            String needed,
            String hidden) {

        /** The Chinese part of the label. */
        String zh() {
            return label.replaceFirst("(?<=\\p{IsHan}|）) [A-Z].*$", "");
        }
    }

    static FormSchema of(String name) {
        try {
            return of(name, Files.readString(Path.of("forms", name + ".form")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a reader of Chinese sees it in Tasklist. */
    static FormSchema inChinese(String name) {
        try {
            var form = JSON.readTree(Path.of("forms", name + ".form").toFile());
            return of(name, new FormLanguage(new OneLanguage(true)).form(form).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of a field in any row of its list, without the row's number. */
    static String key(String key) {
        return key.replaceAll("\\[\\d+]", "[]");
    }

    static FormSchema of(String name, String text) throws IOException {
        var fields = new ArrayList<Field>();
        collect(JSON.readTree(text), "", "", fields);
        return new FormSchema(name, fields);
    }

    boolean has(String key) {
        return fields.stream().anyMatch(field -> field.key().equals(key));
    }

    Field field(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("form " + name + " has no field " + key));
    }

    /** The keys of those of these fields which are asked for as soon as the form opens. */
    List<String> askedAtOnce(List<Hand.Entry> entries) {
        return fields.stream()
                .filter(field -> field.required() && field.hidden().isEmpty())
                .map(Field::key)
                .filter(key -> entries.stream()
                        .anyMatch(entry -> entry.asked() && key(entry.key()).equals(key)))
                .limit(NAMED)
                .toList();
    }

    private static void collect(JsonNode parent, String prefix, String hidden, List<Field> found) {
        for (var component : parent.path("components")) {
            var hides = hidden + component.path("conditional").path("hide").asText("");
            var path = component.path("path").asText("");
            var inner = path.isEmpty()
                    ? prefix
                    : prefix + path + (component.path("isRepeating").asBoolean() ? "[]." : ".");
            if (component.has("key") && !component.path("type").asText().equals("expression")) {
                found.add(new Field(
                        prefix + component.path("key").asText(),
                        component.path("id").asText(),
                        component.path("type").asText(),
                        component.has("timeLabel"),
                        component
                                .path("label")
                                .asText(component.path("dateLabel").asText()),
                        each(component, "value"),
                        each(component, "label"),
                        narrow(component),
                        component.path("validate").path("required").asBoolean(),
                        component.path("readonly").asBoolean(),
                        component.path("properties").path("requiredIf").asText(),
                        hides));
            }
            collect(component, inner, hides, found);
        }
    }

    private static List<String> each(JsonNode component, String member) {
        return StreamSupport.stream(component.path("values").spliterator(), false)
                .map(value -> value.path(member).asText())
                .toList();
    }

    private static List<String> narrow(JsonNode component) {
        return StreamSupport.stream(component.path("values").spliterator(), false)
                .filter(value -> value.has("groups") || value.has("given"))
                .map(value -> value.path("value").asText())
                .toList();
    }
}
