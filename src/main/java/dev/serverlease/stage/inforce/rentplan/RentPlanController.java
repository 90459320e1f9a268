package dev.serverlease.stage.inforce.rentplan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import dev.serverlease.stage.inforce.rentplan.RentPlanCommands.Converted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How rent is paid by contracts that were concluded in words: as figures from now on. */
@RestController
@Tag(name = "租金 Rent")
class RentPlanController {

    private final RentPlanCommands plans;
    private final Actor actor;

    RentPlanController(RentPlanCommands plans, Actor actor) {
        this.plans = plans;
        this.actor = actor;
    }

    /** @param after the last lease of the answer before; null to begin */
    record ConversionRequest(
            @NotNull(message = "请写明是否仅试算（dryRun）。 Say whether it is a dry run.")
            Boolean dryRun,

            @Pattern(
                    regexp = "(SL-[0-9]{4}-[0-9]{6})?",
                    message = "请填写租赁编号，例如 SL-2026-000123，或者不填。 Give a lease's number or nothing.")
            @Nullable
            String after) {}

    @PostMapping("/api/rent-plans/conversions")
    @Operation(
            summary = "把运行中租赁的租金支付文字转换为数字 Convert the words on payment of running leases into figures",
            description =
                    "dryRun 为 true 的，只返回结果，不保存。每次处理一页，next 不为空的，以其为 after 继续；重复执行不重复转换。 With dryRun nothing is"
                            + " stored. One page at a time: go on with next as after until it is null; a repeat converts nothing twice.")
    Converted convert(@Valid @RequestBody ConversionRequest request) {
        return plans.convert(
                Boolean.TRUE.equals(request.dryRun()), Objects.requireNonNullElse(request.after(), ""), actor.name());
    }

    /** @param dueDays the last day for payment: 1 is the period's first day, in arrears the day after its last */
    record PlanRequest(
            @NotNull(message = PERIOD) @Pattern(regexp = "MONTH|QUARTER|HALF_YEAR|YEAR|ONCE", message = PERIOD)
            String period,

            @NotNull(message = TIMING) @Pattern(regexp = "ADVANCE|ARREARS", message = TIMING)
            String timing,

            @NotNull(message = DAYS) @Min(value = 1, message = DAYS) @Max(value = 60, message = DAYS)
            Integer dueDays,

            @NotNull(message = UNIT) @Pattern(regexp = "CALENDAR_DAYS|WORKING_DAYS", message = UNIT)
            String dueUnit,

            @NotBlank(message = "请写明依据，例如合同条款的原文。 Give the ground, such as the contract's words.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {

        private static final String PERIOD = "请选择支付周期。 Choose how often rent is paid.";
        private static final String TIMING = "请选择先付或者后付。 Choose in advance or in arrears.";
        private static final String DAYS = "请填写 1 至 60 的日数。 Give a number of days from 1 to 60.";
        private static final String UNIT = "请选择自然日或者工作日。 Choose calendar or working days.";
    }

    @PostMapping("/api/leases/{number}/rent-plans")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "登记租金支付的数字 Enter how rent is paid, in figures",
            description =
                    "合同的付款日期是文字约定、系统不能读出的，由法务人员按合同原文登记。 For a contract whose words name days that the system does not"
                            + " read: a legal officer enters them.")
    void enter(@PathVariable String number, @Valid @RequestBody PlanRequest request) {
        plans.enter(
                number,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("period", request.period())
                        .put("timing", request.timing())
                        .put("dueDays", request.dueDays())
                        .put("dueUnit", request.dueUnit())
                        .put("means", "OTHER"),
                request.ground().strip(),
                actor.name());
    }
}
