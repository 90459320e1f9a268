package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.FactWords;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What of an application changes: a list of members, each with its path and its value before and after. */
public final class AgreedChanges {

    static final String ID_NUMBER = "lessee.idNo";

    private static final int SHOWN_OF_A_NUMBER = 4;

    /** What the clause {@code purpose} states as the agreed purpose. */
    private static final Set<String> PURPOSE = Set.of("use.declaredPurpose", "use.activityCodes");

    private AgreedChanges() {}

    /** @param before null where the application did not say it @param after null where it no longer does */
    public static void add(ArrayNode changes, String path, JsonNode before, JsonNode after) {
        changes.addObject()
                .put("path", path)
                .<ObjectNode>set("before", absentAsNull(before))
                .set("after", after);
    }

    private static JsonNode absentAsNull(JsonNode before) {
        return before.isMissingNode() ? JsonNodeFactory.instance.nullNode() : before;
    }

    /** Whether the agreed purpose is among what changes, as the clause {@code purpose} states it. */
    static boolean ofPurpose(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .anyMatch(change -> PURPOSE.contains(change.path("path").asText()));
    }

    /** The application as it shall be. @param application a copy, which is changed */
    public static ObjectNode applied(ObjectNode application, JsonNode changes) {
        for (var change : changes) {
            var path = change.path("path").asText();
            int last = path.lastIndexOf('.');
            var section = last < 0
                    ? application
                    : application.withObject("/" + path.substring(0, last).replace('.', '/'));
            var member = path.substring(last + 1);
            if (change.path("after").isNull()) {
                section.remove(member);
            } else {
                section.set(member, change.path("after"));
            }
        }
        return application;
    }

    /** A changed member in words; the number of a document is not shown whole. */
    public record Line(String path, Bilingual member, Bilingual before, Bilingual after) {}

    public static List<Line> lines(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .map(AgreedChanges::line)
                .toList();
    }

    /** One of them. */
    static Line line(JsonNode change) {
        var path = change.path("path").asText();
        return new Line(
                path, FactWords.title(path), value(path, change.path("before")), value(path, change.path("after")));
    }

    private static Bilingual value(String path, JsonNode value) {
        var text = FactWords.text(value);
        return path.equals(ID_NUMBER) && text.length() > SHOWN_OF_A_NUMBER
                ? new Bilingual("**" + end(text), "**" + end(text))
                : FactWords.value(path, text);
    }

    /** What is shown of the number of a person's document. */
    static String end(String number) {
        return number.substring(Math.max(0, number.length() - SHOWN_OF_A_NUMBER));
    }
}
