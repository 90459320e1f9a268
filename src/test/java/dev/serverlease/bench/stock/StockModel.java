package dev.serverlease.bench.stock;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;

/** The shape of a lease: eight service tasks, a review, two service tasks, a signature, one service task, a timer. */
final class StockModel {

    static final String KEY = "lease";

    private StockModel() {}

    /** @param async whether each service task is a job of its own */
    static BpmnModelInstance of(boolean async) {
        AbstractFlowNodeBuilder<?, ?> path = Bpmn.createExecutableProcess(KEY)
                .camundaHistoryTimeToLiveString("P180D")
                .startEvent();
        path = service(path, 8, "Check", async);
        path = path.userTask("Task_Review").camundaCandidateGroups("legalOfficers");
        path = service(path, 2, "Draft", async);
        path = path.userTask("Task_Sign").camundaCandidateGroups("contractOfficers");
        path = service(path, 1, "HandOver", async);
        return path.intermediateCatchEvent("Timer_Review")
                .timerWithDuration("P90D")
                .endEvent()
                .done();
    }

    private static AbstractFlowNodeBuilder<?, ?> service(
            AbstractFlowNodeBuilder<?, ?> before, int many, String name, boolean async) {
        var path = before;
        for (int n = 1; n <= many; n++) {
            path = path.serviceTask(name + n)
                    .camundaClass(Nothing.class.getName())
                    .camundaAsyncBefore(async);
        }
        return path;
    }
}
