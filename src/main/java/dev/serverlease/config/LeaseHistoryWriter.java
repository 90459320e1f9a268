package dev.serverlease.config;

import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/** Writes the history without reading again when a task began: {@link LeaseHistoryEvents} has said it. */
class LeaseHistoryWriter extends DbHistoryEventHandler {

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        var rows = getDbEntityManager();
        if (event instanceof HistoricTaskInstanceEventEntity task
                && task.getStartTime() != null
                && !isInitialEvent(event)
                && rows.getCachedEntity(event.getClass(), event.getId()) == null) {
            rows.forceUpdate(event);
        } else {
            super.insertOrUpdate(event);
        }
    }
}
