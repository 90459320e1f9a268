package dev.serverlease.process;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskCountByCandidateGroupResult;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How many tasks are waiting for each group. */
@Component
public class OpenTasks {

    private final TaskService tasks;

    OpenTasks(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    public Map<String, Long> byCandidateGroup() {
        return tasks.createTaskReport().taskCountByCandidateGroup().stream()
                .filter(count -> count.getGroupName() != null)
                .collect(Collectors.toMap(
                        TaskCountByCandidateGroupResult::getGroupName, count -> (long) count.getTaskCount()));
    }

    /** How many tasks are a person's own. */
    public long of(String user) {
        return tasks.createTaskQuery().taskAssignee(user).count();
    }
}
