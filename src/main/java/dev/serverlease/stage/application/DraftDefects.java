package dev.serverlease.stage.application;

import dev.serverlease.approval.Approvals;
import dev.serverlease.approval.Decision;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.StoredFinding;
import java.util.List;
import org.springframework.stereotype.Component;

/** 合同文本审查意见: what is wrong with a contract's draft, if this is why the application must be completed. */
@Component
public class DraftDefects {

    private final Findings findings;

    DraftDefects(Findings findings) {
        this.findings = findings;
    }

    /**
     * For a lease whose completion is pending, or was pending until the application lapsed. If the officers approved
     * the application in this round, it came back because of its draft. Empty, without a query, if it came back from
     * the checks or from an officer.
     *
     * @param decided all decisions on the lease
     */
    public List<StoredFinding> of(Lease lease, List<Decision> decided) {
        var approvals = Approvals.standing(lease, decided);
        return !isToBeCompleted(lease) || approvals.isEmpty() || !Approvals.suffice(lease, approvals)
                ? List.of()
                : findings.latest(lease.number(), Occasion.CONTRACT).stream()
                        .filter(StoredFinding::isViolated)
                        .toList();
    }

    private static boolean isToBeCompleted(Lease lease) {
        return lease.stage() == LeaseStage.APPLICATION || lease.endReason() == EndReason.LAPSED;
    }
}
