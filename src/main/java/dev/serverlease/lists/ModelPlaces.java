package dev.serverlease.lists;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.words.ModelNames;
import dev.serverlease.words.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where in this release's models a lease can stand: each element, and the frames around it. */
public final class ModelPlaces {

    /** The frames of the stages, in their order. */
    public static final Map<String, LeaseStage> STAGES = stages();

    /** The frames around the frames of these stages. */
    public static final Map<String, List<LeaseStage>> AROUND = Map.of(
            "SubProcess_BeforeActivation",
                    List.of(LeaseStage.APPLICATION, LeaseStage.CHECKS, LeaseStage.LEGAL_REVIEW, LeaseStage.CONTRACT),
            "SubProcess_InForce", List.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED));

    private static final String OF_LEASES = "server-lease";

    private static final Map<String, Word> WAITING = new LinkedHashMap<>();
    private static final Map<String, Word> FAILING = new LinkedHashMap<>();

    private static final List<Within> WITHIN = read();

    /** All places, the frames of the stages first. */
    public static final Set<String> ALL = all();

    private ModelPlaces() {}

    /** An element counts at itself and in each frame around it. */
    private record Within(String element, String place) {}

    /**
     * Where a lease waits, by element, named with the frame or the called process around it: the stages are none of
     * these, for they are known without the engine.
     */
    static Map<String, Word> waiting() {
        return Collections.unmodifiableMap(WAITING);
    }

    /** What can fail, and the frames around it, named in the same way. */
    static Map<String, Word> failing() {
        return Collections.unmodifiableMap(FAILING);
    }

    /** The elements of a place, itself among them. */
    static Stream<String> within(String place) {
        return WITHIN.stream().filter(one -> one.place().equals(place)).map(Within::element);
    }

    public static String[] elements() {
        return WITHIN.stream().map(Within::element).toArray(String[]::new);
    }

    /** Of the elements of {@link #elements()}, in the same order. */
    public static String[] places() {
        return WITHIN.stream().map(Within::place).toArray(String[]::new);
    }

    private static Map<String, LeaseStage> stages() {
        var stages = new LinkedHashMap<String, LeaseStage>();
        stages.put("SubProcess_Application", LeaseStage.APPLICATION);
        stages.put("SubProcess_Checks", LeaseStage.CHECKS);
        stages.put("SubProcess_LegalReview", LeaseStage.LEGAL_REVIEW);
        stages.put("SubProcess_Contract", LeaseStage.CONTRACT);
        stages.put("SubProcess_Activation", LeaseStage.ACTIVATION);
        stages.put("SubProcess_Serving", LeaseStage.IN_FORCE);
        stages.put("SubProcess_Suspended", LeaseStage.SUSPENDED);
        stages.put("SubProcess_Closing", LeaseStage.CLOSING);
        return stages;
    }

    private static Set<String> all() {
        var all = new LinkedHashSet<>(STAGES.keySet());
        WITHIN.forEach(within -> all.add(within.place()));
        return all;
    }

    private static List<Within> read() {
        var within = new ArrayList<Within>();
        try {
            for (var model : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn")) {
                read(model, within);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(within);
    }

    private static void read(Resource model, List<Within> within) throws IOException {
        try (var file = model.getInputStream()) {
            for (var node : Bpmn.readModelFromStream(file).getModelElementsByType(FlowNode.class)) {
                within.add(new Within(node.getId(), node.getId()));
                name(node);
                for (ModelElementInstance around = node.getParentElement();
                        around instanceof SubProcess frame;
                        around = around.getParentElement()) {
                    within.add(new Within(node.getId(), frame.getId()));
                }
            }
        }
    }

    private static void name(FlowNode node) {
        var name = ModelNames.of(node.getId());
        if (waits(node)) {
            name.ifPresent(word -> WAITING.put(node.getId(), within(node, word)));
        }
        if (fails(node)) {
            name.ifPresent(word -> FAILING.put(node.getId(), within(node, word)));
        }
    }

    private static boolean waits(FlowNode node) {
        if (node instanceof SubProcess) {
            return !STAGES.containsKey(node.getId()) && !AROUND.containsKey(node.getId());
        }
        if (node instanceof IntermediateCatchEvent) {
            // where several events are waited for, it is at the gateway before them
            return node.getIncoming().stream().noneMatch(flow -> flow.getSource() instanceof EventBasedGateway);
        }
        if (node instanceof ParallelGateway) {
            // for what it joins
            return node.getIncoming().size() > 1;
        }
        return node instanceof UserTask
                || node instanceof CallActivity
                || node instanceof EventBasedGateway
                || isJob(node);
    }

    private static boolean fails(FlowNode node) {
        return node instanceof SubProcess
                || node instanceof CallActivity
                || isJob(node)
                || node instanceof CatchEvent event
                        && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    private static boolean isJob(FlowNode node) {
        return node instanceof Activity && (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter());
    }

    private static Word within(FlowNode node, Word name) {
        var around = ((BaseElement) node.getParentElement()).getId();
        return around.equals(OF_LEASES) || STAGES.containsKey(node.getId())
                ? name
                : ModelNames.of(around)
                        .map(outer -> new Word(outer.zh() + " › " + name.zh(), outer.en() + " › " + name.en()))
                        .orElse(name);
    }
}
