package dev.serverlease.steering;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
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
    private final LevelViews views;
    private final Actor actor;

    LevelController(LevelCommands commands, LevelViews views, Actor actor) {
        this.commands = commands;
        this.views = views;
        this.actor = actor;
    }

    /**
     * @param count in the level's unit, days or working days
     * @param from the day from which it counts, today at the earliest
     */
    record LevelRequest(
            @NotNull(message = "请填写天数。 Fill in the number of days.")
            @Digits(integer = 4, fraction = 0, message = "请填写整数，例如 30。 Must be a whole number, like 30.")
            BigDecimal count,

            @NotNull(message = "请填写起始日。 Name the day from which it counts.")
            LocalDate from,

            @NotBlank(message = "请写明调整的理由。 Say why it is set.")
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
            description = "已经开始计算的期限不变，此后开始的适用新值；自当日起的，一分钟后在所有节点同时适用。超出法律或者内部界限的不予接受。 Dates that are"
                    + " open do not move, what begins afterwards follows; from today on means in a minute, at every node at once. What"
                    + " is beyond a border of the law or of the house is refused.")
    void set(@PathVariable ServiceLevel level, @Valid @RequestBody LevelRequest request) {
        commands.set(
                level,
                request.count().intValue(),
                request.from(),
                request.ground().strip(),
                actor.name());
    }
}
