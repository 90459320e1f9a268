package dev.serverlease.hands;

import java.util.List;

/** What stands in the way of the opening: fulfilled, lifted, or given up. */
final class ActivationHands {

    private static final String TASK = "Task_FulfilConditions";
    private static final String FORM = "activation--fulfil-conditions";

    /** Conditions and giving up are for compliance, the lifting of an order for legal officers. */
    private static final Hand.Task FULFIL = new Hand.Task(TASK, FORM, "compliance1");

    private static final Hand.Task LIFT = new Hand.Task(TASK, FORM, "legal1");

    private ActivationHands() {}

    static List<Hand> all() {
        return List.of(
                FULFIL.when("the condition is proved and the gate asked again", Brought::toConditions)
                        .may("proofs[0].proof", "责任书 2026-1")
                        .fill("answer", "RECHECK")
                        .recorded("condition_proof", "proof || ' ' || recorded_by", "责任书 2026-1 compliance1")
                        .audited("CONDITIONS_RECHECK", "", "note")
                        .inEachRun(),
                LIFT.when(
                                "an order that stood is lifted",
                                lease -> Brought.lifted(lease, Brought.ordered(lease, Brought.toConditions(lease))))
                        .fill("answer", "ORDER_LIFTED")
                        .fill("note", "解除通知书 2 号，2026-12-01")
                        .audited("CONDITIONS_ORDER_LIFTED", "解除通知书 2 号，2026-12-01", "note"),
                FULFIL.when("the opening is given up", Brought::toConditions)
                        .fill("answer", "GIVE_UP")
                        .fill("note", "主管部门不予许可")
                        .recorded(
                                "termination",
                                "concat_ws(' ', ground, party, explanation)",
                                "CONDITIONS_NOT_MET LESSOR 主管部门不予许可")
                        .audited("CONDITIONS_GIVE_UP", "主管部门不予许可", "note")
                        .stage("CLOSING"));
    }
}
