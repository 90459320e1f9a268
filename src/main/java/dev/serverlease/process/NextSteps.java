package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What people do next: the engine's tasks, and in their place by date the steps that no task stands for. Such a step
 * has an empty id, is done at a door on the lease's page, and names its group in the assignee's place.
 */
@Component
public class NextSteps {

    /** Beyond this many steps the count is a lower bound. */
    private static final int MOST_COUNTED = 1000;

    /** Those of leases of high risk first, each by date: in the order of {@link TaskList}. */
    static final Comparator<TaskList.Open> AS_SHOWN = Comparator.comparing(TaskList.Open::urgent)
            .reversed()
            .thenComparing(TaskList.Open::due, Comparator.nullsLast(Comparator.naturalOrder()));

    private final TaskList tasks;
    private final AwaitedSteps awaited;

    NextSteps(TaskList tasks, AwaitedSteps awaited) {
        this.tasks = tasks;
        this.awaited = awaited;
    }

    /** {@link TaskList#of}, with the steps of the person's groups. */
    public TaskList.Page of(Person person, int page, int size) {
        var steps = awaited.of(person, upTo(page, size));
        return steps.isEmpty()
                ? tasks.of(person, page, size)
                : page(steps, tasks.of(person, 0, upTo(page, size)), page, size);
    }

    /** {@link TaskList#overdue}, with the overdue steps. */
    public TaskList.Page overdue(int page, int size) {
        var steps = awaited.overdue(upTo(page, size));
        return steps.isEmpty()
                ? tasks.overdue(page, size)
                : page(steps, tasks.overdue(0, upTo(page, size)), page, size);
    }

    /** The open tasks of a lease, in all its instances, and its steps; by date. */
    public List<TaskList.Open> ofLease(Lease lease) {
        return Stream.concat(tasks.ofLease(lease).stream(), awaited.ofLease(lease.number()).stream())
                .sorted(AS_SHOWN)
                .toList();
    }

    /** For whom it waits: its assignee, or the groups whose members may claim it, in words. */
    public String who(TaskList.Open step) {
        var assignee = step.assignee();
        return assignee == null ? Groups.names(step.groups()) : assignee;
    }

    /** Whether a step that no task stands for is of this person's groups. */
    public boolean isStepFor(TaskList.Open step, Person person) {
        return person.groups().stream()
                .map(group -> Groups.names(List.of(group)))
                .anyMatch(name -> who(step).contains(name));
    }

    /** Whether it is the lessee's signature that is awaited. */
    public boolean isSignature(TaskList.Open step) {
        return step.key().equals(AwaitedSteps.SIGNATURE);
    }

    /** {@link TaskList#standingStill}. */
    public List<TaskList.StandingStill> standingStill(int most) {
        return tasks.standingStill(most);
    }

    /** {@link TaskList#failures}. */
    public List<TaskList.Failure> failures(Lease lease) {
        return tasks.failures(lease);
    }

    /**
     * Whether this person may claim a task now: as a member of its groups, and by what the lease asks of the person.
     */
    public boolean isFor(TaskList.Open task, Lease lease, Person person) {
        return task.groups().stream().anyMatch(person::in) && tasks.isFor(task, lease, person);
    }

    /** How many one must know to show this page, whether another follows, and how many there are. */
    private static int upTo(int page, int size) {
        return Math.max(MOST_COUNTED, (page + 1) * size + 1);
    }

    /** Both from the beginning on, as far as the page may need. */
    private static TaskList.Page page(List<TaskList.Open> steps, TaskList.Page tasks, int page, int size) {
        var all = Stream.concat(steps.stream(), tasks.tasks().stream())
                .sorted(AS_SHOWN)
                .skip((long) page * size)
                .toList();
        return new TaskList.Page(
                all.subList(0, Math.min(size, all.size())),
                page,
                all.size() > size || tasks.more(),
                steps.size() + tasks.count());
    }
}
