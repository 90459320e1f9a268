package dev.serverlease.stage.inforce.rent;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Rent that was not paid in time.
 *
 * @param overdueSince first day on which it was overdue
 */
record OverdueRentRequest(
        @NotNull(message = Amount.REMEDY)
        @Positive(message = Amount.REMEDY)
        @Digits(integer = 13, fraction = 2, message = Amount.REMEDY)
        BigDecimal amount,

        @NotBlank(message = "请填写币种，例如 CNY。 Give the currency, like CNY.")
        @Pattern(regexp = "[A-Z]{3}|", message = "币种是三位大写字母，例如 CNY。 The currency has three capital letters, like CNY.")
        String currency,

        @NotNull(message = "请填写逾期起始日，例如 2027-01-31。 Say since when it is overdue, like 2027-01-31.")
        LocalDate overdueSince) {}
