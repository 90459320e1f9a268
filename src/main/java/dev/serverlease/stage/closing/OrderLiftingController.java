package dev.serverlease.stage.closing;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door for orders that are lifted while a lease closes. */
@RestController
@Tag(name = "解除与清结 Termination and closing")
class OrderLiftingController {

    private final OrderLiftingCommands liftings;
    private final Actor actor;

    OrderLiftingController(OrderLiftingCommands liftings, Actor actor) {
        this.liftings = liftings;
        this.actor = actor;
    }

    record OrderLiftingRequest(
            @NotBlank(message = "请填写解除命令的文书和文号。 Name the document that lifts the order.")
            @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String proof) {}

    @PostMapping("/api/leases/{number}/order-liftings")
    @Operation(summary = "登记命令已解除（退租清结阶段） An order was lifted, while the lease closes")
    ResponseEntity<Void> lift(@PathVariable String number, @Valid @RequestBody OrderLiftingRequest request) {
        liftings.lift(number, request.proof().strip(), actor.name());
        return ResponseEntity.accepted().build();
    }
}
