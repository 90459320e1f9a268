package dev.serverlease.steering.run;

import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The managers' door for all leases of a filter whose salesperson leaves. */
@RestController
@RequestMapping("/api/steering/applicants")
@Tag(name = "业务调度 Steering")
class ApplicantRunController {

    private final ApplicantChanges changes;
    private final Runs runs;
    private final RunDoor door;

    ApplicantRunController(ApplicantChanges changes, Runs runs, RunDoor door) {
        this.changes = changes;
        this.runs = runs;
        this.door = door;
    }

    /**
     * @param filter as the address of the list has it, {@code applicant=sales1&stage=OPEN}
     * @param successor user id of a salesperson
     */
    record ApplicantsRequest(
            @NotBlank(message = "请给出租赁列表的条件。 Give the filter of a list of leases.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String filter,

            @NotBlank(message = "请指定销售人员。 Name a salesperson.")
            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String successor,

            @NotBlank(message = "请写明理由。 Say why.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @GetMapping
    @Operation(summary = "预览：某条件的租赁有多少件会变更经办人 How many leases of a filter would go to another salesperson")
    ApplicantChanges.Preview preview(@RequestParam String filter, @RequestParam String successor) {
        return changes.plan(RunFilter.of(filter), successor.strip()).preview();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "将某条件的租赁交由其他销售人员经办，例如原经办人离职 Give the leases of a filter to another salesperson, as when"
                    + " their applicant leaves",
            description =
                    "逐件办理，与单件变更经办人（PUT /api/leases/{number}/applicant）相同，理由记入每件租赁的办理经过；已经结束的、已由其经办的、其以其他身份参与办理的，以及决定之后已改由他人经办的，跳过并说明原因。进度见 Location，可以停止和继续。 One"
                            + " lease at a time, as PUT /api/leases/{number}/applicant does it, the ground in each timeline. Skipped,"
                            + " and told why: what has ended, is the successor's already, what the successor did other work for, and"
                            + " what somebody else was given since. Read the progress at Location; it can be stopped and go on.")
    ResponseEntity<Void> give(@Valid @RequestBody ApplicantsRequest request, HttpServletRequest asked) {
        var filter = RunFilter.of(request.filter());
        var successor = request.successor().strip();
        var plan = changes.plan(filter, successor);
        if (plan.preview().isEmpty()) {
            throw new Refusal(
                    409,
                    "符合条件的租赁没有可以交由 " + successor + " 经办的：没有符合条件的，已由其经办，已经结束，或者其已以其他身份参与办理。 No lease of this filter can"
                            + " go to " + successor + ": none is found, or they are theirs already, have ended, or "
                            + successor
                            + " has done other work for them.");
        }
        var ground = request.ground().strip();
        return door.begin(
                asked,
                filter.query() + "\n" + successor + "\n" + ground,
                plan.preview().given(),
                () -> runs.give(door.manager(), ground, filter, successor, plan.leases()));
    }
}
