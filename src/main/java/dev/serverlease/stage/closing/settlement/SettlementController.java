package dev.serverlease.stage.closing.settlement;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.RequestKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The door for what is settled after the end of a lease. */
@RestController
@Tag(name = "终止 Closing")
class SettlementController {

    private final SettlementCommands commands;
    private final VisibleLeases visible;
    private final Actor actor;

    SettlementController(SettlementCommands commands, VisibleLeases visible, Actor actor) {
        this.commands = commands;
        this.visible = visible;
        this.actor = actor;
    }

    @PostMapping("/api/leases/{number}/settlements")
    @Operation(
            summary = "登记押金已退还或者租金已结清 Record that the deposit was repaid, or the rent settled",
            description = "合同终止后；登记之前，该义务在承租人页面上一直列明。再次登记的，以最后一次为准。202 已登记；400 内容有误；409 合同尚未终止。 After the"
                    + " end; until it is recorded the lessee's page lists what is owed. Of several records the newest counts."
                    + " 202 recorded; 400 invalid; 409 the contract has not ended.")
    ResponseEntity<Void> settle(
            @PathVariable String number,
            @Valid @RequestBody SettlementRequest request,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        var person = actor.person();
        commands.settle(visible.get(number, person).number(), request, RequestKey.required(key), person.name());
        return ResponseEntity.accepted().build();
    }
}
