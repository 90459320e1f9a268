package dev.serverlease.steering.run;

import dev.serverlease.request.Refusal;
import dev.serverlease.steering.run.Run.Outcome;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Runs as pages: those there were, and one with its progress and its leases. */
@Controller
class RunPages {

    private static final int RUNS = 20;

    private final RunViews views;

    RunPages(RunViews views) {
        this.views = views;
    }

    static Refusal unknown(long id) {
        return new Refusal(404, "没有编号为 " + id + " 的批量办理。 There is no run " + id + ".");
    }

    @GetMapping("/steering/runs")
    String all(@RequestParam(required = false) @Min(1) @Nullable Long before, Model model) {
        var runs = views.newest(before, RUNS + 1);
        boolean more = runs.size() > RUNS;
        model.addAttribute("runs", more ? runs.subList(0, RUNS) : runs);
        model.addAttribute("next", more ? runs.get(RUNS - 1).id() : null);
        model.addAttribute("before", before);
        return "steering-runs";
    }

    @GetMapping("/steering/runs/{id}")
    String one(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(defaultValue = "-1") @Min(-1) int after,
            Model model) {
        model.addAttribute("run", views.find(id, outcome, after).orElseThrow(() -> unknown(id)));
        model.addAttribute("outcome", outcome);
        model.addAttribute("after", after);
        return "steering-run";
    }
}
