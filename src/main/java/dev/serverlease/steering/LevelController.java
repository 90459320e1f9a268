package dev.serverlease.steering;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.steering.level.LevelCommands;
import dev.serverlease.steering.level.ServiceLevel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The managers' door to the service levels. */
@RestController
@RequestMapping("/api/steering/levels")
@Tag(name = "业务调度 Steering")
class LevelController {

    private final LevelCommands commands;
    private final LevelChanges changes;
    private final LevelViews views;
    private final Actor actor;

    LevelController(LevelCommands commands, LevelChanges changes, LevelViews views, Actor actor) {
        this.commands = commands;
        this.changes = changes;
        this.views = views;
        this.actor = actor;
    }

    /**
     * The value stands in the field of the level's unit, so that three days are never taken for three months.
     *
     * @param days of a level that counts days
     * @param workingDays of one that counts working days
     * @param from the day from which it counts, today at the earliest
     * @param confirmed wanted where the value is less than half or more than double of what counts before
     */
    record LevelRequest(
            @Digits(integer = 9, fraction = 0, message = LevelPreview.WHOLE) @Nullable
            BigDecimal days,

            @Digits(integer = 9, fraction = 0, message = LevelPreview.WHOLE) @Nullable
            BigDecimal workingDays,

            @NotNull(message = "请填写起始日。 Name the day from which it counts.")
            LocalDate from,

            @NotBlank(message = "请写明调整的理由。 Say why it is set.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground,

            @Nullable Boolean confirmed) {

        /** @throws Refusal with 400 if it does not stand in the field of the level's unit alone */
        int of(ServiceLevel level) {
            boolean days = level.unit() == ServiceLevel.Unit.DAYS;
            var value = days ? this.days : workingDays;
            var other = days ? workingDays : this.days;
            if (value == null || other != null) {
                var message = "“" + level.words().zh() + "”以" + (days ? "日" : "工作日") + "计，请仅填写 "
                        + level.unit().field() + "。 It is counted in "
                        + level.unit().en() + "s; give " + level.unit().field() + " alone.";
                throw new Refusal(
                        400, message, List.of(new FieldError(level.unit().field(), message)));
            }
            return value.intValue();
        }
    }

    /** @param id of a value that was set, as the history has it */
    record LevelWithdrawalRequest(
            @NotNull(message = "请指明收回哪一项。 Say which one is taken back.")
            Long id,

            @NotBlank(message = "请写明收回的理由。 Say why it is taken back.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @GetMapping
    @Operation(summary = "各项时限：现行的、已定将来适用的和历次调整 The service levels: in force, to come, and all that were set")
    List<LevelViews.View> all() {
        return views.all();
    }

    @PostMapping("/{level}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "调整一项时限，自某日起适用 Set a service level from a day on",
            description = "已经开始计算的期限不变，此后开始的适用新值；自当日起的，一分钟后在所有节点同时适用。超出法律或者内部界限的不予接受；不足原值一半或者超过一倍的，须确认。 Dates that are"
                    + " open do not move, what begins afterwards follows; from today on means in a minute, at every node at once. What"
                    + " is beyond a border of the law or of the house is refused; less than half or more than double is to be"
                    + " confirmed.")
    void set(@PathVariable ServiceLevel level, @Valid @RequestBody LevelRequest request) {
        int count = request.of(level);
        changes.requireConfirmed(level, count, request.from(), Boolean.TRUE.equals(request.confirmed()));
        commands.set(level, count, request.from(), request.ground().strip(), actor.name());
    }

    @PostMapping("/{level}/withdrawals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "收回一项尚未生效的调整 Take back a value that does not count yet",
            description =
                    "原记录保留，另行记录收回；同项此前所定的随之适用。 What was set stays on record, with who took it back and why; what was"
                            + " set before it counts again.")
    void takeBack(@PathVariable ServiceLevel level, @Valid @RequestBody LevelWithdrawalRequest request) {
        commands.takeBack(level, request.id(), request.ground().strip(), actor.name());
    }
}
