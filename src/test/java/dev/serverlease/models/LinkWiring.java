package dev.serverlease.models;

import dev.serverlease.models.Models.In;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** Whether the models find each other: called processes, decisions, messages; and whether gateways know their ways. */
class LinkWiring {

    private final Models models;
    private final List<String> defects = new ArrayList<>();

    LinkWiring(Models models) {
        this.models = models;
    }

    List<String> defects() {
        models.each(CallActivity.class).forEach(this::call);
        models.each(BusinessRuleTask.class).forEach(this::decision);
        messages();
        models.each(ExclusiveGateway.class).forEach(this::ways);
        return defects;
    }

    private void call(In<CallActivity> call) {
        if (!models.processes().containsKey(call.element().getCalledElement())) {
            say(
                    call.file(),
                    call.element().getId(),
                    "no process " + call.element().getCalledElement());
        }
        var extensions = call.element().getExtensionElements();
        if (extensions == null
                || extensions.getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .noneMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()))) {
            say(call.file(), call.element().getId(), "passes no business key");
        }
    }

    private void decision(In<BusinessRuleTask> task) {
        var file = task.element().getCamundaDecisionRef() + ".dmn";
        if (!models.elements().containsKey(file)) {
            say(
                    task.file(),
                    task.element().getId(),
                    "no decision " + task.element().getCamundaDecisionRef());
        }
    }

    private void messages() {
        var caught = new TreeMap<String, List<String>>();
        models.each(Message.class)
                .forEach(message -> caught.computeIfAbsent(message.element().getName(), name -> new ArrayList<>()));
        models.each(MessageEventDefinition.class)
                .filter(event -> event.element().getParentElement() instanceof CatchEvent)
                .forEach(event -> caught.get(event.element().getMessage().getName())
                        .add(event.element().getId()));
        models.each(ReceiveTask.class)
                .forEach(task -> caught.get(task.element().getMessage().getName())
                        .add(task.element().getId()));
        caught.forEach((message, places) -> {
            if (places.size() != 1) {
                defects.add("message " + message + " is caught in " + places.size() + " places: " + places);
            }
        });
    }

    private void ways(In<ExclusiveGateway> gateway) {
        var ways = gateway.element().getOutgoing();
        var otherwise = gateway.element().getDefault();
        for (var way : ways) {
            boolean conditional = way.getConditionExpression() != null;
            boolean needed = ways.size() > 1 && !way.equals(otherwise);
            if (conditional != needed) {
                say(gateway.file(), way.getId(), needed ? "has no condition" : "has a condition in vain");
            }
        }
        var conditions = ways.stream()
                .filter(way -> way.getConditionExpression() != null)
                .collect(Collectors.groupingBy(LinkWiring::condition));
        conditions.forEach((condition, same) -> {
            if (same.size() > 1) {
                say(gateway.file(), gateway.element().getId(), "two ways under " + condition);
            }
        });
    }

    private static String condition(SequenceFlow way) {
        return way.getConditionExpression().getTextContent().strip();
    }

    private void say(String file, String id, String what) {
        defects.add(file + " " + id + ": " + what);
    }
}
