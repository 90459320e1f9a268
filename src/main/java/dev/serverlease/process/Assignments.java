package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads and changes the assignee of a lease's open task. The calling door has already checked the permission. */
@Component
public class Assignments {

    private final TaskService tasks;
    private final Unchecked unchecked;

    Assignments(@Lazy TaskService tasks, Unchecked unchecked) {
        this.tasks = tasks;
        this.unchecked = unchecked;
    }

    /**
     * An open task.
     *
     * @param key its id in the model
     * @param assignee null while it waits for its group
     */
    public record Open(String id, String key, @Nullable String assignee) {}

    /** The open task of the lease's own instance among these keys; at most one of them is open at a time. */
    public Optional<Open> open(Lease lease, Set<String> taskKeys) {
        return Optional.ofNullable(unchecked.call(() -> tasks.createTaskQuery()
                        .processInstanceId(lease.processInstanceId())
                        .taskDefinitionKeyIn(taskKeys.toArray(String[]::new))
                        .singleResult()))
                .map(task -> new Open(task.getId(), task.getTaskDefinitionKey(), task.getAssignee()));
    }

    /** Assigns the task to this user, even if somebody else had it. */
    public void give(Open task, String user) {
        unchecked.call(() -> {
            tasks.setAssignee(task.id(), user);
            return null;
        });
    }
}
