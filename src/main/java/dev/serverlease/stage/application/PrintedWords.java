package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What of an application stands in the contract: refused where no font of ours prints it, and not when it is drafted.
 */
final class PrintedWords {

    /** The sections that a contract takes its texts from. */
    private static final List<String> PRINTED = List.of("lessee", "server", "channel", "use", "data", "contract");

    private PrintedWords() {}

    static List<FieldError> in(ObjectNode application) {
        return PRINTED.stream()
                .flatMap(section -> unprintable(section, application.path(section)))
                .toList();
    }

    private static Stream<FieldError> unprintable(String field, JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .flatMap(member -> unprintable(field + "." + member.getKey(), member.getValue()));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).flatMap(item -> unprintable(field, item));
        }
        return value.isTextual()
                ? Glyphs.objection(value.asText()).map(objection -> new FieldError(field, objection.both())).stream()
                : Stream.empty();
    }
}
