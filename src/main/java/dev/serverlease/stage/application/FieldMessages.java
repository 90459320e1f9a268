package dev.serverlease.stage.application;

import com.networknt.schema.ValidationMessage;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.ApplicationFields;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates schema errors into words that a sales person understands, with the remedy. Fields have the names that the
 * forms show.
 */
class FieldMessages {

    private static final String OTHERWISE = "填写有误，请核对。 Not valid; check it.";

    private final ApplicationFields fields = ApplicationFields.current();

    List<FieldError> of(Collection<ValidationMessage> found) {
        return found.stream()
                .map(this::error)
                .distinct()
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
    }

    /** The same errors, each with its field's display name. */
    List<FieldError> named(List<FieldError> errors) {
        return errors.stream()
                .map(error -> member(error.field())
                        .flatMap(fields::label)
                        .map(label -> new FieldError(error.field(), "“" + label + "”：" + error.message()))
                        .orElse(error))
                .toList();
    }

    private FieldError error(ValidationMessage message) {
        var place = path(message);
        var property = message.getProperty();
        var field = property == null ? place : place.isEmpty() ? property : place + "." + property;
        return new FieldError(field, text(message, field));
    }

    /** The member at a place in an application; for an item of a list, or a part of one, the list. */
    private Optional<String> member(String place) {
        return Optional.of(place.replaceFirst("(\\[\\d+]|\\.\\d+)(\\.\\w+)?$", ""))
                .filter(path -> fields.member(path).isPresent());
    }

    private static String path(ValidationMessage message) {
        return message.getInstanceLocation()
                .toString()
                .replaceFirst("^\\$\\.?", "")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    private String text(ValidationMessage message, String field) {
        var schema = message.getSchemaNode();
        var expected = schema == null ? "" : schema.asText();
        return switch (message.getType()) {
            case "required" -> "缺少，请补充。 Missing; supply it.";
            case "additionalProperties" ->
                "申请中没有“" + field + "”这一项，请删除或者更正拼写。 There is no member “" + field
                        + "”; remove it or correct its spelling.";
            case "enum" ->
                "“" + given(message) + "”不是可选值，请从下列值中选择。 Not one of the values; choose from these: " + choices(field)
                        + ".";
            case "type" -> "类型不对，应当是" + typeZh(expected) + "。 Wrong type; send " + typeEn(expected) + ".";
            case "format" ->
                "“" + given(message)
                        + "”不是存在的日期，请按 2027-01-01 的格式填写。 Not a date that exists; write it like 2027-01-01.";
            case "pattern" -> wrong(field).replace("{given}", given(message));
            case "minimum" -> "不得小于 " + expected + "。 Must be at least " + expected + ".";
            case "maximum" -> "不得大于 " + expected + "。 Must be at most " + expected + ".";
            case "maxLength" -> "过长，最多 " + expected + " 个字符。 Too long; at most " + expected + " characters.";
            case "minLength" -> "不能为空，请填写。 Must not be empty.";
            case "uniqueItems" -> "有重复的值，请各保留一个。 A value stands twice; keep one.";
            case "maxItems" -> "最多 " + expected + " 项。 At most " + expected + " items.";
            default -> OTHERWISE;
        };
    }

    /** The error text for a value that does not match its field's pattern. */
    private String wrong(String field) {
        return member(field)
                .flatMap(fields::member)
                .map(member -> fields.kind(member).wrong())
                .orElse(OTHERWISE);
    }

    private String choices(String field) {
        return member(field).flatMap(fields::member).map(fields::values).orElseGet(Map::of).entrySet().stream()
                .map(choice -> choice.getKey() + "（" + choice.getValue() + "）")
                .collect(Collectors.joining(", "));
    }

    private static String given(ValidationMessage message) {
        var node = message.getInstanceNode();
        var text = node == null ? "" : node.asText();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String typeZh(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "object" -> "对象 {…}";
            case "array" -> "列表 […]";
            case "integer" -> "整数";
            case "boolean" -> "布尔值（是或者否）";
            default -> "文字";
        };
    }

    private static String typeEn(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "object" -> "an object {…}";
            case "array" -> "a list […]";
            case "integer" -> "a whole number";
            case "boolean" -> "a boolean, yes or no";
            default -> "a text";
        };
    }
}
