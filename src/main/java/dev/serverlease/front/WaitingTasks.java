package dev.serverlease.front;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.NextSteps;
import dev.serverlease.process.TaskList;
import dev.serverlease.steering.officer.Officers;
import dev.serverlease.words.PageTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a lease waits for: its open tasks and steps, or the reason why its process is stuck. */
@Component
class WaitingTasks {

    private final NextSteps tasks;
    private final AuditTrail audit;
    private final Officers officers;

    WaitingTasks(NextSteps tasks, AuditTrail audit, Officers officers) {
        this.officers = officers;
        this.tasks = tasks;
        this.audit = audit;
    }

    /**
     * A task or step that is open.
     *
     * @param who its assignee, or the groups whose members may claim it
     * @param forReader whether who reads this may do it: only then it is shown as a link
     * @param reminded when people were reminded of it last; null if they were not
     * @param officers whom the reader, a manager, may name for it instead; null if that is not for this reader, or the
     *     task only for the person who has it
     */
    public record Waiting(
            TaskList.Open task,
            String who,
            boolean forReader,
            @Nullable Instant reminded,
            @Nullable List<Officers.Load> officers) {}

    List<Waiting> of(Lease lease, Person reader) {
        return tasks.ofLease(lease).stream()
                .map(task -> waiting(lease, task, reader))
                .toList();
    }

    private Waiting waiting(Lease lease, TaskList.Open task, Person reader) {
        var who = tasks.who(task);
        if (task.id().isEmpty()) {
            return new Waiting(
                    task, who, tasks.isStepFor(task, reader), tasks.isSignature(task) ? reminded(lease) : null, null);
        }
        boolean forReader = task.assignee() == null ? tasks.isFor(task, lease, reader) : who.equals(reader.name());
        boolean names = reader.in(Groups.MANAGERS) && !task.groups().isEmpty();
        return new Waiting(task, who, forReader, null, names ? officers.fitFor(lease, task) : null);
    }

    /** Of the signing, a step that is no task. */
    private @Nullable Instant reminded(Lease lease) {
        return audit.of(lease.number()).stream()
                .filter(step -> step.action().equals("SIGNING_REMINDED"))
                .map(AuditTrail.Step::at)
                .filter(at -> !at.isBefore(lease.stageSince()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Where its process stands at a failure or is stuck, and who acts, as this reader may read it. */
    List<Bilingual> failures(Lease lease, Person reader, PageTime times) {
        return tasks.failures(lease).stream()
                .map(failure -> FailureWords.of(failure, reader, times))
                .toList();
    }
}
