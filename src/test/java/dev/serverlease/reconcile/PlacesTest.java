package dev.serverlease.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The list of places knows every element of the main way at which the model waits, and none that is not there. */
class PlacesTest {

    @Test
    void everyWaitOfTheMainWayHasItsStage() {
        var model = Bpmn.readModelFromFile(new File("processes/server-lease.bpmn"));
        var waits = model.getModelElementsByType(FlowNode.class).stream()
                .filter(PlacesTest::waits)
                .filter(node -> !isBesideTheLease(node))
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Places.BY_STAGE.values().stream().flatMap(places -> places.stream()))
                .containsExactlyInAnyOrderElementsOf(waits);
    }

    /** The frame around a place says the stage in which the lease waits there. */
    @Test
    void everyPlaceLiesInTheFrameOfItsStage() {
        var model = Bpmn.readModelFromFile(new File("processes/server-lease.bpmn"));
        Places.BY_STAGE.forEach((stage, places) -> assertThat(places)
                .allSatisfy(place -> assertThat(frames(model.getModelElementById(place)))
                        .as(place)
                        .contains(stage.label())));
    }

    private static List<String> frames(FlowNode node) {
        var names = new ArrayList<String>();
        for (ModelElementInstance scope = node.getParentElement(); scope != null; scope = scope.getParentElement()) {
            if (scope instanceof SubProcess around) {
                names.add(around.getName());
            }
        }
        return names;
    }

    @Test
    void everyDatedTimerIsInTheModel() {
        var model = Bpmn.readModelFromFile(new File("processes/server-lease.bpmn"));
        assertThat(Places.DATES.keySet())
                .allSatisfy(id ->
                        assertThat(model.<FlowNode>getModelElementById(id)).isNotNull());
        assertThat(Places.TIMERS_THAT_STAY)
                .allSatisfy(id ->
                        assertThat(model.<FlowNode>getModelElementById(id)).isNotNull());
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof CallActivity
                || node instanceof EventBasedGateway
                || (node instanceof ParallelGateway && node.getIncoming().size() > 1)
                || node.isCamundaAsyncBefore()
                || (node instanceof IntermediateCatchEvent
                        && node.getChildElementsByType(LinkEventDefinition.class)
                                .isEmpty()
                        && node.getPreviousNodes()
                                        .filterByType(EventBasedGateway.class)
                                        .count()
                                == 0);
    }

    private static boolean isBesideTheLease(FlowNode node) {
        for (ModelElementInstance scope = node.getParentElement(); scope != null; scope = scope.getParentElement()) {
            if (scope instanceof SubProcess around && around.triggeredByEvent()) {
                return true;
            }
        }
        return false;
    }
}
