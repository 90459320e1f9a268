package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads and changes the assignee of a lease's open task. The calling door has already checked the permission to do so.
 */
@Component
public class Assignments {

    private final TaskService tasks;
    private final Unchecked unchecked;

    private final ObjectProvider<LeaseTask> forms;
    private final Leases leases;
    private final Members members;

    Assignments(
            @Lazy TaskService tasks,
            Unchecked unchecked,
            ObjectProvider<LeaseTask> forms,
            Leases leases,
            Members members) {
        this.forms = forms;
        this.leases = leases;
        this.members = members;
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

    /**
     * Assigns a task of the lease to this user, even if somebody else had it; to nobody, if null.
     *
     * @throws Refusal with 409 if its process is suspended
     */
    public void give(Lease lease, TaskList.Open task, @Nullable String user) {
        try {
            unchecked.call(() -> {
                tasks.setAssignee(task.id(), user);
                return null;
            });
        } catch (SuspendedEntityInteractionException suspended) {
            throw LeaseMessages.notRunning(lease);
        }
    }

    /** Why somebody may not do a task. @param byGroup whether for want of its group */
    public record Objection(boolean byGroup, String zh, String en) {}

    /** Why this person may not do such a task of the lease; empty if the person may. Managers do none. */
    public Optional<Objection> objection(Lease lease, String taskKey, Person person) {
        return forms(taskKey)
                .map(form -> objection(form, lease, taskKey, person))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Objection> objection(LeaseTask form, Lease lease, String taskKey, Person person) {
        var role = form.role(lease, taskKey);
        if (!role.isFor(person)) {
            var groups = Groups.names(role.groups());
            return Optional.of(
                    new Objection(true, "此任务仅由“" + groups + "”办理", "this task is done by “" + groups + "” only"));
        }
        return role.conditions().stream()
                .filter(condition ->
                        !condition.isMet(form.named(condition, lease).contains(person.name())))
                .map(condition -> new Objection(false, condition.zh(), condition.en()))
                .findFirst();
    }

    /**
     * Checks that a task may be given or offered to somebody, whoever does so; called in the engine's transaction.
     *
     * @param leaseNumber the business key of the task's instance; null for a task that is none of ours
     * @throws Refusal with 403, and why, if the user may not do the task
     */
    public void check(String taskKey, @Nullable String leaseNumber, String user) {
        if (leaseNumber != null) {
            forms(taskKey).forEach(form -> check(form, taskKey, leaseNumber, user));
        }
    }

    /**
     * The same for an offer to a whole group.
     *
     * @throws Refusal with 403 if the task is not this group's
     */
    public void checkGroup(String taskKey, @Nullable String leaseNumber, String group) {
        if (leaseNumber != null) {
            forms(taskKey).forEach(form -> {
                var groups = form.groups(leases.get(leaseNumber), taskKey);
                if (!groups.contains(group)) {
                    var other = Groups.names(List.of(group));
                    var right = Groups.names(groups);
                    throw new Refusal(
                            403,
                            "未指派：“" + other + "”不办理此任务，请指派给“" + right + "”。 Not assigned: “" + other
                                    + "” does not do this task; assign it to “" + right + "”.");
                }
            });
        }
    }

    private Stream<LeaseTask> forms(@Nullable String taskKey) {
        return forms.stream().filter(form -> form.taskKeys().contains(taskKey));
    }

    private void check(LeaseTask form, String taskKey, String leaseNumber, String user) {
        try {
            form.checkPerson(leases.get(leaseNumber), taskKey, members.person(user));
        } catch (Refusal refusal) {
            throw new Refusal(
                    refusal.status(),
                    "未指派：" + user + " 不得办理此任务，其本人认领时的提示为“" + refusal.getMessage() + "”请指派给其他人员。 Not assigned: " + user
                            + " may not do this task, and would be told so when claiming it. Assign it to somebody else.");
        }
    }
}
