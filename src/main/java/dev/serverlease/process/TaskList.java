package dev.serverlease.process;

import dev.serverlease.people.Person;
import dev.serverlease.words.ModelNames;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What waits for people: their own tasks, their groups' tasks, overdue tasks, and failed jobs. */
@Component
public class TaskList {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final LeaseTasks forms;
    private final Unchecked unchecked;
    private final Clock clock;

    TaskList(
            @Lazy TaskService tasks, @Lazy RuntimeService runtime, LeaseTasks forms, Unchecked unchecked, Clock clock) {
        this.forms = forms;
        this.tasks = tasks;
        this.runtime = runtime;
        this.unchecked = unchecked;
        this.clock = clock;
    }

    /**
     * A task that is open.
     *
     * @param key its id in the model; of a step that no task stands for, its place on the lease's page
     * @param leaseNumber empty for an instance that belongs to no lease
     * @param due due date; null if none is set
     * @param assignee null while it waits for its group
     */
    public record Open(
            String id,
            String key,
            String name,
            String leaseNumber,
            @Nullable Instant due,
            @Nullable String assignee,
            boolean overdue) {}

    /**
     * @param more whether another page follows
     * @param count how many there are on all pages
     */
    public record Page(List<Open> tasks, int page, boolean more, long count) {}

    /** A job that failed for good and waits for an operator. @param place the element of the model, with its id */
    public record StandingStill(String leaseNumber, String instance, String place, String message) {}

    /**
     * The person's own tasks, and of the unclaimed tasks of the person's groups those that this person may do; overdue
     * ones first, then by date.
     *
     * @param page counted from 0; what the person may not do is missing from its size
     */
    public Page of(Person person, int page, int size) {
        var query = tasks.createTaskQuery().or().taskAssignee(person.name());
        if (!person.groups().isEmpty()) {
            query.taskCandidateGroupIn(person.groups());
        }
        var found = page(query.endOr(), page, size);
        var own = found.tasks().stream()
                .filter(task -> task.assignee() != null || isFor(task, person))
                .filter(task -> forms.isDoable(task.leaseNumber(), task.key()))
                .toList();
        return new Page(own, page, found.more(), found.count() - (found.tasks().size() - own.size()));
    }

    /** Whether this person may do a task that is offered to the person's group. */
    boolean isFor(Open task, Person person) {
        return forms.isFor(task.leaseNumber(), task.key(), person);
    }

    /** All people's overdue tasks, the longest overdue first. */
    public Page overdue(int page, int size) {
        return page(tasks.createTaskQuery().dueBefore(Date.from(clock.instant())), page, size);
    }

    /** The open tasks of a lease, in all its instances, that wait for no other step. */
    public List<Open> ofLease(String number) {
        return unchecked.call(
                () -> withLeases(tasks.createTaskQuery()
                                .processInstanceBusinessKey(number)
                                .orderByTaskCreateTime()
                                .asc()
                                .list())
                        .stream()
                        .filter(task -> forms.isDoable(number, task.key()))
                        .toList());
    }

    /** The groups whose members may claim a task. */
    public List<String> groups(String taskId) {
        return unchecked.call(() -> tasks.getIdentityLinksForTask(taskId).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList());
    }

    /** The newest first. */
    public List<StandingStill> standingStill(int most) {
        return unchecked.call(() -> {
            var found = runtime.createIncidentQuery()
                    .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                    .orderByIncidentTimestamp()
                    .desc()
                    .listPage(0, most);
            var numbers = numbers(found.stream().map(Incident::getProcessInstanceId));
            return found.stream()
                    .map(incident -> new StandingStill(
                            numbers.getOrDefault(incident.getProcessInstanceId(), ""),
                            incident.getProcessInstanceId(),
                            ModelNames.withId(incident.getActivityId()),
                            Objects.requireNonNullElse(incident.getIncidentMessage(), "")))
                    .toList();
        });
    }

    private Page page(TaskQuery query, int page, int size) {
        return unchecked.call(() -> {
            var found = query.orderByDueDate()
                    .asc()
                    .orderByTaskCreateTime()
                    .asc()
                    .orderByTaskId()
                    .asc()
                    .listPage(page * size, size + 1);
            var shown = found.subList(0, Math.min(size, found.size()));
            boolean all = page == 0 && found.size() <= size;
            return new Page(withLeases(shown), page, found.size() > size, all ? found.size() : query.count());
        });
    }

    private List<Open> withLeases(List<Task> shown) {
        var numbers = numbers(shown.stream().map(Task::getProcessInstanceId));
        var now = clock.instant();
        return shown.stream()
                .map(task -> {
                    var due =
                            task.getDueDate() == null ? null : task.getDueDate().toInstant();
                    return new Open(
                            task.getId(),
                            task.getTaskDefinitionKey(),
                            task.getName(),
                            numbers.getOrDefault(task.getProcessInstanceId(), ""),
                            due,
                            task.getAssignee(),
                            due != null && due.isBefore(now));
                })
                .toList();
    }

    private Map<String, String> numbers(Stream<String> instances) {
        var ids = instances.collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }
}
