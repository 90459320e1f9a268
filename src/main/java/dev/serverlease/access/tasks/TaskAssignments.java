package dev.serverlease.access.tasks;

import dev.serverlease.process.Assignments;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * An administrator may assign or offer a task to somebody, but to nobody who may not do it: neither could go on with
 * it, and whom it is offered to sees it. Whoever claims for themselves is checked at the door.
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
            check(task, assignee);
        }
    }

    void checkOffer(TaskEntity task, String user) {
        if (TaskSight.isAskedByAnAdministrator()) {
            check(task, user);
        }
    }

    void checkOfferToGroup(TaskEntity task, String group) {
        if (TaskSight.isAskedByAnAdministrator()) {
            assignees.getObject().checkGroup(task.getTaskDefinitionKey(), leaseOf(task), group);
        }
    }

    private void check(DelegateTask task, String user) {
        assignees.getObject().check(task.getTaskDefinitionKey(), leaseOf(task), user);
    }

    /** Null for a task outside any process. */
    private static @Nullable String leaseOf(DelegateTask task) {
        return task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
    }
}
