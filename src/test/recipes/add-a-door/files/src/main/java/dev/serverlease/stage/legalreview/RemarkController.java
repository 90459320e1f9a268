package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A remark of an officer, kept in the lease's timeline. */
@RestController
@Tag(name = "法务审查 Legal review")
class RemarkController {

    private final LeaseCommands commands;
    private final AuditTrail audit;
    private final Actor actor;

    RemarkController(LeaseCommands commands, AuditTrail audit, Actor actor) {
        this.commands = commands;
        this.audit = audit;
        this.actor = actor;
    }

    record Remark(
            @NotBlank(message = "请填写备注。 Write the remark.")
            @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String text) {}

    @PostMapping("/api/leases/{number}/remarks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "备注 Remark on the lease")
    void remark(@PathVariable String number, @Valid @RequestBody Remark remark) {
        commands.lockedDo(number, lease -> {
            if (lease.stage() == LeaseStage.ENDED) {
                throw new Refusal(
                        409, "租赁 " + number + " 已结束，不能再备注。 Lease " + number + " has ended; it takes no remark.");
            }
            audit.record(
                    number,
                    actor.name(),
                    "REMARKED",
                    Map.of("text", remark.text().strip()),
                    null);
        });
    }
}
