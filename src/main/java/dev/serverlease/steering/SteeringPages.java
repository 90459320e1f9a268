package dev.serverlease.steering;

import dev.serverlease.process.TaskList;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.officer.Officers;
import dev.serverlease.steering.officer.Preview;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 业务调度: what managers steer with – the officers' work, the service levels, the next use reviews – as pages. */
@Controller
class SteeringPages {

    /** As many as one run takes. */
    private static final int TASKS = 200;

    /** In the place of a user: back to the group. */
    private static final String BACK = "*";

    private final Officers officers;
    private final TaskList tasks;
    private final Preview preview;
    private final LevelViews levels;

    SteeringPages(Officers officers, TaskList tasks, Preview preview, LevelViews levels) {
        this.officers = officers;
        this.tasks = tasks;
        this.preview = preview;
        this.levels = levels;
    }

    @GetMapping("/steering")
    String steering(Model model) {
        model.addAttribute("officers", officers.all());
        model.addAttribute("levels", levels.all());
        return "steering";
    }

    @GetMapping("/steering/levels/{level}")
    String level(@PathVariable ServiceLevel level, Model model) {
        var today = levels.today();
        model.addAttribute("level", levels.of(level));
        model.addAttribute("today", today);
        model.addAttribute("least", level.least(today));
        model.addAttribute("most", level.most());
        return "steering-level";
    }

    /** @param to whom the tasks shall go, or {@link #BACK}; without it nothing is chosen yet */
    @GetMapping("/steering/officers/{user}")
    String officer(@PathVariable String user, @RequestParam(required = false) @Nullable String to, Model model) {
        var open = tasks.assignedTo(user, 0, TASKS);
        var groups = open.tasks().stream()
                .flatMap(task -> task.groups().stream())
                .distinct()
                .toList();
        var others = officers.of(groups).stream()
                .filter(other -> !other.officer().equals(user))
                .toList();
        var chosen = Stream.concat(Stream.of(BACK), others.stream().map(Officers.Load::officer))
                .filter(one -> one.equals(to))
                .findFirst()
                .orElse(null);
        var rows = preview.of(open.tasks(), chosen == null || chosen.equals(BACK) ? null : chosen);
        model.addAttribute("officer", user);
        model.addAttribute("count", open.count());
        model.addAttribute("others", others);
        model.addAttribute("to", chosen);
        model.addAttribute("successor", chosen == null || chosen.equals(BACK) ? null : chosen);
        model.addAttribute("rows", chosen == null ? asTheyAre(rows) : rows);
        model.addAttribute(
                "movable", rows.stream().filter(row -> row.why() == null).count());
        return "steering-officer";
    }

    private static List<Preview.Row> asTheyAre(List<Preview.Row> rows) {
        return rows.stream()
                .map(row -> new Preview.Row(row.task(), row.name(), null))
                .toList();
    }
}
