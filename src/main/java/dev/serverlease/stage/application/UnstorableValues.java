package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.ApplicationFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds valid JSON that cannot be stored: characters that are not allowed in a text, and numbers with an exponent so
 * large that writing them out would fill the memory. Runs before any other check of the values.
 */
final class UnstorableValues {

    /** Maximum number of digits before or after the decimal point. */
    private static final int MOST_DIGITS = 30;

    private final List<FieldError> errors = new ArrayList<>();

    private UnstorableValues() {}

    static List<FieldError> in(JsonNode root) {
        var found = new UnstorableValues();
        found.look("", root);
        return found.errors;
    }

    private void look(String field, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(member -> {
                text(field, member.getKey());
                look(field.isEmpty() ? member.getKey() : field + "." + member.getKey(), member.getValue());
            });
        } else if (value.isArray()) {
            value.forEach(item -> look(field, item));
        } else if (value.isTextual() && isName(field)) {
            name(field, value.asText());
        } else if (value.isTextual()) {
            text(field, value.asText());
        } else if (value.isNumber() && isUnwieldy(value)) {
            errors.add(new FieldError(field, "数值过大或者小数位过多，请核对。 The number is out of all proportion; check it."));
        }
    }

    private void text(String field, String text) {
        if (!PlainText.is(text)) {
            errors.add(new FieldError(field, PlainText.REMEDY));
        }
    }

    private static boolean isName(String field) {
        return ApplicationFields.current()
                .member(field)
                .filter(member -> member.kind().equals("name"))
                .isPresent();
    }

    private void name(String field, String name) {
        if (!PlainText.isName(name.strip())) {
            errors.add(new FieldError(field, PlainText.NAME_REMEDY));
        }
    }

    private static boolean isUnwieldy(JsonNode number) {
        var value = number.decimalValue();
        return Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS;
    }
}
