package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The form of a task as it is open in Tasklist, without a browser: what form-js, as Tasklist 7.24 has it, and our
 * scripts beside it show of it by now, what they say is missing, and what they would send. That they do is seen in
 * {@link HandsTest}: in each run of some rows of each form, at night of all.
 */
final class FilledForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode deployed;
    private final JsonNode schema;
    private final JsonNode variables;
    private final JsonNode given;
    private final ObjectNode initial;
    private final ObjectNode data;
    private List<Shown> shown = List.of();

    /**
     * A field that is shown, once for each row of a list.
     *
     * @param key like {@code assessments[0].ground}
     * @param at where its value is
     */
    private record Shown(String key, String at, JsonNode field) {

        boolean readonly() {
            return field.path("readonly").asBoolean();
        }
    }

    /** Where a component stands: the beginning of the keys within, and of the places of their values. */
    private record Place(String keys, String at) {

        Place within(String path) {
            return path.isEmpty() ? this : new Place(keys + path + ".", at + "/" + path.replace('.', '/'));
        }

        Place row(int row) {
            return new Place(keys.replaceFirst("\\.$", "[" + row + "]."), at + "/" + row);
        }

        Shown field(JsonNode field) {
            var key = field.path("key").asText();
            return new Shown(keys + key, at + "/" + key.replace('.', '/'), field);
        }
    }

    /** Looks at a component, and whether it is hidden by now. */
    private interface Look {
        void at(JsonNode component, Place place, boolean hidden, ObjectNode known);
    }

    /** As this user opens it. */
    static FilledForm of(LeaseDriver lease, String user, String task) {
        var groups = read(lease, user, "/identity/groups?userId=" + user).path("groups");
        return new FilledForm(
                read(lease, user, "/task/" + task + "/deployed-form"),
                read(lease, user, "/task/" + task + "/form-variables?deserializeValues=false"),
                StreamSupport.stream(groups.spliterator(), false)
                        .map(group -> group.path("id").asText())
                        .collect(Collectors.toSet()));
    }

    /** The form of a lease that is to be applied for. */
    static FilledForm toStart(LeaseDriver lease, String user) {
        return new FilledForm(
                read(lease, user, "/process-definition/key/server-lease/deployed-start-form"),
                JSON.createObjectNode(),
                Set.of());
    }

    private static JsonNode read(LeaseDriver lease, String user, String path) {
        var answer = lease.call(user, "GET", "/engine-rest" + path, null);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.body();
    }

    /**
     * @param variables of the task, each with its type
     * @param groups of the reader
     */
    FilledForm(JsonNode schema, JsonNode variables, Set<String> groups) {
        deployed = schema;
        this.schema = schema.deepCopy();
        this.variables = variables;
        data = JSON.createObjectNode();
        variables.properties().forEach(variable -> data.set(variable.getKey(), value(variable.getValue())));
        given = data.deepCopy();
        takeAway(this.schema, groups);
        everywhere(new Place("", ""), this.schema);
        initial = data.deepCopy();
        look();
    }

    private static JsonNode value(JsonNode variable) {
        boolean json = variable.path("type").asText().equals("Json")
                || variable.path("valueInfo")
                        .path("serializationDataFormat")
                        .asText()
                        .equals("application/json");
        return json ? parsed(variable.path("value").asText()) : variable.path("value");
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The answers that are another group's, or not this case's, are not offered. */
    private void takeAway(JsonNode component, Set<String> groups) {
        if (component.path("values") instanceof ArrayNode values) {
            for (int i = values.size() - 1; i >= 0; i--) {
                var option = values.get(i);
                boolean theirs = !option.has("groups")
                        || StreamSupport.stream(option.path("groups").spliterator(), false)
                                .anyMatch(group -> groups.contains(group.asText()));
                var given = view().path(option.path("given").asText());
                if (!theirs || option.has("given") && (!given.asBoolean(!FieldValue.isEmpty(given)))) {
                    values.remove(i);
                }
            }
        }
        component.path("components").forEach(inner -> takeAway(inner, groups));
    }

    /** Each field begins with something, hidden ones too. */
    private void everywhere(Place place, JsonNode parent) {
        for (var component : parent.path("components")) {
            var inner = place.within(component.path("path").asText(""));
            if (component.has("key")) {
                var field = place.field(component);
                put(data, field.at(), FieldValue.initial(component, data.at(field.at())));
            } else if (component.path("isRepeating").asBoolean()) {
                if (!data.at(inner.at()).isArray()) {
                    put(data, inner.at(), JSON.createArrayNode());
                }
                for (int row = 0; row < data.at(inner.at()).size(); row++) {
                    everywhere(inner.row(row), component);
                }
            } else {
                everywhere(inner, component);
            }
        }
    }

    /** What the form shows besides its fields. */
    JsonNode view() {
        return data.path("view");
    }

    /** Whether our scripts show this reader another text in its place, or keep them from sending it. */
    boolean keepsOut(String user) {
        return view().has("withheld")
                || StreamSupport.stream(view().path("barred").spliterator(), false)
                        .anyMatch(kept -> kept.path("user").asText().equals(user));
    }

    boolean shows(String key) {
        return shown.stream().anyMatch(one -> one.key().equals(key));
    }

    /** Types a value, or chooses it, in a field that is shown and can be filled in. */
    void enter(String key, String value) {
        var field = shown.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not shown, but "
                        + shown.stream().map(Shown::key).toList()));
        assertThat(field.readonly()).as(key + " can only be read").isFalse();
        put(data, field.at(), FieldValue.after(field.field(), data.at(field.at()), value));
        look();
    }

    /** The form as it is deployed, and all that it is given, as text: for {@link DrawnForm} nothing is done with it. */
    String[] parts() {
        return new String[] {deployed.toString(), given.toString()};
    }

    /** Where a field has its value, which may be in a row, and the value. */
    String[] held(String key) {
        var field =
                shown.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
        return new String[] {field.at().substring(1), data.at(field.at()).toString()};
    }

    /** The keys of the fields that still need something, in the order of the page. */
    List<String> missing() {
        return unfinished().map(Shown::key).toList();
    }

    /** Where those fields have their values. */
    List<String> missingAt() {
        return unfinished().map(field -> field.at().substring(1)).toList();
    }

    private Stream<Shown> unfinished() {
        var known = known(initial, data);
        return shown.stream().filter(field -> !field.readonly() && needs(field, known));
    }

    /** Those of the missing ones which the page names beside its button. */
    List<String> named() {
        return missing().stream().limit(FormSchema.NAMED).toList();
    }

    private boolean needs(Shown shown, ObjectNode known) {
        var value = data.at(shown.at());
        var neededIf = shown.field().path("properties").path("requiredIf");
        return FieldValue.isWrong(shown.field(), value)
                || neededIf.isTextual() && FieldValue.isEmpty(value) && Feel.holds(neededIf.asText(), known);
    }

    /** What is filled in: of what is shown alone. */
    ObjectNode values() {
        var values = JSON.createObjectNode();
        shown.forEach(field -> put(values, field.at(), data.at(field.at())));
        return values;
    }

    /** What the form would send. */
    JsonNode submission() {
        var submitted = JSON.createObjectNode();
        values().properties().forEach(one -> {
            var name = one.getKey();
            var value = one.getValue();
            if (value.isContainerNode()) {
                var known = variables.path(name);
                var typed =
                        submitted.putObject(name).put("type", known.path("type").asText("Json"));
                typed.set("valueInfo", known.path("valueInfo").isMissingNode() ? null : known.path("valueInfo"));
                typed.put("value", value.toString());
            } else {
                submitted.putObject(name).set("value", value);
            }
        });
        return JSON.createObjectNode().set("variables", submitted);
    }

    /** The same to be compared with what a browser has sent. */
    Map<String, JsonNode> sent() {
        return sent(submission().toString());
    }

    /** The variables of a form that was sent, where they are lists and objects with these as they are read again. */
    static Map<String, JsonNode> sent(String body) {
        var sent = new TreeMap<String, JsonNode>();
        parsed(body).path("variables").properties().forEach(variable -> {
            var typed = (ObjectNode) variable.getValue();
            if (typed.has("type")) {
                typed.set("value", parsed(typed.path("value").asText()));
            }
            sent.put(variable.getKey(), typed);
        });
        return sent;
    }

    /** The same as it is when it was written and is read again. */
    static JsonNode asRead(JsonNode value) {
        return parsed(value.toString());
    }

    /** Finds out what is shown, and computes what the form computes itself. */
    private void look() {
        var kept = data.deepCopy();
        walk(schema, new Place("", ""), false, data, (component, place, hidden, known) -> {
            if (hidden && component.has("key")) {
                put(kept, place.field(component).at(), null);
            } else if (hidden && component.path("isRepeating").asBoolean()) {
                put(kept, place.within(component.path("path").asText()).at(), null);
            }
        });
        var now = new ArrayList<Shown>();
        walk(schema, new Place("", ""), false, known(initial, kept), (component, place, hidden, known) -> {
            if (hidden || !component.has("key")) {
                return;
            }
            var field = place.field(component);
            now.add(field);
            if (component.path("type").asText().equals("expression")) {
                put(data, field.at(), Feel.value(component.path("expression").asText(), known));
            }
        });
        shown = now;
    }

    private void walk(JsonNode parent, Place place, boolean hidden, ObjectNode known, Look look) {
        for (var component : asLaidOut(parent.path("components"))) {
            var hide = component.path("conditional").path("hide");
            boolean gone = hidden || hide.isTextual() && Feel.holds(hide.asText(), known);
            look.at(component, place, gone, known);
            var inner = place.within(component.path("path").asText(""));
            if (component.path("isRepeating").asBoolean()) {
                for (int row = 0; !gone && row < data.at(inner.at()).size(); row++) {
                    var ofRow = known(known);
                    ofRow.set("this", data.at(inner.at()).path(row));
                    walk(component, inner.row(row), false, ofRow, look);
                }
            } else {
                walk(component, inner, gone, known, look);
            }
        }
    }

    /** Row by row, each where its first component is. */
    private static List<JsonNode> asLaidOut(JsonNode components) {
        var rows = new LinkedHashMap<String, List<JsonNode>>();
        components.forEach(component -> rows.computeIfAbsent(
                        component
                                .path("layout")
                                .path("row")
                                .asText(component.path("id").asText()),
                        row -> new ArrayList<>())
                .add(component));
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** What expressions know: all of these, of which a later one takes the place of an earlier. */
    private static ObjectNode known(ObjectNode... all) {
        var known = JSON.createObjectNode();
        List.of(all).forEach(known::setAll);
        return known;
    }

    /** Puts a value where it belongs, and makes what is around it if there is nothing. */
    private static void put(ObjectNode root, String at, JsonNode value) {
        var steps = at.substring(1).split("/");
        JsonNode around = root;
        for (int i = 0; i < steps.length - 1; i++) {
            var next = child(around, steps[i]);
            if (next.isMissingNode() || next.isNull()) {
                next = steps[i + 1].matches("\\d+") ? JSON.createArrayNode() : JSON.createObjectNode();
                set(around, steps[i], next);
            }
            around = next;
        }
        set(around, steps[steps.length - 1], value);
    }

    private static JsonNode child(JsonNode around, String step) {
        return around.isArray() ? around.path(Integer.parseInt(step)) : around.path(step);
    }

    private static void set(JsonNode around, String step, JsonNode value) {
        if (around instanceof ArrayNode rows) {
            int row = Integer.parseInt(step);
            if (row < rows.size()) {
                rows.set(row, value);
            } else {
                rows.add(value);
            }
        } else {
            ((ObjectNode) around).set(step, value);
        }
    }
}
