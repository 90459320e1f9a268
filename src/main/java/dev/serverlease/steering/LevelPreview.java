package dev.serverlease.steering;

import dev.serverlease.request.Refusal;
import dev.serverlease.steering.LevelChanges.Change;
import dev.serverlease.steering.level.ServiceLevel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which another value of a level is asked for, as it was sent, and what would come of it.
 *
 * @param value as it was typed; null while nothing is asked for
 * @param from likewise; today if it is left blank
 * @param change null unless both are given and nothing is wrong
 * @param wrong by field what is wrong with it, in both languages; empty if nothing is
 */
record LevelPreview(
        @Nullable String value, String from, @Nullable Change change, Map<String, String> wrong) {

    private static final String VALUE = "value";
    private static final String FROM = "from";

    static final String WHOLE = "请填写整数，例如 30。 Must be a whole number, like 30.";

    private static final String DATE = "日期请按 2026-12-31 的格式填写。 Must be a date, like 2026-12-31.";

    static LevelPreview of(
            ServiceLevel level, @Nullable String value, @Nullable String from, LocalDate today, LevelChanges changes) {
        var wrong = new LinkedHashMap<String, String>();
        var day = from == null || from.isBlank() ? today : date(from, wrong);
        var count = value == null ? null : number(value, wrong);
        return new LevelPreview(
                value,
                day == null ? String.valueOf(from) : day.toString(),
                day == null || count == null ? null : change(level, count, day, changes, wrong),
                wrong);
    }

    private static @Nullable Change change(
            ServiceLevel level, int count, LocalDate from, LevelChanges changes, Map<String, String> wrong) {
        try {
            return changes.of(level, count, from);
        } catch (Refusal refused) {
            // the door names a value by its unit
            refused.errors().forEach(error -> wrong.put(error.field().equals(FROM) ? FROM : VALUE, error.message()));
            return null;
        }
    }

    private static @Nullable Integer number(String text, Map<String, String> wrong) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException none) {
            wrong.put(VALUE, WHOLE);
            return null;
        }
    }

    private static @Nullable LocalDate date(String text, Map<String, String> wrong) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException none) {
            wrong.put(FROM, DATE);
            return null;
        }
    }
}
