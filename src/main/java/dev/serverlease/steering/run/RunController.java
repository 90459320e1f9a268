package dev.serverlease.steering.run;

import dev.serverlease.process.TaskList;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.steering.officer.Officers;
import dev.serverlease.steering.run.Run.Kind;
import dev.serverlease.steering.run.Run.Outcome;
import dev.serverlease.steering.run.RunStore.Decided;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The managers' doors for many tasks at once, and for how far a run is. */
@RestController
@RequestMapping("/api/steering")
@Tag(name = "业务调度 Steering")
class RunController {

    private final Runs runs;
    private final RunViews views;
    private final TaskList tasks;
    private final Officers officers;
    private final RunDoor door;

    RunController(Runs runs, RunViews views, TaskList tasks, Officers officers, RunDoor door) {
        this.runs = runs;
        this.views = views;
        this.tasks = tasks;
        this.officers = officers;
        this.door = door;
    }

    /**
     * @param officer who has the tasks now; without one nobody has claimed them
     * @param successor an officer; without one the tasks go back to their groups
     * @param tasks ids of open tasks
     */
    record ReassignmentRequest(
            @Nullable
            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String officer,

            @Nullable
            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String successor,

            @NotEmpty(message = "请至少选择一项任务。 Choose at least one task.")
            @Size(max = 200, message = "一次最多 200 项，其余的请再次提交。 At most 200 at once; send the rest after them.")
            List<
                            @NotBlank(message = "任务编号不能为空。 A task's id cannot be empty.")
                            @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
                            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY) String>
                    tasks,

            @NotBlank(message = "请写明改派的理由。 Say why they are re-assigned.")
            @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
            @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
            String ground) {

        @Nullable
        String from() {
            return officer == null || officer.isBlank() ? null : officer.strip();
        }

        @Nullable
        String to() {
            return successor == null || successor.isBlank() ? null : successor.strip();
        }
    }

    @PostMapping("/reassignments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "将一名人员的或者尚未认领的多项待办任务改派他人，或者退回办理组 Re-assign many open tasks, those that nobody has claimed too, or give them back to their groups",
            description =
                    "逐件办理，每件租赁一个事务，记入其办理经过；不能改派的跳过并说明原因。进度见 Location。 One lease at a time, each its own"
                            + " transaction and in its timeline; what cannot move is skipped, and told why. Read the progress at Location.")
    ResponseEntity<Void> reassign(@Valid @RequestBody ReassignmentRequest request, HttpServletRequest asked) {
        var from = request.from();
        requireOfficer(request.to(), from);
        var found = tasks.ofIds(request.tasks());
        if (found.isEmpty()) {
            var message = "所选任务均已办结或者不存在；请刷新后重试。 None of these tasks is open any more; refresh and choose again.";
            throw new Refusal(409, message, List.of(new FieldError("tasks", message)));
        }
        var ground = request.ground().strip();
        var decided = new Decided(Kind.REASSIGN, door.manager(), ground, from, request.to(), null, null, null, null);
        return door.begin(asked, ground, found.size(), () -> runs.reassign(decided, found));
    }

    private void requireOfficer(@Nullable String successor, @Nullable String from) {
        if (successor == null && from == null) {
            var message = "尚未认领的任务，请指定办理人。 Nobody has these tasks; name who does them.";
            throw new Refusal(400, message, List.of(new FieldError("successor", message)));
        }
        if (successor != null && (successor.equals(from) || !officers.isOfficer(successor))) {
            var message = successor.equals(from)
                    ? "任务已由 " + from + " 办理，请指定其他人员。 " + from + " has these tasks; name somebody else."
                    : successor + " 不是办理任务的人员（法务、合同、合规、运维），请指定其他人员。 " + successor
                            + " is no officer (legal, contract, compliance, operations); name one who is.";
            throw new Refusal(400, message, List.of(new FieldError("successor", message)));
        }
    }

    @GetMapping("/runs/{id}")
    @Operation(summary = "批量办理的进度和逐件结果 Progress and result of a run, page by page")
    Run run(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(defaultValue = "-1") @Min(-1) int after) {
        return views.find(id, outcome, after).orElseThrow(() -> RunPages.unknown(id));
    }

    @PostMapping("/runs/{id}/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "停止批量办理；已办的保留 Stop a run; what was done stays")
    void stop(@PathVariable long id) {
        requireKnown(id);
        if (!runs.stop(id)) {
            throw new Refusal(409, "批量办理 " + id + " 已结束，无须停止。 Run " + id + " has ended and need not be stopped.");
        }
    }

    @PostMapping("/runs/{id}/continuation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "继续：停止的接着办，被占用或者失败的再试 Go on with what was stopped, held or failed")
    void goOn(@PathVariable long id) {
        requireKnown(id);
        if (!runs.goOn(id)) {
            throw new Refusal(
                    409, "批量办理 " + id + " 正在进行，或者已全部办完，无须继续。 Run " + id + " is running, or nothing of it is left.");
        }
    }

    private void requireKnown(long id) {
        if (views.find(id, Outcome.DONE, Integer.MAX_VALUE - 1).isEmpty()) {
            throw RunPages.unknown(id);
        }
    }
}
