package dev.serverlease.access.tasks;

import dev.serverlease.process.Assignments;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * An administrator may assign a task to somebody, but to nobody who may not do it: neither could go on with it. Whoever
 * claims for themselves is checked at the door.
 */
@Component
class TaskAssignments extends AbstractBpmnParseListener implements TaskListener {

    private final ObjectProvider<Assignments> assignees;

    TaskAssignments(ObjectProvider<Assignments> assignees) {
        this.assignees = assignees;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(EVENTNAME_ASSIGNMENT, this);
    }

    @Override
    public void notify(DelegateTask task) {
        var assignee = task.getAssignee();
        if (assignee != null && TaskSight.isOfAnAdministrator()) {
            assignees
                    .getObject()
                    .check(task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey(), assignee);
        }
    }
}
