package dev.serverlease.stage.application;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseProcess;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Service;

/** Completes the open task of an application for its applicant, as Tasklist would: claim, then complete. */
@Service
class CompletionCommands {

    private final LeaseCommands commands;
    private final TaskService tasks;
    private final CompleteApplicationTask form;

    CompletionCommands(LeaseCommands commands, TaskService tasks, CompleteApplicationTask form) {
        this.commands = commands;
        this.tasks = tasks;
        this.form = form;
    }

    /**
     * @throws dev.serverlease.request.Refusal with 409 if no completion is pending, else as the form's own checks say
     */
    void complete(String number, String application, Person person) {
        commands.lockedDo(number, lease -> complete(lease, application, person));
    }

    private void complete(Lease lease, String application, Person person) {
        var task = tasks.createTaskQuery()
                .processInstanceId(lease.processInstanceId())
                .taskDefinitionKey("Task_CompleteApplication")
                .singleResult();
        if (task == null) {
            throw LeaseMessages.notWaiting(lease);
        }
        var assignee = task.getAssignee() == null ? person.name() : task.getAssignee();
        form.checkSubmission(
                lease, task.getTaskDefinitionKey(), assignee, person, Map.of(LeaseProcess.APPLICATION, application));
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), person.name());
        }
        tasks.complete(
                task.getId(),
                Map.of(
                        LeaseProcess.APPLICATION,
                        SpinValues.jsonValue(application).create()));
    }
}
