package dev.serverlease.stage.closing;

import dev.serverlease.request.PlainText;
import dev.serverlease.stage.closing.ground.ContractGround;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A requested termination.
 *
 * @param by who terminates
 * @param knownSince since when that party knows, or should know, of the ground; for an agreement its day; null for
 *     {@code INDEFINITE}
 * @param serverSeized facts that the lessee reports (arts. 724 and 729); null if nothing is reported
 * @param contractGround which item of the contract's clause the lessor terminates on; null for any other ground
 * @param demandArrivedOn when the demand arrived after which the right arose; null if the ground needs none
 * @param demandDays of its period; null as well, or where the contract names them
 * @param otherThanPayment whether the ground is other than payment; asked of the lessor while rent is open
 * @param noticeArrivedOn only for {@code INDEFINITE}: when the notice arrived (art. 730)
 * @param proof only for {@code INDEFINITE}: what proves that
 * @param endsOn only for {@code INDEFINITE}: the last day of the lease
 */
record TerminationRequest(
        @NotNull(message = "请选择解除事由。 Choose a ground.") TerminationGround ground,

        @NotNull(message = "请选择由哪一方解除：出租人或者承租人。 Say who terminates: the lessor or the lessee.")
        @Pattern(regexp = "LESSOR|LESSEE", message = "解除方只能是出租人或者承租人。 Must be the lessor or the lessee.")
        String by,

        @Nullable LocalDate knownSince,

        @NotBlank(message = "请说明事实与理由。 Explain it.")
        @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        String explanation,

        @Nullable Boolean serverSeized,
        @Nullable Boolean serverDisputed,
        @Nullable Boolean useConditionsBreached,
        @Nullable Boolean thingLost,
        @Nullable Boolean causedByLessee,
        @Nullable ContractGround contractGround,
        @Nullable LocalDate demandArrivedOn,
        @Nullable Integer demandDays,
        @Nullable Boolean otherThanPayment,
        @Nullable LocalDate noticeArrivedOn,

        @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String proof,

        @Nullable LocalDate endsOn) {

    /** What says more of a ground, by the names of the members; what is not said is null. */
    Map<String, @Nullable Object> ofAGround() {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("knownSince", knownSince);
        said.put("serverSeized", serverSeized);
        said.put("serverDisputed", serverDisputed);
        said.put("useConditionsBreached", useConditionsBreached);
        said.put("thingLost", thingLost);
        said.put("causedByLessee", causedByLessee);
        said.put("contractGround", contractGround);
        said.put("demandArrivedOn", demandArrivedOn);
        said.put("demandDays", demandDays);
        said.put("otherThanPayment", otherThanPayment);
        return said;
    }
}
