package dev.serverlease.stage.inforce.rent;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A received payment.
 *
 * @param amount in the currency of what is owed
 * @param reference the caller's own number: idempotent by this number
 * @param payer LESSEE by default, or SUBLESSEE who pays instead (Civil Code art. 719)
 */
record PaymentRequest(
        @NotNull(message = Amount.REMEDY)
        @Positive(message = Amount.REMEDY)
        @Digits(integer = 13, fraction = 2, message = Amount.REMEDY)
        BigDecimal amount,

        @NotNull(message = "请填写付款日，例如 2027-01-31。 Say when it was paid, like 2027-01-31.")
        LocalDate paidOn,

        @NotBlank(message = "请填写付款编号（防重复）。 Give the payment's own number; it is recorded once.")
        @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        String reference,

        @Pattern(regexp = "LESSEE|SUBLESSEE", message = "付款人只能是承租人或者次承租人。 Must be the lessee or the sublessee.")
        @Nullable
        String payer) {

    String paidBy() {
        return Objects.requireNonNullElse(payer, "LESSEE");
    }
}
