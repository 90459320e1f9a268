package dev.serverlease.hands;

import dev.serverlease.testing.LeaseDriver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cure is verified: by a compliance officer, or where the use was unlawful by a legal officer. */
final class SuspensionHands {

    private static final String TASK = "Task_VerifyCure";
    private static final String FORM = "suspension--verify-cure";

    private static final Hand.Task CURE = new Hand.Task(TASK, FORM, "compliance1");
    private static final Hand.Task LIFT = new Hand.Task(TASK, FORM, "legal1");

    private static final String CURED = "proof || ' ' || accepted_by";

    private SuspensionHands() {}

    static List<Hand> all() {
        return List.of(
                CURE.when("the agreed use is restored", SuspensionHands::suspended)
                        .fill("answer", "CURED")
                        .fill("proof", "已恢复约定用途，抽查记录 3 份")
                        .recorded("cure", CURED, "已恢复约定用途，抽查记录 3 份 compliance1"),
                CURE.when("it is not cured in time", SuspensionHands::overdue)
                        .fill("answer", "NOT_CURED")
                        .fill("arrivedOn", "2026-12-02")
                        .fill("proof", "EMS 1234567890")
                        .fill("note", "抽查发现仍在转售")
                        .audited("CURE_MISSED", "2026-12-02 抽查发现仍在转售", "arrivedOn", "note")
                        .stage("CLOSING"),
                LIFT.when(
                                "an order is lifted",
                                lease -> Brought.lifted(lease, Brought.ordered(lease, Brought.inForce(lease))))
                        .fill("answer", "CURED")
                        .fill("proof", "机关已解除，通知书 2 号，2026-12-01")
                        .recorded("cure", CURED, "机关已解除，通知书 2 号，2026-12-01 legal1"));
    }

    private static String overdue(LeaseDriver lease) {
        return Brought.proved(lease, Brought.later(lease, suspended(lease), 20), "2026-12-02");
    }

    /** Found not cured in time; then the lessor accepts the lessee's objection. */
    static String withoutGround(LeaseDriver lease) {
        var number = overdue(lease);
        Brought.does(
                lease,
                "compliance1",
                number,
                TASK,
                Map.of("answer", "NOT_CURED", "arrivedOn", "2026-12-02", "proof", "EMS 1", "note", "仍在转售"));
        lease.runJobs(number);
        lease.objectToSuspension(number);
        Brought.answered(lease, number, Map.of("objection", 1, "decision", "ACCEPTED", "answer", "经核实，没有依据。"));
        return number;
    }

    private static String suspended(LeaseDriver lease) {
        var number = Brought.inForce(lease);
        Brought.post(lease, "compliance1", number, "reviews", Map.of("ground", "收到投诉"));
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(Map.of("actualUseMatches", "NO", "outcome", "SUSPEND", "clause", "合同第九条", "cureBy", "2026-12-16"));
        Brought.does(lease, "compliance1", number, "Task_UseReview", seen);
        lease.runJobs(number);
        return number;
    }
}
