package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.people.Actor;
import dev.serverlease.provision.ServerChanges.Done;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.RequestKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The operators' door after an agreement that changes the server. */
@RestController
@Tag(name = "变更与解除协议 Agreements")
class ServerChangeController {

    private final ServerChangeCommands commands;
    private final Actor actor;

    ServerChangeController(ServerChangeCommands commands, Actor actor) {
        this.commands = commands;
        this.actor = actor;
    }

    /** @param note what was changed, with serial numbers or identifiers and the operators' reference */
    record ServerChangeRequest(
            @NotNull(message = "请填写完成日，例如 2027-01-31。 Give the day on which it was done, like 2027-01-31.")
            LocalDate doneOn,

            @NotBlank(message = "请写明完成的内容。 Say what was changed.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String note) {}

    @PostMapping("/api/leases/{number}/server-changes")
    @Operation(
            summary = "登记已按变更协议变更服务器 Record that the server was changed as agreed",
            description = "204 已登记；400 内容有误；409 没有待实施的变更。同一 Idempotency-Key 重复提交只登记一次。 204 recorded; 400 invalid;"
                    + " 409 nothing is to be changed. A repeat under the same Idempotency-Key is recorded once.")
    ResponseEntity<Void> done(
            @PathVariable String number,
            @Valid @RequestBody ServerChangeRequest request,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        RequestKey.of(key);
        commands.done(number, new Done(request.doneOn(), request.note().strip(), key), actor.name());
        return ResponseEntity.noContent().build();
    }
}
