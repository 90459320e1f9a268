package dev.serverlease.stage.application;

import dev.serverlease.approval.Approvals;
import dev.serverlease.approval.Decision;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import java.util.List;
import org.springframework.stereotype.Component;

/** 合同文本审查意见: what is wrong with the draft of a contract, where that is why the application is to be completed. */
@Component
class DraftDefects {

    private final Findings findings;

    DraftDefects(Findings findings) {
        this.findings = findings;
    }

    /**
     * Of a lease that is to be completed: an application that the officers approved in this very round comes back only
     * from its draft. Empty, and nothing is read, where it comes back from the checks or from an officer.
     *
     * @param decided all decisions on the lease
     */
    List<StoredFinding> of(Lease lease, List<Decision> decided) {
        var approvals = Approvals.standing(lease, decided);
        return approvals.isEmpty() || !Approvals.suffice(lease, approvals)
                ? List.of()
                : findings.latest(lease.number(), Occasion.CONTRACT).stream()
                        .filter(StoredFinding::isViolated)
                        .toList();
    }
}
