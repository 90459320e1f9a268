package dev.serverlease.stage.closing.settlement;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That something is settled.
 *
 * @param what DEPOSIT or RENT
 * @param amount what was paid, in the contract's currency; 0 if nothing was
 * @param setOff what of the deposit was set off, or of rent what was set off against it; null for nothing
 * @param rentOwed of rent alone: what is owed by the time of use, up to the end
 * @param rentPaid of rent alone: what of it was paid before, also ahead
 * @param difference of rent alone: why it differs from what the plan and the payments on record give; null if it does
 *     not
 * @param note of a deposit, what was set off, with item, amount and ground; of rent, who paid, or that nothing was owed
 */
record SettlementRequest(
        @NotNull(message = SettlementRequest.WHAT) @Pattern(regexp = "DEPOSIT|RENT", message = SettlementRequest.WHAT)
        String what,

        @NotNull(message = SettlementRequest.AMOUNT)
        @PositiveOrZero(message = SettlementRequest.AMOUNT)
        @Digits(integer = 13, fraction = 2, message = SettlementRequest.AMOUNT)
        BigDecimal amount,

        @PositiveOrZero(message = SettlementRequest.SUM)
        @Digits(integer = 13, fraction = 2, message = SettlementRequest.SUM)
        @Nullable
        BigDecimal setOff,

        @PositiveOrZero(message = SettlementRequest.SUM)
        @Digits(integer = 13, fraction = 2, message = SettlementRequest.SUM)
        @Nullable
        BigDecimal rentOwed,

        @PositiveOrZero(message = SettlementRequest.SUM)
        @Digits(integer = 13, fraction = 2, message = SettlementRequest.SUM)
        @Nullable
        BigDecimal rentPaid,

        @NotNull(message = "请填写付款日，例如 2027-01-31。 Say when it was paid, like 2027-01-31.")
        LocalDate paidOn,

        @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String note,

        @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String difference) {

    static final String WHAT = "请选择结清的事项：押金或者租金。 Say what is settled, the deposit or the rent.";

    static final String AMOUNT = "请填写金额，例如 18000.00（最多两位小数），没有付款的填 0。 Give the amount, like 18000.00, or 0.";

    static final String SUM = "请填写金额，例如 18000.00（最多两位小数）。 Give the amount, like 18000.00.";

    @Nullable
    String saidNote() {
        return said(note);
    }

    @Nullable
    String saidDifference() {
        return said(difference);
    }

    private static @Nullable String said(@Nullable String text) {
        var said = Objects.requireNonNullElse(text, "").strip();
        return said.isEmpty() ? null : said;
    }
}
