package dev.serverlease.steering.officer;

import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The managers' door for an open task that is stuck with somebody, or with nobody. */
@RestController
@Tag(name = "业务调度 Steering")
class OfficerController {

    private final LeaseCommands commands;
    private final OfficerCommands officers;
    private final Actor actor;

    OfficerController(LeaseCommands commands, OfficerCommands officers, Actor actor) {
        this.commands = commands;
        this.officers = officers;
        this.actor = actor;
    }

    /**
     * @param task id of an open task of the lease
     * @param officer user id of an officer who may do it; without one the task goes back to its group
     */
    record OfficerRequest(
            @NotBlank(message = "请指明任务。 Name the task.")
            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String task,

            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            @Nullable
            String officer,

            @NotBlank(message = "请写明理由。 Say why.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {

        @Nullable
        String named() {
            return officer == null || officer.isBlank() ? null : officer.strip();
        }
    }

    @PutMapping("/api/leases/{number}/officer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "指定待办任务的办理人，或者退回办理组 Name who does an open task, or give it back to its group",
            description = "只能指定有权办理该任务的人员；前后办理人均收到消息提醒，理由记入办理经过。 Only somebody who may do this very task; both are"
                    + " told, and the ground is kept with the lease.")
    void name(@PathVariable String number, @Valid @RequestBody OfficerRequest request) {
        commands.lockedDo(number, lease -> {
            var moved = officers.move(
                    lease,
                    request.task().strip(),
                    request.named(),
                    null,
                    request.ground().strip(),
                    actor.name());
            officers.tell(lease, moved);
        });
    }
}
