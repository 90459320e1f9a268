package dev.serverlease.stage.closing;

import dev.serverlease.people.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door for terminations. */
@RestController
@Tag(name = "解除与清结 Termination and closing")
class TerminationController {

    private final TerminationCommands requests;
    private final Actor actor;

    TerminationController(TerminationCommands requests, Actor actor) {
        this.requests = requests;
        this.actor = actor;
    }

    @PostMapping("/api/leases/{number}/terminations")
    @Operation(
            summary = "提出解除合同；不定期租赁的解除通知 Ask to terminate; notice for an indefinite lease",
            description = "202 已受理；409 所处阶段不符；422 依法不能解除，附理由。"
                    + " 202 accepted; 409 in another stage; 422 where the law is against it, with the reason.")
    ResponseEntity<Void> terminate(@PathVariable String number, @Valid @RequestBody TerminationRequest request) {
        requests.accept(number, request, actor.name());
        return ResponseEntity.accepted().build();
    }
}
