package dev.serverlease.steering.run;

import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.steering.run.Run.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Runs as pages: those there were, one with its progress and its leases, and how one over a filter's leases or use
 * reviews begins.
 */
@Controller
class RunPages {

    private static final int RUNS = 20;

    /** Of the example that the page offers. */
    private static final int PERMITS_AHEAD = 60;

    private final RunViews views;
    private final ReviewPulls pulls;
    private final ApplicantChanges changes;

    RunPages(RunViews views, ReviewPulls pulls, ApplicantChanges changes) {
        this.views = views;
        this.pulls = pulls;
        this.changes = changes;
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

    /** @param day without it nothing is previewed yet */
    @GetMapping("/steering/reviews")
    String reviews(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "REGULAR") ReviewCause cause,
            @RequestParam(required = false) @Min(1) @Max(ReviewController.MOST_A_DAY) @Nullable Integer perDay,
            HttpServletResponse response,
            Model model) {
        var filter = RunFilter.of(sent);
        var today = pulls.today();
        model.addAttribute("filter", filter.query());
        model.addAttribute("criteria", filter.words());
        model.addAttribute("parameters", filter.leases().wanted());
        model.addAttribute("today", today);
        model.addAttribute("permits", today.plusDays(PERMITS_AHEAD));
        model.addAttribute("day", day);
        model.addAttribute("cause", cause);
        model.addAttribute("causes", ReviewCause.values());
        if (day != null && !filter.isAll()) {
            try {
                model.addAttribute(
                        "preview", pulls.plan(filter, cause, day, perDay).preview());
            } catch (Refusal unfit) {
                response.setStatus(unfit.status());
                model.addAttribute("wrong", unfit.getMessage());
            }
        }
        model.addAttribute("perDay", pulls.perDay(perDay));
        return "steering-reviews";
    }

    /** @param to the salesperson; without one nothing is previewed yet */
    @GetMapping("/steering/applicants")
    String applicants(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response,
            Model model) {
        var filter = RunFilter.of(sent);
        model.addAttribute("filter", filter.query());
        model.addAttribute("criteria", filter.words());
        model.addAttribute("parameters", filter.leases().wanted());
        model.addAttribute("salespeople", changes.successors(filter));
        model.addAttribute("to", to);
        if (!to.isBlank() && !filter.isAll()) {
            try {
                model.addAttribute("preview", changes.plan(filter, to.strip()).preview());
            } catch (Refusal unfit) {
                response.setStatus(unfit.status());
                model.addAttribute("wrong", unfit.getMessage());
            }
        }
        return "steering-applicants";
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
