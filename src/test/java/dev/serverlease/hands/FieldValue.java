package dev.serverlease.hands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What form-js makes of a value in a field of each type: of a given one, of a typed one, and what is wrong with it. */
final class FieldValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern.compile(DAY + "T.+");
    private static final Pattern EMAIL =
            Pattern.compile("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)*$");

    /** Of the browsers in these tests, and of everybody who works with leases. */
    private static final String ZONE = "+08:00";

    private FieldValue() {}

    /** What a field holds when the form opens. */
    static JsonNode initial(JsonNode field, JsonNode given) {
        if (!given.isMissingNode()) {
            return fitting(field, given);
        }
        return field.has("defaultValue") ? field.path("defaultValue") : empty(field);
    }

    private static JsonNode empty(JsonNode field) {
        return switch (type(field)) {
            case "textfield", "textarea" -> TextNode.valueOf("");
            case "checklist", "taglist" -> NODES.arrayNode();
            case "number", "radio", "select", "datetime", "expression" -> NullNode.instance;
            default -> throw new IllegalArgumentException("no field of forms is a " + type(field));
        };
    }

    private static JsonNode fitting(JsonNode field, JsonNode given) {
        return switch (type(field)) {
            case "textfield" ->
                given.isValueNode() && !given.isNull()
                        ? TextNode.valueOf(given.asText().replaceAll("[\r\n\t]", " "))
                        : empty(field);
            case "textarea" -> given.isValueNode() && !given.isNull() ? TextNode.valueOf(given.asText()) : empty(field);
            case "number" -> NUMBER.matcher(given.asText()).matches() ? number(given.asText()) : empty(field);
            case "radio", "select" -> isOffered(field, given) ? given : empty(field);
            case "checklist", "taglist" -> {
                var kept = NODES.arrayNode();
                given.forEach(one -> {
                    if (isOffered(field, one)) {
                        kept.add(one);
                    }
                });
                yield kept;
            }
            case "datetime" ->
                given.isTextual()
                                && (isDay(field) ? DAY : MOMENT)
                                        .matcher(given.asText())
                                        .matches()
                        ? given
                        : empty(field);
            default -> given;
        };
    }

    /**
     * What a field holds after somebody has typed this in it, or has chosen it.
     *
     * @param entered values of a list between commas: each is clicked, which takes away one that was chosen before
     */
    static JsonNode after(JsonNode field, JsonNode before, String entered) {
        return switch (type(field)) {
            case "textfield", "textarea" -> TextNode.valueOf(entered);
            case "number" -> number(entered);
            case "radio", "select" -> option(field, entered);
            case "checklist", "taglist" -> {
                var chosen = (ArrayNode) before.deepCopy();
                for (var one : entered.split(",")) {
                    click(chosen, option(field, one));
                }
                yield chosen;
            }
            case "datetime" -> TextNode.valueOf(isDay(field) ? entered : moment(field, entered));
            default -> throw new IllegalArgumentException("nothing is entered in a " + type(field));
        };
    }

    private static void click(ArrayNode chosen, JsonNode one) {
        for (int i = 0; i < chosen.size(); i++) {
            if (chosen.get(i).equals(one)) {
                chosen.remove(i);
                return;
            }
        }
        chosen.add(one);
    }

    /** A time between two that the field offers becomes the earlier one. */
    private static String moment(JsonNode field, String entered) {
        var moment = LocalDateTime.parse(entered);
        int minutes = field.path("timeInterval").asInt();
        return moment.minusMinutes(moment.getMinute() % minutes)
                + (field.path("timeSerializingFormat").asText().equals("utc_offset") ? ZONE : "");
    }

    private static JsonNode number(String text) {
        var number = new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > 0) {
            return DecimalNode.valueOf(number);
        }
        return number.precision() < 10 ? IntNode.valueOf(number.intValue()) : LongNode.valueOf(number.longValueExact());
    }

    private static JsonNode option(JsonNode field, String text) {
        return StreamSupport.stream(field.path("values").spliterator(), false)
                .map(option -> option.path("value"))
                .filter(value -> value.asText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(field.path("key").asText() + " does not offer " + text));
    }

    private static boolean isOffered(JsonNode field, JsonNode value) {
        return StreamSupport.stream(field.path("values").spliterator(), false)
                .anyMatch(option -> option.path("value").equals(value));
    }

    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isEmpty()
                || value.isArray() && value.isEmpty();
    }

    /** Whether what a field holds is not what it takes. */
    static boolean isWrong(JsonNode field, JsonNode value) {
        var rules = field.path("validate");
        if (isEmpty(value)) {
            return rules.path("required").asBoolean();
        }
        var text = value.asText();
        return type(field).equals("number") && isWrong(field, value.decimalValue())
                || rules.has("pattern")
                        && !Pattern.compile(rules.path("pattern").asText())
                                .matcher(text)
                                .find()
                || rules.has("maxLength")
                        && text.strip().length() > rules.path("maxLength").asInt()
                || rules.path("validationType").asText().equals("email")
                        && !EMAIL.matcher(text).matches();
    }

    private static boolean isWrong(JsonNode field, BigDecimal number) {
        var rules = field.path("validate");
        return field.has("decimalDigits")
                        && number.scale() > field.path("decimalDigits").asInt()
                || rules.has("min") && number.compareTo(rules.path("min").decimalValue()) < 0
                || rules.has("max") && number.compareTo(rules.path("max").decimalValue()) > 0;
    }

    private static boolean isDay(JsonNode field) {
        return field.path("subtype").asText().equals("date");
    }

    private static String type(JsonNode field) {
        return field.path("type").asText();
    }
}
