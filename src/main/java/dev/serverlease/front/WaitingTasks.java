package dev.serverlease.front;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.TaskList;
import dev.serverlease.reconcile.Mismatches;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a lease waits for: its open tasks, or the reason why its process is stuck. */
@Component
class WaitingTasks {

    private final TaskList tasks;
    private final Mismatches mismatches;
    private final Clock clock;

    WaitingTasks(TaskList tasks, Mismatches mismatches, Clock clock) {
        this.tasks = tasks;
        this.mismatches = mismatches;
        this.clock = clock;
    }

    /** A task that is open. */
    public record Waiting(TaskList.Open task, @Nullable String due) {}

    private @Nullable String due(@Nullable Instant instant) {
        return instant == null ? null : DueText.of(instant.atZone(clock.getZone()));
    }

    List<Waiting> of(Lease lease) {
        return tasks.ofLease(lease.number()).stream()
                .map(task -> new Waiting(task, due(task.due())))
                .toList();
    }

    /** Whether its process is stuck. */
    boolean standsStill(Lease lease) {
        return mismatches.standOf(lease.number());
    }
}
