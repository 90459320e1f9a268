package dev.serverlease.config;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** The engine's history events without what they read from the database, though it is in hand. */
class LeaseHistoryEvents extends CacheAwareHistoryEventProducer {

    /** The engine would read when the task began, to reckon how long it took; the task itself says it. */
    @Override
    protected HistoricTaskInstanceEventEntity loadTaskInstanceEvent(DelegateTask task) {
        var cached = findInCache(HistoricTaskInstanceEventEntity.class, task.getId());
        if (cached != null) {
            return cached;
        }
        var event = newTaskInstanceEventEntity(task);
        event.setStartTime(task.getCreateTime());
        return event;
    }

    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
        return Objects.requireNonNullElseGet(
                Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .getProcessDefinitionCache()
                        .get(id),
                () -> super.getProcessDefinitionEntity(id));
    }
}
