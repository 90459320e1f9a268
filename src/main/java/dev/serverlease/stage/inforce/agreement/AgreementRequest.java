package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An agreement that somebody asks for; a renewal is asked for at its own door.
 *
 * @param kind CHANGE or TERMINATION
 * @param changes for a change: the changed answers of the application, one a line
 * @param endsOn for an end: the last day of the lease
 * @param settlementRent for an end: how the rent is settled, in words
 * @param settlementOther for an end: what else both agree; null for nothing
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

        @Nullable LocalDate endsOn,

        @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        @Nullable
        String settlementRent,

        @Size(max = 1000, message = "最多 1000 字。 At most 1000 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        @Nullable
        String settlementOther) {}
