package dev.serverlease.stage.activation.delivery;

import dev.serverlease.people.Actor;
import dev.serverlease.request.RequestKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The officers' door for a lessee that chooses on paper; by its page it chooses itself. */
@RestController
@Tag(name = "开通 Activation")
class EndChoiceController {

    private final EndChoiceCommands commands;
    private final Actor actor;

    EndChoiceController(EndChoiceCommands commands, Actor actor) {
        this.commands = commands;
        this.actor = actor;
    }

    /**
     * @param receivedOn when the statement reached the lessor
     * @param statement the lessee's statement, among the lease's files
     */
    record EndChoiceRequest(
            @NotNull(message = "请填写收到声明之日，例如 2027-01-31。 Give the day on which the statement arrived, like 2027-01-31.")
            LocalDate receivedOn,

            @NotNull(message = "请选择承租人的书面声明（先在“附件”中上传）。 Name the lessee's written statement, a file handed in before.")
            UUID statement) {}

    @PostMapping("/api/leases/{number}/end-choices")
    @Operation(
            summary = "登记承租人选择租期末日不顺延 Record that the lessee keeps the agreed last day",
            description = "仅在合同约定固定起止日、服务器迟于首日交付、声明于选择期限内到达时；末日改回约定之日，租金计至该日，另行出具交付确认书。204 已登记；400"
                    + " 内容有误；409 已经选择、期限已过或者没有可以选择的事项。 Only after a late hand-over of fixed days, for a statement that arrived in"
                    + " time: the last day is the agreed one again, rent runs until then, and a new confirmation is made. 204"
                    + " recorded; 400 invalid; 409 chosen already, too late, or nothing to choose.")
    ResponseEntity<Void> choose(
            @PathVariable String number,
            @Valid @RequestBody EndChoiceRequest request,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        commands.record(number, request, RequestKey.required(key), actor.name());
        return ResponseEntity.noContent().build();
    }
}
