package dev.serverlease.config;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's history keeps of a lease: instances, user tasks and incidents. The steps are in our own audit
 * trail, which is kept longer. No variables are kept, because a task's projection contains personal data.
 */
class LeaseHistory extends AbstractHistoryLevel {

    static final String NAME = "lease";

    /** Stored in the database; the engine refuses to start with another value. */
    private static final int ID = 17;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return isOf(
                        type,
                        HistoryEventTypes.PROCESS_INSTANCE_START,
                        HistoryEventTypes.PROCESS_INSTANCE_UPDATE,
                        HistoryEventTypes.PROCESS_INSTANCE_MIGRATE,
                        HistoryEventTypes.PROCESS_INSTANCE_END)
                || isOf(
                        type,
                        HistoryEventTypes.TASK_INSTANCE_CREATE,
                        HistoryEventTypes.TASK_INSTANCE_UPDATE,
                        HistoryEventTypes.TASK_INSTANCE_MIGRATE,
                        HistoryEventTypes.TASK_INSTANCE_COMPLETE,
                        HistoryEventTypes.TASK_INSTANCE_DELETE)
                || isOf(
                        type,
                        HistoryEventTypes.INCIDENT_CREATE,
                        HistoryEventTypes.INCIDENT_DELETE,
                        HistoryEventTypes.INCIDENT_RESOLVE,
                        HistoryEventTypes.INCIDENT_MIGRATE);
    }

    private static boolean isOf(HistoryEventType type, HistoryEventTypes... kept) {
        for (var one : kept) {
            if (type.equals(one)) {
                return true;
            }
        }
        return false;
    }
}
