package dev.serverlease.stage.legalreview;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Submission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door for human looks. */
@RestController
@Tag(name = "法务审查 Legal review")
class HumanLookController {

    private static final int LONGEST_GROUND = 4000;

    private final HumanLookCommands requests;
    private final VisibleLeases visible;
    private final Actor actor;

    HumanLookController(HumanLookCommands requests, VisibleLeases visible, Actor actor) {
        this.requests = requests;
        this.visible = visible;
        this.actor = actor;
    }

    record HumanLookRequest(@Nullable String ground) {}

    @PostMapping("/api/leases/{number}/human-looks")
    @Operation(
            summary = "自然人的申请仅因自动审查未通过的，十五日内申请人工复查"
                    + " Ask for a human look at an individual's application that rules alone rejected, within 15 days")
    ResponseEntity<Void> ask(@PathVariable String number, @RequestBody HumanLookRequest asked) {
        var lease = visible.get(number, actor.person());
        var submission = new Submission(asked.ground() == null ? Map.of() : Map.of("ground", asked.ground()));
        submission.problems().required("ground", "申请复查的理由", LONGEST_GROUND).refuseIfAny();
        requests.ask(lease.number(), submission.text("ground"), actor.name());
        return ResponseEntity.accepted().build();
    }
}
