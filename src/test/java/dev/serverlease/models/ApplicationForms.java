package dev.serverlease.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationFields.Member;
import dev.serverlease.words.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two forms of an application, as its source gives them: their group with the path {@code application}. What stands
 * before the group is each form's own.
 */
public final class ApplicationForms {

    public static final Path START = Path.of("forms/application--start.form");
    public static final Path COMPLETION = Path.of("forms/application--complete-application.form");

    private static final String GROUP = "application";
    private static final int WIDTH = 16;
    private static final int HALF = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApplicationFields fields;
    private final Path form;

    ApplicationForms(ApplicationFields fields, Path form) {
        this.fields = fields;
        this.form = form;
    }

    /** The whole form, with the group as the source gives it. */
    String text() throws IOException {
        var whole = (ObjectNode) JSON.readTree(form.toFile());
        var components = (ArrayNode) whole.path("components");
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).path("path").asText().equals(GROUP)) {
                components.set(
                        i,
                        group(GROUP, "Group_application", fields.source().members(), "")
                                .put("showOutline", false)
                                .set("layout", layout("Row_group_application", WIDTH)));
            }
        }
        return PrettyJson.text(whole);
    }

    private ObjectNode group(String path, String id, Map<String, Member> members, String prefix) {
        var group = JSON.createObjectNode()
                .put("type", "group")
                .put("id", id)
                .put("path", path)
                .put("label", "")
                .put("showOutline", true);
        var components = group.putArray("components");
        var rows = new Rows(prefix.isEmpty() ? GROUP : ApplicationFields.key(prefix.substring(0, prefix.length() - 1)));
        shown(members).forEach((name, member) -> {
            if (member.isGroup()) {
                components.add(groupOf(prefix, name, member));
            } else {
                int columns = member.columns() == null ? HALF : member.columns();
                components.add(field(prefix, name, member).set("layout", layout(rows.rowFor(columns), columns)));
            }
        });
        if (prefix.isEmpty()) {
            group.remove("label");
        }
        return group;
    }

    private ObjectNode groupOf(String prefix, String name, Member member) {
        var key = ApplicationFields.key(prefix + name);
        var group = group(
                        ApplicationFields.key(name),
                        "Group_" + key,
                        member.members(),
                        prefix + ApplicationFields.key(name) + ".")
                .put("label", member.title())
                .<ObjectNode>set("layout", layout("Row_group_" + key, WIDTH));
        hide(member, group);
        return group;
    }

    private ObjectNode field(String prefix, String name, Member member) {
        var kind = JSON.<ObjectNode>valueToTree(fields.kind(member).form());
        var field = JSON.createObjectNode()
                .<ObjectNode>set("type", kind.remove("type"))
                .put("id", "Field_" + ApplicationFields.key(prefix + name))
                .put("key", name)
                .put(kind.has("subtype") ? "dateLabel" : "label", label(member));
        if (member.help() != null) {
            field.put("description", member.help());
        }
        if (!fields.values(member).isEmpty()) {
            field.set("values", values(member));
        }
        var validate = kind.remove("validate") instanceof ObjectNode given ? given : JSON.createObjectNode();
        validate(member, validate);
        if (!validate.isEmpty()) {
            field.set("validate", validate);
        }
        if (member.begins() != null && form.equals(START)) {
            field.set("defaultValue", JSON.valueToTree(member.begins()));
        }
        hide(member, field);
        if (member.needed() != null) {
            field.putObject("properties")
                    .put(
                            "requiredIf",
                            "=" + member.needed().replace("{here}", GROUP + "." + prefix.replaceFirst("\\.$", "")));
        }
        return field.setAll(kind);
    }

    /** With a mark at what the case needs; what Tasklist asks for has a mark of its own. */
    private static String label(Member member) {
        if (!Boolean.TRUE.equals(member.asked()) || member.required() != null) {
            return member.title();
        }
        var word = Word.of(member.title());
        return word.zh() + "（需填） " + word.en() + " (needed)";
    }

    private ArrayNode values(Member member) {
        boolean isYesOrNo = "boolean".equals(fields.kind(member).schema().get("type"));
        var values = JSON.createArrayNode();
        fields.offered(member)
                .forEach((code, word) -> values.addObject()
                        .put("label", word)
                        .set("value", isYesOrNo ? JSON.getNodeFactory().booleanNode(code.equals("true")) : text(code)));
        return values;
    }

    private static JsonNode text(String code) {
        return JsonNodeFactory.instance.textNode(code);
    }

    private static void validate(Member member, ObjectNode validate) {
        if (member.required() != null) {
            validate.put("required", true);
        }
        limit(member, "minimum", validate, "min");
        limit(member, "maximum", validate, "max");
        limit(member, "maxLength", validate, "maxLength");
    }

    private static void limit(Member member, String limit, ObjectNode validate, String name) {
        if (member.limits().containsKey(limit)) {
            validate.set(name, JSON.valueToTree(member.limits().get(limit)));
        }
    }

    private static void hide(Member member, ObjectNode component) {
        if (member.hide() != null) {
            component.putObject("conditional").put("hide", "=" + member.hide());
        }
    }

    /** The completion has all members, the start form those that are not the completion's alone. */
    private Map<String, Member> shown(Map<String, Member> members) {
        var shown = new LinkedHashMap<>(members);
        shown.values()
                .removeIf(member ->
                        "none".equals(member.form()) || (form.equals(START) && "completion".equals(member.form())));
        return shown;
    }

    private static ObjectNode layout(String row, int columns) {
        return JSON.createObjectNode().put("row", row).put("columns", columns);
    }

    /** Fills the rows of a group from the left. */
    private static final class Rows {

        private final String group;
        private int row = 1;
        private int used;

        Rows(String group) {
            this.group = group;
        }

        String rowFor(int columns) {
            if (used + columns > WIDTH) {
                row++;
                used = 0;
            }
            used += columns;
            return "Row_" + group + "_" + row;
        }
    }
}
