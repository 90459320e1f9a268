package dev.serverlease.approval;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import java.util.List;
import java.util.Optional;

/**
 * Where two officers are needed, the second decides without seeing how the first decided (SECOND-EDITION, part 6):
 * until then nobody is told of the first decision, on no page, form or answer. The second officer's digest covers it
 * all the same.
 */
public final class WithheldDecision {

    private static final String FIRST = "legal-review";
    private static final String STEP = "DECIDED_WITHHELD";

    private WithheldDecision() {}

    /** @param decided all decisions on the lease, oldest first */
    public static Optional<Decision> of(Lease lease, List<Decision> decided) {
        if (lease.stage() != LeaseStage.LEGAL_REVIEW || lease.officers() < 2 || decided.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(decided.get(decided.size() - 1))
                .filter(last -> last.round() == lease.round())
                .filter(last -> last.task().equals(FIRST))
                .filter(last -> last.decision().startsWith("APPROVE"));
    }

    /** The decisions that may be told. */
    public static List<Decision> told(Lease lease, List<Decision> decided) {
        return of(lease, decided).isPresent() ? decided.subList(0, decided.size() - 1) : decided;
    }

    /** The steps of the lease's life, that decision without what it says. */
    public static List<AuditTrail.Step> told(Lease lease, List<Decision> decided, List<AuditTrail.Step> steps) {
        return of(lease, decided)
                .map(withheld -> steps.stream()
                        .map(step -> isOf(withheld, step)
                                ? new AuditTrail.Step(
                                        step.at(), step.actor(), STEP, MissingNode.getInstance(), step.digest())
                                : step)
                        .toList())
                .orElse(steps);
    }

    private static boolean isOf(Decision withheld, AuditTrail.Step step) {
        return step.at().equals(withheld.decidedAt())
                && step.actor().equals(withheld.officer())
                && step.action().equals("DECIDED_" + withheld.decision());
    }
}
