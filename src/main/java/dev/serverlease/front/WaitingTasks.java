package dev.serverlease.front;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
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
     * @param forReader whether who reads this may do it: only then Tasklist shows it to them
     */
    public record Waiting(TaskList.Open task, String who, boolean forReader) {}

    List<Waiting> of(Lease lease, Person reader) {
        return tasks.ofLease(lease.number()).stream()
                .map(task -> waiting(task, reader))
                .toList();
    }

    private Waiting waiting(TaskList.Open task, Person reader) {
        var assignee = task.assignee();
        if (assignee != null) {
            return new Waiting(task, assignee, assignee.equals(reader.name()));
        }
        var groups = tasks.groups(task.id());
        return new Waiting(task, Groups.names(groups), reader.groups().stream().anyMatch(groups::contains));
    }

    /** Whether its process is stuck. */
    boolean standsStill(Lease lease) {
        return mismatches.standOf(lease.number());
    }
}
