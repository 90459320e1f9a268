package dev.serverlease.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How many tasks are waiting for each group. */
@Component
public class OpenTasks {

    private final TaskService tasks;
    private final Unchecked unchecked;

    OpenTasks(@Lazy TaskService tasks, Unchecked unchecked) {
        this.tasks = tasks;
        this.unchecked = unchecked;
    }

    /** @param group null for the tasks that are offered to no group, but assigned to a person */
    public record Count(@Nullable String group, long tasks) {}

    public List<Count> byCandidateGroup() {
        return unchecked.call(() -> tasks.createTaskReport().taskCountByCandidateGroup()).stream()
                .map(count -> new Count(count.getGroupName(), count.getTaskCount()))
                .toList();
    }

    /** How many tasks are a person's own. */
    public long of(String user) {
        return tasks.createTaskQuery().taskAssignee(user).count();
    }
}
