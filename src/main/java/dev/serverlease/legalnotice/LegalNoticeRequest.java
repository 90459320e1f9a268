package dev.serverlease.legalnotice;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A letter that an officer asks for.
 *
 * @param statement what is added to the facts, as the officer writes it
 * @param amount demanded, in the currency of the overdue rent; null for what is owed
 * @param periodDays to pay, counted from the day after arrival; null for the usual period
 */
public record LegalNoticeRequest(
        @NotNull(message = "请选择通知种类。 Choose the kind of notice.") @Nullable
        LegalNoticeKind kind,

        @Nullable @Size(max = 2000, message = "补充事实最多 2000 字，请精简。 At most 2000 characters; shorten it.")
        String statement,

        @Nullable
        @Positive(message = "金额应当大于零，例如 18000.00。 An amount above zero, like 18000.00.")
        @Digits(integer = 13, fraction = 2, message = "金额最多两位小数，例如 18000.00。 At most two decimals, like 18000.00.")
        BigDecimal amount,

        @Nullable
        @Min(value = 1, message = "支付期限为 1 至 999 日。 The period is 1 to 999 days.")
        @Max(value = 999, message = "支付期限为 1 至 999 日。 The period is 1 to 999 days.")
        Integer periodDays) {

    /** What the product asks for when the task is created. */
    static LegalNoticeRequest usual(LegalNoticeKind kind) {
        return new LegalNoticeRequest(kind, null, null, null);
    }

    /** @throws Refusal with 422 that names what only a demand for rent takes */
    void requireOnlyItsOwn() {
        if (kind == LegalNoticeKind.RENT_DEMAND) {
            return;
        }
        var demand = LegalNoticeKind.RENT_DEMAND.title();
        var message = "此项仅" + demand.zh() + "填写，请删除。 Only for: " + demand.en() + "; remove it.";
        var errors = new ArrayList<FieldError>();
        if (amount != null) {
            errors.add(new FieldError("amount", message));
        }
        if (periodDays != null) {
            errors.add(new FieldError("periodDays", message));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(422, message, errors);
        }
    }

    String saidStatement() {
        return statement == null ? "" : statement.strip();
    }
}
