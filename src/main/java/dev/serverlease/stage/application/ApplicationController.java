package dev.serverlease.stage.application;

import dev.serverlease.lease.Leases;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Submission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors of a pending application: complete it, extend its deadline, withdraw it. */
@RestController
@RequestMapping("/api/leases/{number}")
@Tag(name = "租赁 Leases")
class ApplicationController {

    private static final int LONGEST_GROUND = 4000;

    private final CompletionCommands completion;
    private final ExtensionCommands extension;
    private final WithdrawalCommands withdrawal;
    private final Leases leases;
    private final LeaseReader reader;
    private final VisibleLeases visible;
    private final Actor actor;

    ApplicationController(
            CompletionCommands completion,
            ExtensionCommands extension,
            WithdrawalCommands withdrawal,
            Leases leases,
            LeaseReader reader,
            VisibleLeases visible,
            Actor actor) {
        this.completion = completion;
        this.extension = extension;
        this.withdrawal = withdrawal;
        this.leases = leases;
        this.reader = reader;
        this.visible = visible;
        this.actor = actor;
    }

    /** @param until the last day of the longer period */
    record ExtensionRequest(
            @NotNull(message = "请填写新期限的最后一日，例如 2026-12-31。 Give the last day of the longer period, like 2026-12-31.")
            LocalDate until,

            @Nullable String ground) {}

    record WithdrawalRequest(@Nullable String ground) {}

    @PutMapping(value = "/application", consumes = "application/json")
    @Operation(summary = "补正申请材料 Complete the application; the checks run again")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(ref = "#/components/schemas/Application")))
    LeaseView complete(@PathVariable String number, @RequestBody String application) {
        completion.complete(visible.get(number, actor.person()).number(), application, actor.person());
        return reader.view(leases.get(number));
    }

    @PostMapping("/extension")
    @Operation(summary = "延长补正期限，每次最多90日 Give more time for the completion, 90 days at most")
    LeaseView extend(@PathVariable String number, @Valid @RequestBody ExtensionRequest longer) {
        var lease = visible.get(number, actor.person());
        extension.extend(lease.number(), longer.until(), ground(longer.ground()), actor.name());
        return reader.view(leases.get(number));
    }

    @PostMapping("/withdrawal")
    @Operation(
            summary =
                    "撤回申请，写明理由，限承租人签署之前 Withdraw the application on a ground, until the lessee's signature is accepted")
    ResponseEntity<Void> withdraw(
            @PathVariable String number, @RequestBody(required = false) @Nullable WithdrawalRequest takenBack) {
        var lease = visible.get(number, actor.person());
        withdrawal.withdraw(lease.number(), ground(takenBack == null ? null : takenBack.ground()), actor.name());
        return ResponseEntity.accepted().build();
    }

    private static String ground(@Nullable String text) {
        var submission = new Submission(text == null ? Map.of() : Map.of("ground", text));
        submission.problems().required("ground", "理由", LONGEST_GROUND).refuseIfAny();
        return submission.text("ground");
    }
}
