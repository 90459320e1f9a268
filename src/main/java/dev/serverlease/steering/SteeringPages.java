package dev.serverlease.steering;

import dev.serverlease.process.TaskList;
import dev.serverlease.request.Refusal;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.officer.Officers;
import dev.serverlease.steering.officer.Preview;
import dev.serverlease.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    private final LevelChanges changes;

    SteeringPages(Officers officers, TaskList tasks, Preview preview, LevelViews levels, LevelChanges changes) {
        this.officers = officers;
        this.tasks = tasks;
        this.preview = preview;
        this.levels = levels;
        this.changes = changes;
    }

    @GetMapping("/steering")
    String steering(Model model) {
        model.addAttribute("officers", officers.all());
        model.addAttribute("piles", officers.unclaimed());
        model.addAttribute("applicants", officers.applicants());
        model.addAttribute("levels", levels.all());
        return "steering";
    }

    /** @param value without it nothing is previewed yet */
    @GetMapping("/steering/levels/{level}")
    String level(
            @PathVariable ServiceLevel level,
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(required = false) @Nullable String from,
            HttpServletResponse response,
            Model model) {
        var today = levels.today();
        var asked = LevelPreview.of(level, value, from, today, changes);
        if (!asked.wrong().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("level", levels.of(level));
        model.addAttribute("today", today);
        model.addAttribute("asked", asked);
        model.addAttribute("least", level.least());
        model.addAttribute("most", level.most());
        return "steering-level";
    }

    /** @param to whom the tasks shall go, or {@link #BACK}; without it nothing is chosen yet */
    @GetMapping("/steering/officers/{user}")
    String officer(
            @PathVariable String user,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response,
            Model model) {
        var open = tasks.assignedTo(user, 0, TASKS);
        if (open.tasks().isEmpty() && !officers.isOfficer(user)) {
            throw new Refusal(
                    404,
                    "没有名为 " + user + " 的办理人员，其名下也没有待办任务。 There is no officer " + user + ", and no open task of one.");
        }
        model.addAttribute("officer", user);
        return move(open, others(open, user), to, response, model);
    }

    /** @param to as {@link #officer} */
    @GetMapping("/steering/groups/{group}")
    String group(
            @PathVariable String group,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response,
            Model model) {
        if (!officers.isGroup(group)) {
            throw new Refusal(404, "没有这个办理组。 There is no such group of officers.");
        }
        model.addAttribute("group", group);
        model.addAttribute("groupWords", Words.of("group", group));
        return move(
                tasks.unclaimed(group, 0, TASKS),
                officers.of(List.of(group)),
                BACK.equals(to) ? null : to,
                response,
                model);
    }

    private List<Officers.Load> others(TaskList.Page open, String user) {
        var groups = open.tasks().stream()
                .flatMap(task -> task.groups().stream())
                .distinct()
                .toList();
        return officers.of(groups).stream()
                .filter(other -> !other.officer().equals(user))
                .toList();
    }

    private String move(
            TaskList.Page open,
            List<Officers.Load> others,
            @Nullable String to,
            HttpServletResponse response,
            Model model) {
        var chosen = Stream.concat(Stream.of(BACK), others.stream().map(Officers.Load::officer))
                .filter(one -> one.equals(to))
                .findFirst()
                .orElse(null);
        var rows = preview.of(open.tasks(), chosen == null || chosen.equals(BACK) ? null : chosen);
        boolean wrong = chosen == null && to != null && !to.isBlank() && !rows.isEmpty();
        if (wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("wrong", wrong ? to : null);
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
