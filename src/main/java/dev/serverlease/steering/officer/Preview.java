package dev.serverlease.steering.officer;

import dev.serverlease.lease.Leases;
import dev.serverlease.process.Assignments;
import dev.serverlease.process.Members;
import dev.serverlease.process.TaskList;
import dev.serverlease.words.ModelNames;
import dev.serverlease.words.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which of somebody's tasks can go to another, and why the rest cannot; each is asked again when it moves. */
@Component
public class Preview {

    private static final Word ONLY_THEIRS = new Word(
            "只能由经办人办理；需换人的，请在租赁页面变更经办人", "only the applicant can do it; give the lease to another one on its page");

    private final TaskList tasks;
    private final Assignments assignments;
    private final Members members;
    private final Leases leases;

    Preview(TaskList tasks, Assignments assignments, Members members, Leases leases) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.members = members;
        this.leases = leases;
    }

    /** A task. @param why it cannot move; null if it can */
    public record Row(
            TaskList.Open task, Word name, @Nullable Word why) {}

    /** @param successor null: back to the group */
    public List<Row> of(List<TaskList.Open> open, @Nullable String successor) {
        var person = successor == null ? null : members.person(successor);
        var possible = person == null ? Set.<TaskList.Open>of() : tasks.possible(open, person);
        return open.stream()
                .map(task -> new Row(
                        task,
                        ModelNames.of(task.key()).orElse(new Word(task.name(), task.name())),
                        possible.contains(task)
                                ? null
                                : person == null
                                        ? task.groups().isEmpty() ? ONLY_THEIRS : null
                                        : assignments
                                                .objection(leases.get(task.leaseNumber()), task.key(), person)
                                                .map(objection -> new Word(objection.zh(), objection.en()))
                                                .orElse(null)))
                .toList();
    }
}
