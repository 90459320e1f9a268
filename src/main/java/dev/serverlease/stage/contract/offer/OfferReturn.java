package dev.serverlease.stage.contract.offer;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** That the lessee does not sign. @param reason what the lessee said, or why nothing reached it */
record OfferReturn(
        @NotBlank(message = "请填写理由。 Give the reason.")
        @Size(max = 1000, message = "最多 1000 字。 At most 1000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        String reason) {}
