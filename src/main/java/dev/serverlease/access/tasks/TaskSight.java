package dev.serverlease.access.tasks;

import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseProcess;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees of the tasks, and of the variables around them. Read by the engine's statements for such
 * queries.
 *
 * @param groups that a task may be offered to
 */
public record TaskSight(String user, List<String> groups) {

    /** See all tasks; managers need those of an instance in Cockpit, and do none of them. */
    private static final Set<String> SEE_ALL = Set.of(Groups.ADMINISTRATORS, Groups.MANAGERS);

    /** @return of who asks now; null if everything is seen, as by the product itself */
    static @Nullable TaskSight current() {
        var asks = asks();
        return asks == null || groupsOf(asks).stream().anyMatch(SEE_ALL::contains)
                ? null
                : new TaskSight(asks.getUserId(), groupsOf(asks));
    }

    /** The variables seen of an instance in which a task is seen. */
    public Set<String> shownOnCards() {
        return LeaseProcess.DISPLAY;
    }

    /** Whether who asks now may do what only administrators may, as to assign a task to somebody else. */
    static boolean isAdministrator() {
        var asks = asks();
        return asks == null || groupsOf(asks).contains(Groups.ADMINISTRATORS);
    }

    /** Whether an administrator acts now, also while the engine runs code of ours, which it does without its checks. */
    static boolean isOfAnAdministrator() {
        var authentication = Context.getCommandContext().getAuthentication();
        return authentication != null && groupsOf(authentication).contains(Groups.ADMINISTRATORS);
    }

    /** Whether an administrator acts now by a request of their own, not by making a process go on. */
    static boolean isAskedByAnAdministrator() {
        var asks = asks();
        return asks != null
                && groupsOf(asks).contains(Groups.ADMINISTRATORS)
                && Context.getBpmnExecutionContext() == null;
    }

    /** Whether who asks now may claim or complete it: its assignee, or whom it is offered to while it has none. */
    static boolean mayWorkOn(TaskEntity task) {
        var asks = asks();
        if (asks == null || groupsOf(asks).contains(Groups.ADMINISTRATORS)) {
            return true;
        }
        var sight = new TaskSight(asks.getUserId(), groupsOf(asks));
        return task.getAssignee() == null ? sight.isOffered(task) : sight.isAssigned(task);
    }

    boolean sees(TaskEntity task) {
        return isAssigned(task) || isOffered(task);
    }

    private boolean isAssigned(TaskEntity task) {
        return user.equals(task.getAssignee());
    }

    private boolean isOffered(TaskEntity task) {
        return task.getCandidates().stream()
                .anyMatch(link -> user.equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    /** Null where the engine checks no permissions: nobody is signed in, or the product asks for itself. */
    private static @Nullable Authentication asks() {
        var command = Context.getCommandContext();
        var authentication = command.getAuthentication();
        return authentication == null
                        || authentication.getUserId() == null
                        || !Context.getProcessEngineConfiguration().isAuthorizationEnabled()
                        || !command.isAuthorizationCheckEnabled()
                ? null
                : authentication;
    }

    private static List<String> groupsOf(Authentication authentication) {
        return Objects.requireNonNullElse(authentication.getGroupIds(), List.of());
    }
}
