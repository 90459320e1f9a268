package dev.serverlease.front;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Groups;
import dev.serverlease.process.TaskList;
import dev.serverlease.reconcile.Mismatches;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a lease waits for: its open tasks, or the reason why its process is stuck. */
@Component
class WaitingTasks {

    private final TaskList tasks;
    private final Mismatches mismatches;

    WaitingTasks(TaskList tasks, Mismatches mismatches) {
        this.tasks = tasks;
        this.mismatches = mismatches;
    }

    /**
     * A task that is open.
     *
     * @param who its assignee, or the groups whose members may claim it
     */
    public record Waiting(TaskList.Open task, String who) {}

    List<Waiting> of(Lease lease) {
        return tasks.ofLease(lease.number()).stream()
                .map(task -> new Waiting(task, who(task)))
                .toList();
    }

    private String who(TaskList.Open task) {
        return task.assignee() == null ? Groups.names(tasks.groups(task.id())) : task.assignee();
    }

    /** Whether its process is stuck. */
    boolean standsStill(Lease lease) {
        return mismatches.standOf(lease.number());
    }
}
