package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Risk;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** To whom an open task is offered and in which place, where that changes while it is open. */
@Component
class TaskOffers {

    private final TaskService tasks;
    private final Members members;

    TaskOffers(@Lazy TaskService tasks, Members members) {
        this.tasks = tasks;
        this.members = members;
    }

    /** Whether the task is offered to these groups and to no others. */
    boolean isOnly(Task task, List<String> groups) {
        return offered(task).equals(Set.copyOf(groups));
    }

    /**
     * Offers the task to these groups alone; who had claimed it and may no longer do it loses it. Called without the
     * engine's own permission checks.
     *
     * @return whether that changed anything
     */
    boolean only(Task task, List<String> groups) {
        var offered = offered(task);
        if (offered.equals(Set.copyOf(groups))) {
            return false;
        }
        for (var group : offered) {
            if (!groups.contains(group)) {
                tasks.deleteCandidateGroup(task.getId(), group);
            }
        }
        groups.stream()
                .filter(group -> !offered.contains(group))
                .forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        var assignee = task.getAssignee();
        if (assignee != null && groups.stream().noneMatch(group -> members.isMember(assignee, group))) {
            tasks.setAssignee(task.getId(), null);
        }
        return true;
    }

    /** Puts the open tasks of the lease where lists have those of this risk. */
    void place(Lease lease, Risk risk) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(lease.number())
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), TaskList.priority(risk)));
    }

    private Set<String> offered(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null)
                .collect(Collectors.toSet());
    }
}
