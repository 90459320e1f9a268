package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An agreement that somebody asks for; a renewal is asked for at its own door.
 *
 * @param kind CHANGE or TERMINATION
 * @param changes for a change: the changed answers of the application, one a line
 * @param proof for a change of the lessee's name, or of a number of its: id of the attachment that proves it; null else
 * @param endsOn for an end: the last day of the lease
 * @param settlement for an end: how the rent is settled
 * @param settlementSum for an end: what the one pays or the other repays, in the contract's currency; null if neither
 * @param settlementBy for an end: the last day for that
 * @param settlementOther for an end: whether nothing else is owed; null to say nothing of it
 */
record AgreementRequest(
        @NotBlank(message = "请选择变更协议或者解除协议。 Choose: a change or an end.")
        @Pattern(
                regexp = "CHANGE|TERMINATION|",
                message = "只能是变更协议或者解除协议；续租请以“申请续租”办理。 A change or an end; a renewal is asked for at its own door.")
        String kind,

        @NotBlank(message = "请填写理由。 Give the reason.")
        @Size(max = 1000, message = "最多 1000 字。 At most 1000 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        String reason,

        @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String changes,

        @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        @Nullable
        String proof,

        @Nullable LocalDate endsOn,

        @Pattern(regexp = AgreementRequest.SETTLEMENTS, message = AgreementRequest.SETTLEMENT) @Nullable
        String settlement,

        @Positive(message = AgreementRequest.SUM)
        @Digits(integer = 13, fraction = 2, message = AgreementRequest.SUM)
        @Nullable
        BigDecimal settlementSum,

        @Nullable LocalDate settlementBy,

        @Pattern(regexp = "NOTHING_OWED|", message = "请选择其余互不相欠，或者不选。 Choose that nothing else is owed, or nothing.")
        @Nullable
        String settlementOther) {

    private static final String SETTLEMENTS = "BY_USE|PAID|LESSEE_PAYS|LESSOR_REPAYS|";
    private static final String SETTLEMENT = "请选择租金如何结算。 Choose how the rent is settled.";
    private static final String SUM =
            "请填写大于零、最多两位小数的金额，例如 5000.00。 Give an amount above zero with at most two decimals, like 5000.00.";
}
