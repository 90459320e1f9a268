package dev.serverlease.front;

import dev.serverlease.evidence.AnchorStamps;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lists.Criterion;
import dev.serverlease.lists.LeaseFilter;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.lists.ListedLease;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.process.NextSteps;
import dev.serverlease.process.TaskList;
import dev.serverlease.reconcile.Mismatches;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 待办: what waits for the signed-in person, and which leases run until when; overdue ones first. */
@Controller
class Desk {

    private static final int TASKS = 10;
    private static final int LEASES = 20;
    private static final int INCIDENTS = 20;

    /** Beyond this many nobody wants to know the number. */
    private static final int MOST_COUNTED = 999;

    private final NextSteps tasks;
    private final LeaseList leases;
    private final LeaseCounts counts;
    private final Mismatches mismatches;
    private final AnchorStamps stamps;
    private final Actor actor;

    Desk(
            NextSteps tasks,
            LeaseList leases,
            LeaseCounts counts,
            Mismatches mismatches,
            AnchorStamps stamps,
            Actor actor) {
        this.tasks = tasks;
        this.leases = leases;
        this.counts = counts;
        this.mismatches = mismatches;
        this.stamps = stamps;
        this.actor = actor;
    }

    /** A task with its lease; the lease is null if the instance belongs to none. */
    public record Step(TaskList.Open task, @Nullable ListedLease lease) {}

    /** A page of tasks with their leases, and how many there are on all pages. */
    public record Steps(List<Step> steps, int page, boolean more, long count) {}

    @GetMapping("/desk")
    String desk(
            @RequestParam(required = false) @Nullable LeaseStage stage,
            @RequestParam(required = false) @Nullable String lessee,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int tasks,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int late,
            Model model) {
        var person = actor.person();
        boolean seesAll = VisibleLeases.seesAll(person);
        var beginning = lessee == null || lessee.isBlank() ? null : lessee.strip();
        model.addAttribute("sales", person.in(Groups.SALES));
        model.addAttribute("steps", steps(this.tasks.of(person, tasks, TASKS)));
        if (person.in(Groups.MANAGERS)) {
            model.addAttribute("overdue", steps(this.tasks.overdue(late, TASKS)));
        }
        if (person.in(Groups.OPERATIONS) || person.in(Groups.MANAGERS)) {
            model.addAttribute("incidents", this.tasks.standingStill(INCIDENTS));
            model.addAttribute("mismatches", mismatches.standing(INCIDENTS));
            model.addAttribute(
                    "unstamped",
                    stamps.pending()
                            .filter(AnchorStamps.Pending::isStalled)
                            .map(AnchorStamps.Pending::words)
                            .map(List::of)
                            .orElse(List.of()));
        }
        if (seesAll) {
            model.addAttribute("counts", counts.byStage());
        }
        model.addAttribute("seesAll", seesAll);
        model.addAttribute("stage", stage);
        model.addAttribute("stages", LeaseStage.values());
        model.addAttribute("lessee", beginning);
        model.addAttribute("overdueOnly", overdue);
        var filter = filter(stage, beginning, overdue, seesAll ? null : person.name());
        var counted = leases.counted(filter, LeaseOrder.DUE, after, LEASES, MOST_COUNTED + 1);
        model.addAttribute("list", counted.page());
        model.addAttribute("after", after);
        model.addAttribute("found", counted.found());
        model.addAttribute("mostCounted", MOST_COUNTED);
        return "desk";
    }

    private static LeaseFilter filter(
            @Nullable LeaseStage stage, @Nullable String lessee, boolean overdue, @Nullable String applicant) {
        var wanted = new EnumMap<Criterion, List<Object>>(Criterion.class);
        wanted.put(Criterion.STAGE, List.of(stage == null ? Criterion.OPEN : stage.name()));
        if (lessee != null) {
            wanted.put(Criterion.Q, List.of(lessee));
        }
        if (overdue) {
            wanted.put(Criterion.OVERDUE, List.of(true));
        }
        if (applicant != null) {
            wanted.put(Criterion.APPLICANT, List.of(applicant));
        }
        return new LeaseFilter(wanted);
    }

    private Steps steps(TaskList.Page page) {
        Map<String, ListedLease> rows = leases.byNumber(
                page.tasks().stream().map(TaskList.Open::leaseNumber).toList());
        return new Steps(
                page.tasks().stream()
                        .map(task -> new Step(task, rows.get(task.leaseNumber())))
                        .toList(),
                page.page(),
                page.more(),
                page.count());
    }
}
