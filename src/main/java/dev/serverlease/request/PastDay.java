package dev.serverlease.request;

import dev.serverlease.request.Refusal.FieldError;
import java.time.LocalDate;
import java.util.List;

/** A day on which something happened: not before 1990, when none of this existed, and not in the future. */
public final class PastDay {

    /** The first and the last day that any door or form accepts; other days are typing errors. */
    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    public static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    private PastDay() {}

    /** @throws Refusal with 400 if it is not such a day */
    public static void require(String field, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw wrong(
                    field,
                    "日期 " + day + " 尚未到来，请填写今天或者以前的日期。 The day " + day
                            + " has not come yet; give today or an earlier day.");
        }
        if (day.isBefore(FIRST)) {
            throw wrong(
                    field,
                    "日期 " + day + " 早于 " + FIRST + "，请核对。 The day " + day + " is before " + FIRST + "; check it.");
        }
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(400, message, List.of(new FieldError(field, message)));
    }
}
