package dev.serverlease.notification;

import dev.serverlease.people.Groups;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells operations of each incident, in the transaction in which the engine records it. */
@Component
class IncidentNotice extends AbstractProcessEnginePlugin implements IncidentHandler {

    private final Notices notices;

    IncidentNotice(@Lazy Notices notices) {
        this.notices = notices;
    }

    /** Runs in addition to the engine's own handler, which stores the incident. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCompositeIncidentHandlersEnabled(true);
        engine.setCustomIncidentHandlers(List.of(this));
    }

    @Override
    public String getIncidentHandlerType() {
        return Incident.FAILED_JOB_HANDLER_TYPE;
    }

    /**
     * The error text stays in Cockpit: an exception's message may name people, and a notice leaves the house by mail.
     */
    @Override
    public @Nullable Incident handleIncident(IncidentContext context, @Nullable String message) {
        var execution = context.getExecutionId() == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
        var number = execution == null ? null : execution.getProcessBusinessKey();
        if (execution != null && number != null) {
            var activity = execution.getProcessDefinition().findActivity(context.getActivityId());
            var place = activity == null ? context.getActivityId() : activity.getProperty("name");
            notices.tell(
                    Notice.about(
                            number,
                            NoticeKind.INCIDENT,
                            "租赁 " + number + " 停在“" + place + "”。原因见 Cockpit 中该实例的事件（incident）；排除后请增加重试次数。",
                            "Lease " + number + " is stuck at “" + place
                                    + "”. See the incident in Cockpit for the reason; repair"
                                    + " it, then increment the number of retries."),
                    Audience.group(Groups.OPERATIONS));
        }
        return null;
    }

    @Override
    public void resolveIncident(IncidentContext context) {
        // the engine's own handler does
    }

    @Override
    public void deleteIncident(IncidentContext context) {
        // the engine's own handler does
    }
}
