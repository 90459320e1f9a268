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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The managers' door for a lease whose salesperson leaves. */
@RestController
@Tag(name = "业务调度 Steering")
class ApplicantController {

    private final LeaseCommands commands;
    private final Salespeople salespeople;
    private final Actor actor;

    ApplicantController(LeaseCommands commands, Salespeople salespeople, Actor actor) {
        this.commands = commands;
        this.salespeople = salespeople;
        this.actor = actor;
    }

    /** @param applicant user id of a salesperson */
    record ApplicantRequest(
            @NotBlank(message = "请指定销售人员。 Name a salesperson.")
            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String applicant,

            @NotBlank(message = "请写明理由。 Say why.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @PutMapping("/api/leases/{number}/applicant")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "变更经办人，例如原经办人离职 Give a lease to another salesperson, as when its applicant leaves",
            description =
                    "只能指定没有以其他身份参与该租赁办理的销售人员；其本人的待办任务一并转交，原经办人不再能查看该租赁，也仍不得审查。前后经办人均收到消息提醒，理由记入办理经过，已提交的申请仍载明提交人。 Only a"
                            + " salesperson who has done nothing else for the lease. The applicant's own task goes along, the former"
                            + " one sees the lease no longer and still may not check it. Both are told, the ground is kept with the"
                            + " lease, and each application keeps who submitted it.")
    void change(@PathVariable String number, @Valid @RequestBody ApplicantRequest request) {
        var successor = request.applicant().strip();
        commands.lockedDo(number, lease -> {
            salespeople.give(lease, successor, request.ground().strip(), actor.name());
            salespeople.tell(lease, successor);
        });
    }
}
