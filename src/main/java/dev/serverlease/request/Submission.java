package dev.serverlease.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a form sent: names and values, not yet checked. */
public record Submission(Map<String, Object> values, Map<String, Object> found) {

    public Submission(Map<String, Object> values) {
        this(values, new HashMap<>());
    }

    /** Results of the check, so that recording need not compute them again. */
    @SuppressWarnings("unchecked") // each name is used by one task for one type
    public <T> T once(String name, Supplier<T> find) {
        return (T) found.computeIfAbsent(name, same -> find.get());
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The value as text without surrounding space; empty if it was not sent or is completely invisible. */
    public String text(String name) {
        var value = values.get(name);
        return value == null || PlainText.isBlank(value.toString())
                ? ""
                : value.toString().strip();
    }

    /** The value as a day; null if it was not sent or is not a day. */
    public @Nullable LocalDate day(String name) {
        try {
            var text = text(name);
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * The fields of a group with a path, which is sent as one JSON object.
     *
     * @throws Refusal with 400 if it is not an object
     */
    public Submission group(String name) {
        try {
            var fields = JSON.readValue(text(name), new TypeReference<@Nullable Map<String, Object>>() {});
            if (fields != null) {
                return new Submission(fields);
            }
        } catch (JsonProcessingException e) {
            // not an object either; reported below
        }
        throw new Refusal(
                400,
                "表单内容“" + name + "”应当是一个 JSON 对象。 The form's “" + name + "” must be one JSON object.",
                List.of(new FieldError(name, "应当是一个 JSON 对象。 Must be one JSON object.")));
    }

    /**
     * @param expected what is taken, for the answer
     * @throws Refusal with 400 that names what is not
     */
    public void requireOnly(Set<String> names, String expected) {
        for (var name : values.keySet()) {
            if (!names.contains(name)) {
                var message = "表单没有“" + name + "”这一项，请仅提交表单所列各项：" + expected + "。 The form has no field “" + name
                        + "”; send its own fields only: " + expected + ".";
                throw new Refusal(400, message, List.of(new FieldError(name, message)));
            }
        }
    }

    /** Collects the errors of a form's fields, to report them all at once. */
    public Problems problems() {
        return new Problems(this);
    }

    /** Field errors in the order of the form. */
    public static final class Problems {

        private final Submission submission;
        private final List<FieldError> errors = new ArrayList<>();

        private Problems(Submission submission) {
            this.submission = submission;
        }

        /** The field must have the form of the example. */
        public Problems written(String field, String label, String pattern, String example) {
            return submission.text(field).matches(pattern)
                    ? this
                    : wrong(field, "请填写" + label + "，例如 " + example + "。 Fill this in, like " + example + ".");
        }

        /** Something else is wrong with the field. */
        public Problems wrong(String field, String message) {
            errors.add(new FieldError(field, message));
            return this;
        }

        /**
         * The field must hold one of the values.
         *
         * @param kind under which {@link Words} has the words of these values
         */
        public Problems oneOf(String field, String label, String kind, Set<String> allowed) {
            if (!allowed.contains(submission.text(field))) {
                var words = Words.all(kind).entrySet().stream()
                        .filter(word -> allowed.contains(word.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
                errors.add(new FieldError(
                        field,
                        "请选择" + label + "（可选："
                                + words.stream().map(Word::zh).collect(Collectors.joining("；"))
                                + "）。 Choose one of these: "
                                + words.stream().map(Word::en).collect(Collectors.joining("; ")) + "."));
            }
            return this;
        }

        /** The field must hold a text of at most this many characters, with at least one letter or digit. */
        public Problems required(String field, String label, int most) {
            if (submission.text(field).codePoints().noneMatch(Character::isLetterOrDigit)
                    && PlainText.is(submission.text(field))) {
                errors.add(new FieldError(field, "请填写" + label + "。 Please fill in this field."));
            }
            return optional(field, label, most);
        }

        /** The field must hold a name of at most this many characters. */
        public Problems name(String field, String label, int most) {
            return PlainText.isName(submission.text(field))
                    ? required(field, label, most)
                    : wrong(field, label + "：" + PlainText.NAME_REMEDY);
        }

        /** The field may hold a text of at most this many characters. */
        public Problems optional(String field, String label, int most) {
            if (!PlainText.is(submission.text(field))) {
                errors.add(new FieldError(field, label + PlainText.REMEDY));
            } else if (submission.text(field).length() > most) {
                errors.add(new FieldError(field, label + "最多 " + most + " 字。 At most " + most + " characters."));
            }
            return this;
        }

        /** The field must hold a day within these bounds, both included; null means 1990 or 2200. */
        public Problems day(String field, String label, @Nullable LocalDate notBefore, @Nullable LocalDate notAfter) {
            var first = notBefore == null ? PastDay.FIRST : notBefore;
            var last = notAfter == null ? PastDay.LAST : notAfter;
            var day = submission.day(field);
            if (day == null) {
                errors.add(new FieldError(
                        field, label + "须是日期，如 2026-12-31。 This must be a date, written like 2026-12-31."));
            } else if (day.isBefore(first)) {
                errors.add(new FieldError(field, label + "不得早于 " + first + "。 Not before " + first + "."));
            } else if (day.isAfter(last)) {
                errors.add(new FieldError(field, label + "不得晚于 " + last + "。 Not after " + last + "."));
            }
            return this;
        }

        /** @throws Refusal with 400 if any error was collected */
        public void refuseIfAny() {
            if (!errors.isEmpty()) {
                var text = new StringBuilder("未能提交，请更正后再试。 Not accepted; correct this and try again.");
                errors.forEach(error -> text.append(' ').append(error.message()));
                throw new Refusal(400, text.toString(), errors);
            }
        }
    }
}
