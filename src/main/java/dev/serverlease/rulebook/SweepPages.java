package dev.serverlease.rulebook;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.Replay.State;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 新法影响排查 as pages: those there were, and one with its progress, its rules and its leases. */
@Controller
class SweepPages {

    private static final int SWEEPS = 20;
    private static final int LEASES = 50;

    private final ReplayPages pages;
    private final LeaseSettings settings;
    private final Actor actor;
    private final Clock clock;

    SweepPages(ReplayPages pages, LeaseSettings settings, Actor actor, Clock clock) {
        this.pages = pages;
        this.settings = settings;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping("/rules/sweeps")
    String all(@RequestParam(required = false) @Min(1) @Nullable Long before, Model model) {
        var sweeps = pages.newest(Kind.SWEEP, before, SWEEPS + 1);
        boolean more = sweeps.size() > SWEEPS;
        model.addAttribute("sweeps", more ? sweeps.subList(0, SWEEPS) : sweeps);
        model.addAttribute("next", more ? sweeps.get(SWEEPS - 1).id() : null);
        model.addAttribute("before", before);
        model.addAttribute("tomorrow", LocalDate.now(clock).plusDays(1));
        return "sweeps";
    }

    @GetMapping("/rules/sweeps/{id}")
    String one(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable Effect effect,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var sweep = pages.page(Kind.SWEEP, id, new ReplayPages.Filter(rule, effect, null, after, LEASES))
                .orElseThrow(() -> new Refusal(404, "没有编号为 " + id + " 的新法影响排查。 There is no sweep " + id + "."));
        boolean manager = actor.person().in(Groups.MANAGERS);
        int touched = sweep.effects().getOrDefault(Effect.BLOCKED, 0)
                + sweep.effects().getOrDefault(Effect.TO_REVIEW, 0);
        model.addAttribute("sweep", sweep);
        model.addAttribute("rule", rule);
        model.addAttribute("effect", effect);
        model.addAttribute("after", after);
        model.addAttribute("touched", touched);
        model.addAttribute("aDay", settings.useReview().broughtForwardPerDay());
        model.addAttribute("mayStop", manager && sweep.state() == State.RUNNING);
        model.addAttribute(
                "mayDecide", manager && sweep.state() == State.DONE && sweep.decision() == null && touched > 0);
        model.addAttribute(
                "moving", sweep.decision() != null && sweep.decision().doneAt() == null);
        return "sweep";
    }
}
