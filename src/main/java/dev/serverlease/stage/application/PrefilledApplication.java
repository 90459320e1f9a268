package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.words.ApplicationFields;
import java.util.List;
import java.util.StringJoiner;

/** An application as the initial content of its completion form, and the merge of what the form did not show. */
final class PrefilledApplication {

    /**
     * Personal data that the engine need not hold while the task is open; if it is absent from the submission, the same
     * person keeps the stored value.
     */
    private static final List<String> KEPT_BACK =
            ApplicationFields.current().paths(member -> Boolean.FALSE.equals(member.prefilled()));

    /** Lists that the form shows as one text. */
    private static final List<String> TEXTS =
            ApplicationFields.current().paths(member -> member.kind().equals("texts"));

    private static final List<String> TERMS =
            ApplicationFields.current().paths(member -> member.kind().equals("terms"));

    /** What identifies a person: if any of these changed, the stored data may belong to another person. */
    private static final List<String> WHO = List.of("kind", "name", "idType");

    private PrefilledApplication() {}

    /** Changes the application to what the form shows. */
    static ObjectNode of(ObjectNode application) {
        for (var path : TEXTS) {
            if (group(application, path).get(name(path)) instanceof ArrayNode list) {
                var texts = new StringJoiner("，");
                list.forEach(text -> texts.add(text.asText()));
                group(application, path).put(name(path), texts.toString());
            }
        }
        for (var path : TERMS) {
            if (group(application, path).get(name(path)) instanceof ArrayNode terms) {
                group(application, path).put(name(path), lines(terms));
            }
        }
        KEPT_BACK.forEach(path -> group(application, path).remove(name(path)));
        Answers.forForm(application);
        return application;
    }

    /** Adds to the submission what the form did not show, if it is the same person and no other value was sent. */
    static void putBack(ObjectNode before, ObjectNode sent) {
        var lessee = sent.path("lessee");
        if (WHO.stream()
                .allMatch(member ->
                        lessee.path(member).equals(before.path("lessee").path(member)))) {
            for (var path : KEPT_BACK) {
                var earlier = group(before, path).get(name(path));
                if (earlier != null) {
                    group(sent, path).putIfAbsent(name(path), earlier);
                }
            }
        }
    }

    /** The schema requires every group of an application. */
    private static ObjectNode group(ObjectNode application, String path) {
        return (ObjectNode) application.path(path.substring(0, path.indexOf('.')));
    }

    private static String name(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    /** Special terms as the form takes them: one a line, with English after a bar. */
    private static String lines(ArrayNode terms) {
        var lines = new StringJoiner("\n");
        terms.forEach(term -> lines.add(term.path("zh").asText()
                + (term.has("en") ? " | " + term.path("en").asText() : "")));
        return lines.toString();
    }
}
