package dev.serverlease.stage.inforce.rent;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors for rent: overdue rent, payments, and the lessee's grounds. */
@RestController
@RequestMapping("/api/leases/{number}")
@Tag(name = "租金 Rent")
class RentController {

    private final OverdueRentCommands overdue;
    private final RentPaymentCommands payments;
    private final RentRetractionCommands retraction;
    private final RentDefaults rents;
    private final VisibleLeases visible;
    private final Actor actor;
    private final Clock clock;

    RentController(
            OverdueRentCommands overdue,
            RentPaymentCommands payments,
            RentRetractionCommands retraction,
            RentDefaults rents,
            VisibleLeases visible,
            Actor actor,
            Clock clock) {
        this.overdue = overdue;
        this.payments = payments;
        this.retraction = retraction;
        this.rents = rents;
        this.visible = visible;
        this.actor = actor;
        this.clock = clock;
    }

    record RentObjectionRequest(
            @NotBlank(message = "请填写抗辩理由。 Give the ground.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @PostMapping("/rent-defaults")
    @Operation(summary = "登记逾期租金，由此催告 Record overdue rent; it is then demanded (Civil Code art. 722)")
    ResponseEntity<RentView> overdue(@PathVariable String number, @Valid @RequestBody OverdueRentRequest request) {
        return ResponseEntity.accepted()
                .body(RentView.of(overdue.overdue(number, request, actor.name()), clock.getZone()));
    }

    record RentRetractionRequest(
            @NotBlank(message = "请填写取消登记的理由。 Say why it is retracted.")
            @Size(max = 4000, message = "最多 4000 字。 At most 4000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @PostMapping("/rent-defaults/{position}/retraction")
    @Operation(summary = "取消误登记的逾期租金 Retract a default that was recorded by mistake")
    ResponseEntity<RentView> retract(
            @PathVariable String number,
            @PathVariable int position,
            @Valid @RequestBody RentRetractionRequest mistake) {
        var rent = retraction.retract(number, position, mistake.ground().strip(), actor.name());
        return ResponseEntity.accepted().body(RentView.of(rent, clock.getZone()));
    }

    @GetMapping("/rent-defaults")
    @Operation(summary = "逾期租金及其处理 Overdue rent and what came of it")
    List<RentView> defaults(@PathVariable String number) {
        return rents.of(visible.get(number, actor.person()).number()).stream()
                .map(rent -> RentView.of(rent, clock.getZone()))
                .toList();
    }

    @PostMapping("/rent-payments")
    @Operation(summary = "登记租金付款；次承租人可以代付 Record a payment, also by a sublessee (Civil Code art. 719)")
    ResponseEntity<PaymentView> pay(@PathVariable String number, @Valid @RequestBody PaymentRequest payment) {
        return ResponseEntity.accepted().body(PaymentView.of(payments.pay(number, payment, actor.name())));
    }

    @PostMapping("/rent-objections")
    @Operation(summary = "登记承租人的抗辩 Record the lessee's ground for not paying")
    ResponseEntity<RentView> object(@PathVariable String number, @Valid @RequestBody RentObjectionRequest objection) {
        return ResponseEntity.accepted()
                .body(RentView.of(payments.object(number, objection.ground().strip(), actor.name()), clock.getZone()));
    }
}
