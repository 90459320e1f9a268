package dev.serverlease.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Notes which elements of the models are walked: the activities that start, the flows that are taken. */
public class WalkedWays extends AbstractProcessEnginePlugin {

    private final Set<String> walked = new ConcurrentSkipListSet<>();

    /** Ids of flow nodes and sequence flows, over all models, since the engine started. */
    public Set<String> walked() {
        return walked;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var listeners = new ArrayList<>(
                engine.getCustomPostBPMNParseListeners() == null
                        ? List.of()
                        : engine.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element process, ProcessDefinitionEntity definition) {
                watch(definition);
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addListener(ExecutionListener.EVENTNAME_START, note(activity.getId()));
            activity.getOutgoingTransitions()
                    .forEach(flow -> ((org.camunda.bpm.engine.impl.pvm.process.TransitionImpl) flow)
                            .addListener(ExecutionListener.EVENTNAME_TAKE, note(flow.getId())));
            watch(activity);
        }
    }

    private ExecutionListener note(String id) {
        return execution -> walked.add(id);
    }
}
