package dev.serverlease.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The gate's view of the user tasks: which form a task has, and whether a submission may go to the engine. */
@Component
public class LeaseTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;
    private final Map<String, LeaseTask> forms = new HashMap<>();

    LeaseTasks(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy ProcessEngineConfigurationImpl engine,
            List<LeaseTask> forms) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.engine = engine;
        forms.forEach(form -> form.taskKeys().forEach(key -> this.forms.put(key, form)));
    }

    /** @throws Refusal with 404 for no such task, else as the task's form refuses */
    public void checkSubmission(String taskId, Person person, Map<String, Object> sent) {
        unchecked(() -> {
            var task = task(taskId);
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .singleResult();
            var form = forms.get(task.getTaskDefinitionKey());
            if (form == null || instance == null || instance.getBusinessKey() == null) {
                throw new Refusal(403, "此任务不属于任何租赁，仅限管理员处理。 This task belongs to no lease; it is for administrators.");
            }
            form.checkSubmission(
                    instance.getBusinessKey(), task.getTaskDefinitionKey(), task.getAssignee(), person, sent);
        });
    }

    /** @throws Refusal with 403 where the task is not this person's */
    public void unclaim(String taskId, Person person) {
        unchecked(() -> {
            if (!person.name().equals(task(taskId).getAssignee())) {
                throw new Refusal(403, "只有认领人可以退回任务。 Only its assignee gives a task back.");
            }
            tasks.setAssignee(taskId, null);
        });
    }

    private Task task(String taskId) {
        var task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new Refusal(404, "任务不存在或者已经办结，请刷新列表。 The task is gone or done; refresh the list.");
        }
        return task;
    }

    private void unchecked(Runnable action) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    action.run();
                    return null;
                }));
    }
}
