package dev.serverlease.process;

import dev.serverlease.process.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** What a form sent: names and values, not yet believed. */
public record Submission(Map<String, Object> values) {

    /** The value as text without surrounding space; empty where it was not sent. */
    public String text(String name) {
        var value = values.get(name);
        return value == null ? "" : value.toString().strip();
    }

    /** A variable as text: JSON as it was sent, nothing as the empty text. */
    public static String textOf(TypedValue variable) {
        var value = variable instanceof SerializableValue serialized
                ? serialized.getValueSerialized()
                : variable.getValue();
        return value == null ? "" : value.toString();
    }

    /** Collects what is wrong with the fields of a form, to be said all at once. */
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

        /** The field must hold one of the values. */
        public Problems oneOf(String field, String label, Set<String> allowed) {
            if (!allowed.contains(submission.text(field))) {
                errors.add(new FieldError(
                        field,
                        "请选择" + label + "（可选："
                                + String.join("、", allowed.stream().sorted().toList()) + "）。 Choose one of "
                                + String.join(", ", allowed.stream().sorted().toList()) + "."));
            }
            return this;
        }

        /** The field must hold a text of at most so many characters. */
        public Problems required(String field, String label, int most) {
            int length = submission.text(field).length();
            if (!PlainText.is(submission.text(field))) {
                errors.add(new FieldError(field, label + PlainText.REMEDY));
            } else if (length == 0) {
                errors.add(new FieldError(field, "请填写" + label + "。 Please fill in this field."));
            } else if (length > most) {
                errors.add(new FieldError(field, label + "最多 " + most + " 字。 At most " + most + " characters."));
            }
            return this;
        }

        /** @throws Refusal with 400 where anything is wrong */
        public void refuseIfAny() {
            if (!errors.isEmpty()) {
                var text = new StringBuilder("未能提交，请更正后再试。 Not accepted; correct this and try again.");
                errors.forEach(error -> text.append(' ').append(error.message()));
                throw new Refusal(400, text.toString(), errors);
            }
        }
    }
}
