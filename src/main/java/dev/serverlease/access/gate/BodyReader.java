package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON that is sent to the engine's doors, so that the gate and the engine read the same: no duplicate
 * members, no trailing content.
 */
final class BodyReader {

    private BodyReader() {}

    /** @throws Refusal with 400 if it is neither an object nor an array */
    static JsonNode tree(KeptBody body) {
        try {
            var tree = body.json();
            if (tree.isContainerNode()) {
                return tree;
            }
        } catch (IOException e) {
            throw new Refusal(
                    400,
                    "请求不是有效的 JSON，请检查逗号、引号和重复的项。 The request is not valid JSON; check commas, quotes, and members given twice.");
        }
        throw new Refusal(400, "请求应当是一个 JSON 对象。 The request must be one JSON object.");
    }

    /**
     * Rejects NUL, which the database cannot store: it would cause a server error.
     *
     * @throws Refusal with 400 if a text in the body contains it
     */
    static void refuseNul(KeptBody body) {
        if (body.text().contains("\\u0000")) {
            refuseNul(tree(body));
        }
    }

    private static void refuseNul(JsonNode node) {
        if (node.isTextual() && node.textValue().indexOf('\0') >= 0) {
            throw new Refusal(400, "请求的内容含有空字符，请删除。 The request contains a null character; remove it.");
        }
        node.forEach(BodyReader::refuseNul);
    }

    /**
     * Reads an object; an empty body counts as an empty object.
     *
     * @throws Refusal with 400 if it is not an object
     */
    static ObjectNode object(KeptBody body) {
        if (body.text().isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (tree(body) instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(400, "请求应当是一个 JSON 对象。 The request must be one JSON object.");
    }

    /** @throws Refusal with 400 if the object has any other member */
    static void only(ObjectNode object, Set<String> members) {
        for (var member : object.properties()) {
            if (!members.contains(member.getKey())) {
                throw wrong(
                        member.getKey(),
                        "请求中没有“" + member.getKey() + "”这一项，请删除。 There is no member “" + member.getKey()
                                + "”; remove it.");
            }
        }
    }

    /**
     * The variables of a start or a completion; empty if the member is absent.
     *
     * @throws Refusal with 400 if the variables, or the options for the answer, have a wrong type
     */
    static ObjectNode variables(ObjectNode root) {
        var wanted = root.path("withVariablesInReturn");
        if (!wanted.isMissingNode() && !wanted.isNull() && !wanted.isBoolean()) {
            throw wrong("withVariablesInReturn", "只能是布尔值（是或者否）。 It must be a boolean, yes or no.");
        }
        var variables = root.path("variables");
        if (variables instanceof ObjectNode object) {
            return object;
        }
        if (variables.isMissingNode() || variables.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw wrong("variables", "应当是一个 JSON 对象。 Must be one JSON object.");
    }

    private static Refusal wrong(String member, String text) {
        return new Refusal(400, "“" + member + "”：" + text, List.of(new FieldError(member, text)));
    }
}
