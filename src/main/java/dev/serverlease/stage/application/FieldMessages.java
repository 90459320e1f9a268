package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import dev.serverlease.request.Refusal.FieldError;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what the schema found wrong in words that a sales person understands, with the remedy. */
class FieldMessages {

    List<FieldError> of(Collection<ValidationMessage> found, JsonNode application) {
        return found.stream()
                .map(message -> error(message, application))
                .distinct()
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
    }

    private static FieldError error(ValidationMessage message, JsonNode application) {
        var place = path(message);
        var property = message.getProperty();
        var field = property == null ? place : place.isEmpty() ? property : place + "." + property;
        return new FieldError(field, text(message, field, application));
    }

    private static String path(ValidationMessage message) {
        return message.getInstanceLocation()
                .toString()
                .replaceFirst("^\\$\\.?", "")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    private static String text(ValidationMessage message, String field, JsonNode application) {
        var schema = message.getSchemaNode();
        var expected = schema == null ? "" : schema.isArray() ? join(schema) : schema.asText();
        return switch (message.getType()) {
            case "required" -> "缺少“" + field + "”，请补充。 “" + field + "” is missing; supply it.";
            case "additionalProperties" ->
                "申请中没有“" + field + "”这一项，请删除或者更正拼写。 There is no member “" + field
                        + "”; remove it or correct its spelling.";
            case "enum" ->
                "“" + given(message) + "”不是可选值，请从下列值中选择：" + expected + "。 Not one of the values; choose from: "
                        + expected + ".";
            case "type" -> "类型不对，应当是" + typeZh(expected) + "。 Wrong type; send " + typeEn(expected) + ".";
            case "format" ->
                "“" + given(message)
                        + "”不是存在的日期，请按 2027-01-01 的格式填写。 Not a date that exists; write it like 2027-01-01.";
            case "pattern" -> patternText(field, given(message));
            case "minimum" -> "不得小于 " + expected + "。 Must be at least " + expected + ".";
            case "maximum" -> "不得大于 " + expected + "。 Must be at most " + expected + ".";
            case "maxLength" -> "过长，最多 " + expected + " 个字符。 Too long; at most " + expected + " characters.";
            case "minLength" -> "不能为空，请填写。 Must not be empty.";
            case "uniqueItems" -> "有重复的值，请各保留一个。 A value stands twice; keep one.";
            case "maxItems" -> "最多 " + expected + " 项。 At most " + expected + " items.";
            default -> "填写有误，请核对。 Not valid; check it.";
        };
    }

    private static String patternText(String field, String given) {
        if (field.endsWith("country")) {
            return "“" + given + "”不是两位大写的国家或者地区代码，例如 SG。 Not a two-letter country code; write it like SG.";
        }
        if (field.endsWith("currency")) {
            return "“" + given + "”不是三位大写的币种代码，例如 CNY。 Not a three-letter currency code; write it like CNY.";
        }
        if (field.endsWith("mail")) {
            return "“" + given
                    + "”不是有效的电子邮箱，例如 name@example.com。 Not an e-mail address; write it like name@example.com.";
        }
        if (field.equals("reference")) {
            return "申请编号只能用字母、数字和 . _ / -，例如 CRM-2026-000123。 Use letters, digits and . _ / - only, like"
                    + " CRM-2026-000123.";
        }
        return "“" + given + "”不是金额，请写成 18000.00（最多两位小数，不加千位分隔符）。 Not an amount; write it like 18000.00.";
    }

    private static String given(ValidationMessage message) {
        var node = message.getInstanceNode();
        var text = node == null ? "" : node.asText();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String join(JsonNode values) {
        var joined = new StringBuilder();
        values.forEach(value -> joined.append(joined.isEmpty() ? "" : ", ").append(value.asText()));
        return joined.toString();
    }

    private static String typeZh(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "object" -> "对象 {…}";
            case "array" -> "列表 […]";
            case "integer" -> "整数";
            case "boolean" -> "true 或者 false";
            default -> "文字";
        };
    }

    private static String typeEn(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "object" -> "an object {…}";
            case "array" -> "a list […]";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> "a text";
        };
    }
}
