package dev.serverlease.portfolio.figures;

import dev.serverlease.lease.LeaseStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where in this release's models a lease can stand: each element, and the frames around it. */
final class ModelPlaces {

    /** The frames of the stages, in their order. */
    static final Map<String, LeaseStage> STAGES = stages();

    /** The frames around the frames of these stages. */
    static final Map<String, List<LeaseStage>> AROUND = Map.of(
            "SubProcess_BeforeActivation",
                    List.of(LeaseStage.APPLICATION, LeaseStage.CHECKS, LeaseStage.LEGAL_REVIEW, LeaseStage.CONTRACT),
            "SubProcess_InForce", List.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED));

    private static final List<Within> WITHIN = read();

    /** All places, the frames of the stages first. */
    static final Set<String> ALL = all();

    private ModelPlaces() {}

    /** An element counts at itself and in each frame around it. */
    private record Within(String element, String place) {}

    static String[] elements() {
        return WITHIN.stream().map(Within::element).toArray(String[]::new);
    }

    /** Of the elements of {@link #elements()}, in the same order. */
    static String[] places() {
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
                for (ModelElementInstance around = node.getParentElement();
                        around instanceof SubProcess frame;
                        around = around.getParentElement()) {
                    within.add(new Within(node.getId(), frame.getId()));
                }
            }
        }
    }
}
