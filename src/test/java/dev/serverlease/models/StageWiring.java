package dev.serverlease.models;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.models.Models.In;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Whether each stage is said once, by the frame of its name when it is entered, and each end by one end event. */
class StageWiring {

    private static final Pattern SAYS = Pattern.compile("leaseStages\\.(enter|end)\\(execution, \"(\\w+)\"\\)");

    private final Models models;
    private final List<String> defects = new ArrayList<>();
    private final Map<String, Integer> said = new HashMap<>();

    StageWiring(Models models) {
        this.models = models;
    }

    List<String> defects() {
        models.each(CamundaExecutionListener.class).forEach(this::listener);
        for (var stage : LeaseStage.values()) {
            if (stage != LeaseStage.ENDED) {
                once("stage " + stage);
            }
        }
        for (var reason : EndReason.values()) {
            once("end " + reason);
        }
        return defects;
    }

    private void once(String word) {
        int places = said.getOrDefault(word, 0);
        if (places != 1) {
            defects.add(word + " is said in " + places + " places");
        }
    }

    private void listener(In<CamundaExecutionListener> listener) {
        var says = SAYS.matcher(String.valueOf(listener.element().getCamundaExpression()));
        if (!says.find()) {
            return;
        }
        var word = says.group(2);
        var owner = owner(listener.element());
        boolean isStage = says.group(1).equals("enter");
        said.merge((isStage ? "stage " : "end ") + word, 1, Integer::sum);
        var place = listener.file() + " " + owner.getId() + ": says " + word;
        if (!listener.element().getCamundaEvent().equals("start")) {
            defects.add(place + " when it is left");
        }
        if (isStage && !(owner instanceof SubProcess)) {
            defects.add(place + " and is no frame");
        } else if (isStage && !owner.getName().equals(label(word))) {
            defects.add(place + " and is not called " + label(word));
        } else if (!isStage && !(owner instanceof EndEvent)) {
            defects.add(place + " and is no end");
        }
    }

    private static String label(String stage) {
        return Stream.of(LeaseStage.values())
                .filter(known -> known.name().equals(stage))
                .map(LeaseStage::label)
                .findFirst()
                .orElse("(no stage)");
    }

    private static FlowElement owner(ModelElementInstance element) {
        var at = element;
        while (!(at instanceof FlowElement)) {
            at = at.getParentElement();
        }
        return (FlowElement) at;
    }
}
