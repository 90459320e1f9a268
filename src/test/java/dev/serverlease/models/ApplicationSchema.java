package dev.serverlease.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationFields.Member;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The closed JSON Schema of an application, as its source gives it. */
final class ApplicationSchema {

    static final Path FILE = Path.of("src/main/resources/schema/application.schema.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApplicationFields fields;

    ApplicationSchema(ApplicationFields fields) {
        this.fields = fields;
    }

    String text() {
        var schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:server-lease:application");
        schema.setAll(group(fields.source().title(), null, fields.source().members()));
        return PrettyJson.text(schema);
    }

    private ObjectNode group(String title, @Nullable String help, Map<String, Member> members) {
        var group = JSON.createObjectNode().put("type", "object").put("title", title);
        if (help != null) {
            group.put("description", help);
        }
        group.put("additionalProperties", false);
        var properties = group.putObject("properties");
        members.forEach((name, member) -> properties.set(
                name, member.isGroup() ? group(member.title(), member.help(), member.members()) : field(member)));
        var required = members.entrySet().stream()
                .filter(member -> "true".equals(member.getValue().required()))
                .map(Map.Entry::getKey)
                .toList();
        if (!required.isEmpty()) {
            group.set("required", JSON.valueToTree(required));
        }
        return group;
    }

    private ObjectNode field(Member member) {
        var field = JSON.<ObjectNode>valueToTree(fields.kind(member).schema());
        field.put("title", member.title());
        field.setAll(JSON.<ObjectNode>valueToTree(member.limits()));
        boolean isChoice = !field.path("type").asText().equals("boolean");
        var values = isChoice ? fields.values(member) : Map.<String, String>of();
        if (!values.isEmpty()) {
            var coded = field.path("items") instanceof ObjectNode items ? items : field;
            coded.set("enum", JSON.valueToTree(values.keySet()));
        }
        var description = Stream.concat(
                        Stream.ofNullable(member.help()),
                        values.entrySet().stream().map(value -> value.getKey() + ": " + value.getValue()))
                .collect(Collectors.joining("\n"));
        if (!description.isEmpty()) {
            field.put("description", description);
        }
        return field;
    }
}
