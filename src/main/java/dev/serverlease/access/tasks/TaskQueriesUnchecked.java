package dev.serverlease.access.tasks;

import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/** The engine's permissions, but for task queries: those are constrained by {@link TaskSight}. */
class TaskQueriesUnchecked extends AuthorizationManager {

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        configureQuery(query);
    }

    /** The engine would read all permissions to leave out groups that have none; each of ours has some. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }
}
