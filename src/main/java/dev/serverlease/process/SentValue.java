package dev.serverlease.process;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a form sent, read as text. The gate reads the request and the listener reads the engine's value, both
 * with this class, so that the listener records exactly what the gate accepted. Accepts text, JSON, booleans and
 * numbers.
 */
public final class SentValue {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> MEMBERS = Set.of("value", "type", "valueInfo");

    /** The engine's type names; over REST they begin with a capital letter. */
    private static final Set<String> TYPES =
            Set.of("null", "string", "json", "boolean", "short", "integer", "long", "double");

    private SentValue() {}

    /**
     * Reads a variable of the request: its value and, optionally, its type.
     *
     * @param variable a missing node if it was not sent
     * @return empty where nothing was sent
     * @throws Refusal with 400 for another type, or a value that is not of its type
     */
    public static String of(String field, JsonNode variable) {
        if (!variable.isMissingNode() && !variable.isObject()) {
            throw wrong(field);
        }
        for (var member : variable.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw wrong(field);
            }
        }
        checkInfo(field, variable.path("valueInfo"));
        var type = variable.path("type");
        if (!type.isMissingNode() && !type.isNull() && !type.isTextual()) {
            throw wrong(field);
        }
        return text(
                field, type.isTextual() ? lowerFirst(type.textValue()) : null, plain(field, variable.path("value")));
    }

    /**
     * Reads a variable of the engine.
     *
     * @return empty where nothing was sent
     * @throws Refusal with 400 as for the request
     */
    public static String of(String field, TypedValue variable) {
        var type = variable.getType() == null ? "" : variable.getType().getName();
        if (!TYPES.contains(type)) {
            throw wrong(field);
        }
        var value = variable instanceof SerializableValue serialized
                ? serialized.getValueSerialized()
                : variable.getValue();
        return text(field, type, value);
    }

    /** Reads these variables of a task; a submitted one may be in the task's execution, one filled in before is not. */
    static Map<String, Object> all(DelegateTask task, Set<String> names) {
        var sent = new HashMap<String, Object>();
        for (var name : names) {
            var scope = task.getExecution().hasVariable(name) ? task.getExecution() : task;
            sent.put(name, of(name, scope.<TypedValue>getVariableTyped(name, false)));
        }
        return sent;
    }

    /** Tasklist sends back the value info that it received with the variable: only whether it is transient. */
    private static void checkInfo(String field, JsonNode info) {
        if (!info.isMissingNode() && !info.isNull() && !info.isObject()) {
            throw wrong(field);
        }
        for (var member : info.properties()) {
            if (!member.getKey().equals("transient") || !member.getValue().isBoolean()) {
                throw wrong(field);
            }
        }
    }

    private static @Nullable Object plain(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        throw wrong(field);
    }

    private static String text(String field, @Nullable String type, @Nullable Object value) {
        if (type != null && !TYPES.contains(type)) {
            throw wrong(field);
        }
        if (value == null) {
            return "";
        }
        boolean fits = switch (type == null ? "" : type) {
            case "" -> true;
            case "string" -> value instanceof String;
            case "json" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "short" -> isWhole(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case "integer" -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long" -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "double" -> value instanceof Number;
            default -> false;
        };
        if (!fits) {
            throw wrong(field);
        }
        if ("json".equals(type)) {
            return decoded(field, (String) value);
        }
        return "double".equals(type) && value instanceof Number number
                ? String.valueOf(number.doubleValue())
                : value.toString();
    }

    private static boolean isWhole(Object value, long least, long most) {
        return value instanceof Number number
                && !(value instanceof Double)
                && number.longValue() >= least
                && number.longValue() <= most;
    }

    /**
     * A text or null as a value; an object or a list as it was sent. An application object is left to its own reader,
     * which is stricter: it is large and should be parsed only once.
     */
    private static String decoded(String field, String json) {
        if (field.equals(LeaseProcess.APPLICATION) && json.stripLeading().startsWith("{")) {
            return json;
        }
        try {
            var value = JSON.readTree(json);
            if (!value.isMissingNode()) {
                return value.isNull() ? "" : value.isTextual() ? value.textValue() : json;
            }
        } catch (JsonProcessingException e) {
            // reported below
        }
        throw wrong(field);
    }

    private static String lowerFirst(String type) {
        return type.isEmpty() ? type : type.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + type.substring(1);
    }

    private static Refusal wrong(String field) {
        var text = "只接受 String、Json、Boolean 和数值（Short、Integer、Long、Double），且内容须与类型相符。 Only String, Json, Boolean and"
                + " numbers (Short, Integer, Long, Double) are taken, with a value of that type.";
        return new Refusal(400, "“" + field + "”：" + text, List.of(new FieldError(field, text)));
    }
}
