package dev.serverlease.stage.activation.delivery;

import dev.serverlease.people.Actor;
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

/** 交付内容: serial numbers, parts and IP addresses of what is handed over, for the confirmation of hand-over. */
@RestController
@Tag(name = "开通 Activation")
class DeliveryDetailsController {

    private final DeliveryCommands commands;
    private final Actor actor;

    DeliveryDetailsController(DeliveryCommands commands, Actor actor) {
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping("/api/leases/{number}/delivery-details")
    @Operation(
            summary = "登记交付的服务器（型号、序列号、IP 地址） Record the servers that are handed over",
            description = "交付前登记的，写入交付确认书；交付后登记的，另行出具更正后的交付确认书。 Recorded before the hand-over it stands in the"
                    + " confirmation; after it a new confirmation is made.")
    ResponseEntity<Void> record(
            @PathVariable String number,
            @Valid @RequestBody DeliveryDetailsRequest request,
            @Parameter(required = true) @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        commands.record(number, request, RequestKey.required(key), actor.name());
        return ResponseEntity.noContent().build();
    }
}
