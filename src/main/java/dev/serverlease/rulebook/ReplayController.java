package dev.serverlease.rulebook;

import dev.serverlease.law.Edition;
import dev.serverlease.people.Actor;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.RequestKey;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.Replay.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What would a change of law change? */
@RestController
@RequestMapping("/api/rules/replays")
@Tag(name = "规则手册 Rulebook")
class ReplayController {

    private static final String SIZE = "50";

    /** Earlier no act of the rulebook was in force, as far as the rulebook knows. */
    private static final LocalDate FIRST = Arrays.stream(Edition.values())
            .map(edition -> edition.inForce().from())
            .min(Comparator.naturalOrder())
            .orElseThrow();

    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private final Replays replays;
    private final ReplayPages pages;
    private final Actor actor;
    private final Clock clock;

    ReplayController(Replays replays, ReplayPages pages, Actor actor, Clock clock) {
        this.replays = replays;
        this.pages = pages;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param asOf the day whose law is applied, from the rulebook's first edition to 2100; today if absent */
    record ReplayRequest(@Nullable LocalDate asOf) {}

    @PostMapping
    @Operation(
            summary = "以某日的法律重新审查未结束的租赁 Apply the law of a day to the leases that have not ended",
            description =
                    "201 if it is done, with the first page; 202 if it is still running: read its progress at Location")
    ResponseEntity<Replay> run(
            @RequestBody(required = false) @Nullable ReplayRequest request,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(500) int size) {
        var asOf = Objects.requireNonNullElseGet(request == null ? null : request.asOf(), () -> LocalDate.now(clock));
        if (asOf.isBefore(FIRST) || asOf.isAfter(LAST)) {
            throw new Refusal(
                    400,
                    "日期超出范围，未发起重新审查。 The day is out of range; no replay was started.",
                    List.of(new FieldError(
                            "asOf",
                            "请填写 " + FIRST + " 至 " + LAST + " 之间的日期。 Name a day from " + FIRST + " to " + LAST + ".")));
        }
        long id = replays.start(Kind.REPLAY, asOf, actor.name(), RequestKey.of(key));
        var replay = page(id, "", size, null);
        return ResponseEntity.status(replay.state() == State.RUNNING ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .location(URI.create("/api/rules/replays/" + id))
                .body(replay);
    }

    /** @param after the last lease of the page before; @param lease the only lease to be shown; if absent all */
    @GetMapping("/{id}")
    @Operation(summary = "重新审查的进度和结果，按租赁分页 Progress and result of a replay, page by page")
    Replay page(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(500) int size,
            @RequestParam(required = false) @Nullable String lease) {
        return pages.page(Kind.REPLAY, id, new ReplayPages.Filter(null, null, lease, after, size))
                .orElseThrow(() -> new Refusal(404, "没有编号为 " + id + " 的重新审查。 There is no replay " + id + "."));
    }
}
