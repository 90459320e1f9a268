package dev.serverlease.access.problem;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.serverlease.request.Refusal.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * A member of a JSON body, or a parameter, that has the wrong type or form: which one it is, and how its type is
 * written.
 */
final class WrongValue {

    /** As JSON writes them: who sends JSON must. */
    private static final String YES = "true";

    private static final String NO = "false";

    private static final Set<Class<?>> WHOLE = Set.of(Long.class, Integer.class, long.class, int.class);
    private static final Set<Class<?>> MOMENT = Set.of(OffsetDateTime.class, Instant.class);

    private WrongValue() {}

    /** The error of the member; its field is empty if the body itself is no object. Empty if it is not JSON at all. */
    static Optional<FieldError> of(HttpMessageNotReadableException unreadable) {
        var cause = unreadable.getCause();
        if (cause instanceof MismatchedInputException wrong) {
            var value = wrong instanceof InvalidFormatException format ? "取值不对：" + format.getValue() + "；" : "";
            return Optional.of(new FieldError(
                    field(wrong), wrong.getPath().isEmpty() ? object() : value + remedy(wrong.getTargetType())));
        }
        if (cause instanceof JsonMappingException beyond && beyond.getCause() instanceof InputCoercionException range) {
            return Optional.of(new FieldError(field(beyond), remedy(range.getTargetType())));
        }
        return Optional.empty();
    }

    /** The error of a parameter of the address. */
    static FieldError of(MethodArgumentTypeMismatchException wrong) {
        var type = wrong.getRequiredType();
        return new FieldError(
                wrong.getName(),
                "取值不对：" + wrong.getValue() + (type == null ? "。 Not one of its values." : "；" + remedy(type)));
    }

    private static String field(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String object() {
        return "请求内容应当是一个 JSON 对象（{…}），未保存任何内容。 The body must be one JSON object ({…}); nothing was stored.";
    }

    private static String remedy(Class<?> type) {
        if (WHOLE.contains(type)) {
            return "请填写整数，例如 260。 Must be a whole number, like 260.";
        }
        if (type == BigDecimal.class) {
            return "请填写数字，例如 18000.00。 Must be a number, like 18000.00.";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "请填写 " + YES + "（是）或者 " + NO + "（否）。 Must be " + YES + " (yes) or " + NO + " (no).";
        }
        if (MOMENT.contains(type)) {
            return "请填写带时区的日期和时间，例如 2026-12-01T09:00:00+08:00。 Must be a date and time with its zone, like"
                    + " 2026-12-01T09:00:00+08:00.";
        }
        if (type == LocalDate.class) {
            return "日期请按 2026-12-31 的格式填写。 Must be a date, like 2026-12-31.";
        }
        if (type.isEnum()) {
            var values =
                    Stream.of(type.getEnumConstants()).map(Object::toString).toList();
            return "只能是 " + String.join("、", values) + " 之一。 Must be one of " + String.join(", ", values) + ".";
        }
        return type == String.class
                ? "请填写文字（JSON 字符串）。 Must be a text (a JSON string)."
                : "类型不对，请核对接口说明。 Has the wrong type; see the description of this door.";
    }
}
