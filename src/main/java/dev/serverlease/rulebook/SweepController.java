package dev.serverlease.rulebook;

import dev.serverlease.journal.Journal;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.RequestKey;
import dev.serverlease.rulebook.MoveStore.Decided;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.Replay.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** 新法影响排查: which leases in force the law of a day to come would touch, and what is decided on it. */
@RestController
@RequestMapping("/api/rules/sweeps")
@Tag(name = "规则手册 Rulebook")
class SweepController {

    private static final String SIZE = "50";

    /** A law that counts later than this is a slip of the pen. */
    private static final int MOST_YEARS_AHEAD = 10;

    private final Replays replays;
    private final ReplayPages pages;
    private final EarlierReviews reviews;
    private final MoveStore moves;
    private final Journal journal;
    private final Actor actor;
    private final Clock clock;

    SweepController(
            Replays replays,
            ReplayPages pages,
            EarlierReviews reviews,
            MoveStore moves,
            Journal journal,
            Actor actor,
            Clock clock) {
        this.replays = replays;
        this.pages = pages;
        this.reviews = reviews;
        this.moves = moves;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param asOf the day from which the law to come counts, tomorrow at the earliest */
    record SweepRequest(
            @NotNull(message = "请填写新法适用之日。 Name the day from which the law counts.")
            LocalDate asOf) {}

    /** @param ground why the reviews come earlier; kept with the decision and with each lease */
    record SweepDecision(
            @NotBlank(message = "请写明决定的理由。 Say why this is decided.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {}

    @PostMapping
    @Operation(
            summary = "以将来某日的法律排查履行中的租赁 Ask the leases in force under the law of a day to come",
            description = "以今日的事实，比较今日与该日的法律：哪些租赁新被禁止、新须审查、不再有问题，按规则列出。201 已完成，202 进行中，进度见 Location。"
                    + "同一 Idempotency-Key 重复提交只发起一次；进行中的排查只能有一个。 Today's facts, today's law against that day's: which"
                    + " leases would newly be blocked, reviewed, freed, by rule. 201 if done, 202 if running: read its progress at"
                    + " Location. A repeat under the same Idempotency-Key starts it once; only one runs at a time.")
    ResponseEntity<Replay> start(
            @Valid @RequestBody SweepRequest request,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key) {
        requireAhead(request.asOf());
        long id = replays.start(Kind.SWEEP, request.asOf(), actor.name(), RequestKey.of(key));
        return answer(id);
    }

    private void requireAhead(LocalDate asOf) {
        var first = LocalDate.now(clock).plusDays(1);
        var last = first.plusYears(MOST_YEARS_AHEAD);
        if (asOf.isBefore(first) || asOf.isAfter(last)) {
            throw new Refusal(
                    400,
                    "日期不在将来十年内，未发起排查；已经适用的法律请用重新审查（/api/rules/replays）。 The day is not within the ten years to come; no sweep was"
                            + " started. For a law that counts already, use a replay (/api/rules/replays).",
                    List.of(new FieldError(
                            "asOf",
                            "请填写 " + first + " 至 " + last + " 之间的日期。 Name a day from " + first + " to " + last + ".")));
        }
    }

    /** @param rule only leases that this rule changes; @param effect only what is changed so */
    @GetMapping("/{id}")
    @Operation(summary = "排查的进度和结果，按租赁分页 Progress and result of a sweep, page by page")
    Replay sweep(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable Effect effect,
            @RequestParam(required = false) @Nullable String lease,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(500) int size) {
        return found(id, new ReplayPages.Filter(rule, effect, lease, after, size));
    }

    @PostMapping("/{id}/stop")
    @Operation(summary = "停止排查；已得结果保留 Stop a sweep; what was found stays")
    Replay stop(@PathVariable long id) {
        var sweep = found(id, ReplayPages.Filter.NONE);
        if (sweep.state() != State.STOPPED && !replays.halt(id)) {
            throw new Refusal(409, "排查 " + id + " 已结束，无须停止。 Sweep " + id + " has ended and need not be stopped.");
        }
        return found(id, ReplayPages.Filter.NONE);
    }

    @PostMapping("/{id}/decision")
    @Operation(
            summary = "决定将所涉租赁的复核提前 Decide that the reviews of the touched leases come earlier",
            description = "新被禁止、新须审查的租赁，其下次使用复核按工作日分批提前，只提前、不推后；理由记入操作日志和每件租赁。每次排查只决定一次，同样的请求重复提交得到同样的答复。"
                    + " The next use reviews of leases newly forbidden or newly to be reviewed come earlier, so many a working day,"
                    + " never later; the ground goes into the journal and to each lease. A sweep is decided once; the same request"
                    + " again gets the same answer.")
    ResponseEntity<Replay> decide(
            @PathVariable long id,
            @Valid @RequestBody SweepDecision decision,
            @RequestHeader(name = RequestKey.NAME, required = false) @Nullable String key,
            HttpServletRequest request) {
        var sweep = found(id, ReplayPages.Filter.NONE);
        var decided = new Decided(sweep.asOf(), actor.name(), decision.ground().strip(), RequestKey.of(key));
        var earlier = moves.decision(id);
        if (earlier.isEmpty()) {
            requireTouched(sweep);
            keep(id, decided, request);
        } else if (!earlier.get().equals(decided)) {
            throw decidedAlready(id);
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/rules/sweeps/" + id))
                .body(found(id, ReplayPages.Filter.NONE));
    }

    private void requireTouched(Replay sweep) {
        if (sweep.state() != State.DONE) {
            throw new Refusal(
                    409,
                    "排查 " + sweep.id() + " 尚未完成，不能据此决定；请待其完成，已停止或者失败的请重新发起。 Sweep " + sweep.id()
                            + " is not done and nothing can be decided on it; wait for it, or start one anew if it was stopped or"
                            + " failed.");
        }
        if (moves.touched(sweep.id()) == 0) {
            throw new Refusal(
                    409,
                    "排查 " + sweep.id() + " 没有新被禁止或者新须审查的租赁，无须决定。 Sweep " + sweep.id()
                            + " found no lease newly forbidden or newly to be reviewed; there is nothing to decide.");
        }
    }

    /** In the journal before it is done, with its answer after. */
    private void keep(long id, Decided decided, HttpServletRequest request) {
        long entry = journal.decided(
                decided.by(),
                request.getRemoteAddr(),
                "POST /api/rules/sweeps/" + id + "/decision",
                CanonicalJson.digest(decided.ground()),
                moves.touched(id));
        boolean kept = reviews.decide(id, decided);
        journal.answered(entry, (kept ? HttpStatus.ACCEPTED : HttpStatus.CONFLICT).value());
        if (!kept) {
            throw decidedAlready(id);
        }
        replays.takeUp();
    }

    private static Refusal decidedAlready(long id) {
        return new Refusal(
                409,
                "排查 " + id + " 已有决定，每次排查只决定一次；法律或者租赁有变化的，请重新排查。 Sweep " + id
                        + " is decided already, which is done once; if the law or the leases have changed since, sweep again.");
    }

    private ResponseEntity<Replay> answer(long id) {
        var sweep = found(id, ReplayPages.Filter.NONE);
        return ResponseEntity.status(sweep.state() == State.RUNNING ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .location(URI.create("/api/rules/sweeps/" + id))
                .body(sweep);
    }

    private Replay found(long id, ReplayPages.Filter filter) {
        return pages.page(Kind.SWEEP, id, filter)
                .orElseThrow(() -> new Refusal(404, "没有编号为 " + id + " 的新法影响排查。 There is no sweep " + id + "."));
    }
}
