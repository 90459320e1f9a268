package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.words.ApplicationFields;
import java.util.List;
import java.util.StringJoiner;

/** An application as the form of its completion begins with it, and what is put back when it is sent. */
final class PrefilledApplication {

    /**
     * What the engine need not hold while the task is open; absent in what is sent, the same person's stays as it was.
     */
    private static final List<String> KEPT_BACK =
            ApplicationFields.current().paths(member -> Boolean.FALSE.equals(member.prefilled()));

    /** Lists that the form shows as one text. */
    private static final List<String> TEXTS =
            ApplicationFields.current().paths(member -> member.kind().equals("texts"));

    /** Who somebody is: with any of these changed, what was kept back may be another person's. */
    private static final List<String> WHO = List.of("kind", "name", "idType");

    private PrefilledApplication() {}

    /** Changes the application into what the form shows. */
    static ObjectNode of(ObjectNode application) {
        for (var path : TEXTS) {
            if (group(application, path).get(name(path)) instanceof ArrayNode list) {
                var texts = new StringJoiner("，");
                list.forEach(text -> texts.add(text.asText()));
                group(application, path).put(name(path), texts.toString());
            }
        }
        KEPT_BACK.forEach(path -> group(application, path).remove(name(path)));
        Answers.forForm(application);
        return application;
    }

    /** Adds to what was sent what the form did not show, where it is the same person's and nothing else was given. */
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

    /** The schema has every group of an application present. */
    private static ObjectNode group(ObjectNode application, String path) {
        return (ObjectNode) application.path(path.substring(0, path.indexOf('.')));
    }

    private static String name(String path) {
        return path.substring(path.indexOf('.') + 1);
    }
}
