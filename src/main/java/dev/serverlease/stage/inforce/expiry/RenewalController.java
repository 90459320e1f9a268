package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door for renewals. */
@RestController
@Tag(name = "期满与续租 Expiry and renewal")
class RenewalController {

    private final RenewalCommands requests;
    private final VisibleLeases visible;
    private final Actor actor;

    RenewalController(RenewalCommands requests, VisibleLeases visible, Actor actor) {
        this.requests = requests;
        this.visible = visible;
        this.actor = actor;
    }

    @PostMapping("/api/leases/{number}/renewals")
    @Operation(
            summary = "申请续租：按当日法律重新审查，再由法务决定 Ask for a renewal: today's checks, then a legal officer decides",
            description =
                    "202 已受理，早于期满通知任务提出的，保留至该任务开始之日审查；409 已有一项保留待审而未说明代替（replace），或者须保留而变更约定用途（另行以变更协议申请），或者租期未开始、已届满、合同约定不续租或者所处阶段不符；422 审查未通过，附各项意见。"
                            + " 202 accepted, and kept until the day of the expiry notice where it comes before; 409 if one is kept already and replace is not true, if it would be kept and changes the purpose (ask for that as an agreement of its own), outside the term, if the contract has no renewal, or in another stage; 422 with the findings that stand against it.")
    ResponseEntity<Void> renew(@PathVariable String number, @Valid @RequestBody RenewalRequest request) {
        var person = actor.person();
        requests.accept(visible.get(number, person).number(), request, person);
        return ResponseEntity.accepted().build();
    }
}
