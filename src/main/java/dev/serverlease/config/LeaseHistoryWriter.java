package dev.serverlease.config;

import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Writes of a user task one row, when it ends: since when it was open, until when, and who did it. As long as it is
 * open, the task itself says all of that. {@link LeaseHistoryEvents} has said when it began.
 */
class LeaseHistoryWriter extends DbHistoryEventHandler {

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (!(event instanceof HistoricTaskInstanceEventEntity task)) {
            super.insertOrUpdate(event);
            return;
        }
        var rows = getDbEntityManager();
        if (task.getEndTime() != null && rows.getCachedEntity(event.getClass(), event.getId()) == null) {
            rows.insert(event);
        }
    }
}
