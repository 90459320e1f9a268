package dev.serverlease.reconcile;

import dev.serverlease.process.Unchecked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads from the deployed models what must wait along with a token: timers, messages, the job of an asynchronous step.
 */
@Component
class Waits {

    private final RepositoryService repository;
    private final Unchecked unchecked;
    private final Map<String, Model> known = new ConcurrentHashMap<>();

    Waits(@Lazy RepositoryService repository, Unchecked unchecked) {
        this.repository = repository;
        this.unchecked = unchecked;
    }

    enum Kind {
        TIMER,
        MESSAGE,
        JOB
    }

    /** While a token is at the place, the event must exist. @param event id of the waiting element */
    record Wait(String definition, String place, Kind kind, String event) {}

    /** What is read of a definition, which never changes: what waits, and the elements that it has. */
    private record Model(List<Wait> waits, Set<String> places) {}

    /** Of every deployed version. */
    List<Wait> all() {
        return unchecked.call(() -> repository.createProcessDefinitionQuery().list().stream()
                .flatMap(definition -> model(definition).waits().stream())
                .toList());
    }

    /** The elements of this release's own models; at any other a lease waits by the model of another release. */
    Set<String> places() {
        return unchecked.call(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(definition -> model(definition).places().stream())
                .collect(Collectors.toSet()));
    }

    private Model model(ProcessDefinition definition) {
        return known.computeIfAbsent(definition.getId(), this::read);
    }

    private Model read(String definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition);
        var waits = new ArrayList<Wait>();
        var nodes = model.getModelElementsByType(FlowNode.class);
        var attached = model.getModelElementsByType(BoundaryEvent.class).stream()
                .collect(Collectors.groupingBy(event -> event.getAttachedTo().getId()));
        for (var node : nodes) {
            if (node instanceof SubProcess || node instanceof BoundaryEvent || node instanceof StartEvent) {
                continue;
            }
            if (node.isCamundaAsyncBefore()) {
                // before its job has run, nothing inside it has begun
                waits.add(new Wait(definition, node.getId(), Kind.JOB, node.getId()));
            } else {
                own(node).forEach(event -> add(waits, definition, node, event));
                attached.getOrDefault(node.getId(), List.of()).forEach(event -> add(waits, definition, node, event));
            }
            for (var scope = node.getParentElement();
                    scope instanceof SubProcess around;
                    scope = scope.getParentElement()) {
                attached.getOrDefault(around.getId(), List.of()).forEach(event -> add(waits, definition, node, event));
            }
            for (ModelElementInstance scope = node.getParentElement();
                    scope != null;
                    scope = scope.getParentElement()) {
                starts(scope).forEach(event -> add(waits, definition, node, event));
            }
        }
        return new Model(waits, nodes.stream().map(FlowNode::getId).collect(Collectors.toSet()));
    }

    private static void add(List<Wait> waits, String definition, FlowNode place, CatchEvent event) {
        for (EventDefinition what : event.getEventDefinitions()) {
            if (what instanceof MessageEventDefinition) {
                waits.add(new Wait(definition, place.getId(), Kind.MESSAGE, event.getId()));
            } else if (what instanceof TimerEventDefinition && stays(event)) {
                waits.add(new Wait(definition, place.getId(), Kind.TIMER, event.getId()));
            }
        }
    }

    /** A non-interrupting timer may have fired already. */
    private static boolean stays(CatchEvent event) {
        return event instanceof IntermediateCatchEvent
                || (event instanceof BoundaryEvent boundary && boundary.cancelActivity())
                || Places.TIMERS_THAT_STAY.contains(event.getId());
    }

    private static List<? extends CatchEvent> own(FlowNode node) {
        if (node instanceof IntermediateCatchEvent event) {
            return List.of(event);
        }
        return node instanceof EventBasedGateway
                ? node.getSucceedingNodes()
                        .filterByType(IntermediateCatchEvent.class)
                        .list()
                : List.of();
    }

    /** The start events of this scope's event sub-processes. */
    private static List<StartEvent> starts(ModelElementInstance scope) {
        return scope.getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .flatMap(ready -> ready.getChildElementsByType(StartEvent.class).stream())
                .toList();
    }
}
