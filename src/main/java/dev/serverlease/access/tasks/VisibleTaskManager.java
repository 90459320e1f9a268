package dev.serverlease.access.tasks;

import java.util.List;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/** Every list and count of tasks, whoever asks by whatever door, ends in one of these two statements. */
class VisibleTaskManager extends TaskManager {

    static final String LIST = "lease.VisibleTask.selectVisibleTask";
    static final String COUNT = "lease.VisibleTask.selectVisibleTaskCount";

    @Override
    @SuppressWarnings("unchecked") // as the engine reads it
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        constrain(query);
        return getDbEntityManager().selectList(LIST, query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        constrain(query);
        return (Long) getDbEntityManager().selectOne(COUNT, query);
    }

    /** None are stored for a task. */
    @Override
    protected void deleteAuthorizations(Resource resource, String id) {
        if (resource != Resources.TASK) {
            super.deleteAuthorizations(resource, id);
        }
    }

    private void constrain(TaskQueryImpl query) {
        configureQuery(query);
        query.setParameter(TaskSight.current());
    }
}
