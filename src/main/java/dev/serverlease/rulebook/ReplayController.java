package dev.serverlease.rulebook;

import dev.serverlease.process.Actor;
import dev.serverlease.process.Refusal;
import dev.serverlease.rulebook.Replays.Replay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What would a change of law change? */
@RestController
@RequestMapping("/api/rules/replays")
@Tag(name = "规则手册 Rulebook")
class ReplayController {

    private static final String SIZE = "50";

    private final Replays replays;
    private final Actor actor;
    private final Clock clock;

    ReplayController(Replays replays, Actor actor, Clock clock) {
        this.replays = replays;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param asOf the day whose law is asked; today where it is absent */
    record Request(@Nullable LocalDate asOf) {}

    @PostMapping
    @Operation(summary = "以某日的法律重新审查未结束的租赁 Ask the law of a day over the leases that have not ended")
    ResponseEntity<Replay> run(
            @RequestBody(required = false) @Nullable Request request,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(500) int size) {
        var asOf = Objects.requireNonNullElseGet(request == null ? null : request.asOf(), () -> LocalDate.now(clock));
        long id = replays.run(asOf, actor.name());
        return ResponseEntity.created(URI.create("/api/rules/replays/" + id)).body(page(id, 0, size));
    }

    @GetMapping("/{id}")
    @Operation(summary = "重新审查的结果，分页 The outcome of a replay, page by page")
    Replay page(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(500) int size) {
        return replays.page(id, page, size)
                .orElseThrow(() -> new Refusal(404, "没有编号为 " + id + " 的重新审查。 There is no replay " + id + "."));
    }
}
