package dev.serverlease.front;

import dev.serverlease.lease.LeasePages;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.notification.NoticeList;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.process.NextSteps;
import dev.serverlease.process.TaskList;
import dev.serverlease.reconcile.Mismatches;
import dev.serverlease.words.DueText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作台: what waits for the signed-in person, and which leases run until when; overdue ones first. */
@Controller
class Desk {

    private static final int TASKS = 10;
    private static final int LEASES = 20;
    private static final int INCIDENTS = 20;

    private final NextSteps tasks;
    private final LeasePages leases;
    private final LeaseCounts counts;
    private final NoticeList notices;
    private final Mismatches mismatches;
    private final Actor actor;
    private final Clock clock;

    Desk(
            NextSteps tasks,
            LeasePages leases,
            LeaseCounts counts,
            NoticeList notices,
            Mismatches mismatches,
            Actor actor,
            Clock clock) {
        this.tasks = tasks;
        this.leases = leases;
        this.counts = counts;
        this.notices = notices;
        this.mismatches = mismatches;
        this.actor = actor;
        this.clock = clock;
    }

    /** A task with its lease; the lease is null if the instance belongs to none. */
    public record Step(
            TaskList.Open task,
            LeasePages.@Nullable Row lease,
            @Nullable String due) {}

    /** A page of tasks with their leases. */
    public record Steps(List<Step> steps, int page, boolean more) {}

    @GetMapping("/desk")
    String desk(
            @RequestParam(required = false) @Nullable LeaseStage stage,
            @RequestParam(required = false) @Nullable String lessee,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int tasks,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int late,
            Model model) {
        var person = actor.person();
        boolean seesAll = VisibleLeases.seesAll(person);
        var beginning = lessee == null || lessee.isBlank() ? null : lessee.strip();
        model.addAttribute("person", person.name());
        model.addAttribute("groups", Groups.names(person.groups()));
        model.addAttribute("sales", person.in(Groups.SALES));
        model.addAttribute("cockpit", person.in(Groups.MANAGERS) || person.in(Groups.OPERATIONS));
        model.addAttribute("journal", person.in(Groups.MANAGERS) || person.in(Groups.ADMINISTRATORS));
        model.addAttribute("unread", notices.unread(person));
        model.addAttribute("steps", steps(this.tasks.of(person, tasks, TASKS)));
        if (person.in(Groups.MANAGERS)) {
            model.addAttribute("overdue", steps(this.tasks.overdue(late, TASKS)));
        }
        if (person.in(Groups.OPERATIONS) || person.in(Groups.MANAGERS)) {
            model.addAttribute("incidents", this.tasks.standingStill(INCIDENTS));
            model.addAttribute("mismatches", mismatches.standing(INCIDENTS));
        }
        if (seesAll) {
            model.addAttribute("counts", counts.byStage());
        }
        model.addAttribute("seesAll", seesAll);
        model.addAttribute("stage", stage);
        model.addAttribute("stages", LeaseStage.values());
        model.addAttribute("lessee", beginning);
        model.addAttribute("list", leases.dueFirst(stage, beginning, seesAll ? null : person.name(), page, LEASES));
        model.addAttribute("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime());
        return "desk";
    }

    private Steps steps(TaskList.Page page) {
        Map<String, LeasePages.Row> rows = leases.byNumber(
                page.tasks().stream().map(TaskList.Open::leaseNumber).toList());
        return new Steps(
                page.tasks().stream()
                        .map(task -> new Step(task, rows.get(task.leaseNumber()), due(task.due())))
                        .toList(),
                page.page(),
                page.more());
    }

    private @Nullable String due(@Nullable Instant instant) {
        return instant == null ? null : DueText.of(instant.atZone(clock.getZone()));
    }
}
