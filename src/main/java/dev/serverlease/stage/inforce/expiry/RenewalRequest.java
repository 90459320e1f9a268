package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A requested renewal.
 *
 * @param termMonths the new term, counted from the day after the current term's last day; the rulebook sets the maximum
 * @param monthlyRent the new rent; null if it does not change
 * @param changes what else shall change of the application, and answers to what it was never asked, one a line; null
 *     for nothing
 * @param replace whether it takes the place of one that is kept for its review; null for no
 * @param reference sales' own number for the renewal; idempotent by this number
 */
record RenewalRequest(
        @NotNull(message = "请填写续租期限（月）。 Say for how many months.")
        @Min(value = 1, message = "至少一个月。 At least one month.")
        @Max(value = 1200, message = "最多 1200 个月。 At most 1200 months.")
        Integer termMonths,

        @DecimalMin(value = "0", message = "租金不得为负。 Must not be negative.")
        @Digits(integer = 12, fraction = 2, message = "最多 12 位整数、2 位小数。 At most 12 digits and 2 decimals.")
        @Nullable
        BigDecimal monthlyRent,

        @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String changes,

        @Nullable Boolean replace,

        @NotBlank(message = "请填写业务编号。 Give your own reference.")
        @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        String reference) {}
