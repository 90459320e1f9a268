package dev.serverlease.access.tasks;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.VariableInstance;

/**
 * Every list and count of variables. Whoever does not see all tasks, operators in Cockpit too, gets what the cards of
 * Tasklist show, of instances in which they see a task, and nothing else, whatever they ask for.
 */
class VisibleVariableManager extends VariableInstanceManager {

    static final String LIST = "lease.VisibleTask.selectVisibleVariable";
    static final String COUNT = "lease.VisibleTask.selectVisibleVariableCount";

    @Override
    @SuppressWarnings("unchecked") // as the engine reads it
    public List<VariableInstance> findVariableInstanceByQueryCriteria(VariableInstanceQueryImpl query, Page page) {
        return constrain(query)
                ? getDbEntityManager().selectList(LIST, query, page)
                : super.findVariableInstanceByQueryCriteria(query, page);
    }

    @Override
    public long findVariableInstanceCountByQueryCriteria(VariableInstanceQueryImpl query) {
        return constrain(query)
                ? (Long) getDbEntityManager().selectOne(COUNT, query)
                : super.findVariableInstanceCountByQueryCriteria(query);
    }

    /** A task that is being created has none yet: the engine would look for them all the same. */
    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskId(String taskId) {
        return isBeingCreated(taskId) ? List.of() : super.findVariableInstancesByTaskId(taskId);
    }

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
            String taskId, Collection<String> names) {
        return isBeingCreated(taskId) ? List.of() : super.findVariableInstancesByTaskIdAndVariableNames(taskId, names);
    }

    private boolean isBeingCreated(String taskId) {
        var known = getDbEntityManager().getDbEntityCache();
        var task = known.get(TaskEntity.class, taskId);
        return task != null && known.isTransient(task);
    }

    private boolean constrain(VariableInstanceQueryImpl query) {
        var sight = TaskSight.current();
        if (sight == null) {
            return false;
        }
        getTenantManager().configureQuery(query);
        query.setParameter(sight);
        return true;
    }
}
