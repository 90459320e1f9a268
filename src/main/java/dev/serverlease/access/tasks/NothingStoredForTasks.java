package dev.serverlease.access.tasks;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Makes no permission of what a task says itself: to whom it is assigned and offered. As the engine asks here for each
 * offer that is made, an administrator's is checked here.
 */
class NothingStoredForTasks extends DefaultAuthorizationProvider {

    private final TaskAssignments assignments;

    NothingStoredForTasks(TaskAssignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String former, @Nullable String assignee) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskOwner(Task task, @Nullable String former, @Nullable String owner) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskUserIdentityLink(Task task, String user, String type) {
        assignments.checkOffer((TaskEntity) task, user);
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskGroupIdentityLink(Task task, String group, String type) {
        assignments.checkOfferToGroup((TaskEntity) task, group);
        return null;
    }
}
