package dev.serverlease.front;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.NextSteps;
import dev.serverlease.process.TaskList;
import dev.serverlease.reconcile.Mismatches;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a lease waits for: its open tasks, or the reason why its process is stuck. */
@Component
class WaitingTasks {

    private final NextSteps tasks;
    private final Mismatches mismatches;
    private final AuditTrail audit;
    private final Clock clock;

    WaitingTasks(NextSteps tasks, Mismatches mismatches, AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.tasks = tasks;
        this.mismatches = mismatches;
        this.clock = clock;
    }

    /**
     * A task that is open.
     *
     * @param due its deadline in words; null if it has none
     * @param reminded when people were reminded of it last; null if they were not
     */
    public record Waiting(
            TaskList.Open task,
            @Nullable String due,
            @Nullable String reminded) {}

    private @Nullable String due(@Nullable Instant instant) {
        return instant == null ? null : DueText.of(instant.atZone(clock.getZone()));
    }

    List<Waiting> of(Lease lease) {
        return tasks.ofLease(lease.number()).stream()
                .map(task -> new Waiting(task, due(task.due()), task.id().isEmpty() ? reminded(lease) : null))
                .toList();
    }

    /** Of the signing, the one step that is no task. */
    private @Nullable String reminded(Lease lease) {
        return audit.of(lease.number()).stream()
                .filter(step -> step.action().equals("SIGNING_REMINDED"))
                .map(AuditTrail.Step::at)
                .filter(at -> !at.isBefore(lease.stageSince()))
                .max(Comparator.naturalOrder())
                .map(at -> StepWords.MINUTE.format(at.atZone(clock.getZone())))
                .orElse(null);
    }

    /** Whether its process is stuck. */
    boolean standsStill(Lease lease) {
        return mismatches.standOf(lease.number());
    }
}
