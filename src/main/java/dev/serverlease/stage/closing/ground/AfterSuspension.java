package dev.serverlease.stage.closing.ground;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.suspension.SuspensionObjections;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * 暂停与解除: what the service is suspended for may be cured first, and may be objected to (clauses {@code suspension} and
 * {@code termination}).
 */
@Component
public class AfterSuspension {

    private final Suspensions suspensions;
    private final SuspensionObjections objections;

    AfterSuspension(Suspensions suspensions, SuspensionObjections objections) {
        this.suspensions = suspensions;
        this.objections = objections;
    }

    /**
     * Before the lessor terminates for a breach, whatever the ground is called.
     *
     * @throws Refusal with 422 while it can be cured; 409 while an objection waits for its answer, or the service for
     *     its restoration
     */
    public void requireFree(Lease lease) {
        objections.requireNone(lease, "ground");
        requireNoCureOpen(lease);
    }

    /** The contract gives time from the arrival of a demand. */
    private void requireNoCureOpen(Lease lease) {
        if (isForABreach(lease)) {
            throw refusal(
                    "ground",
                    "服务因承租人违约暂停，整改期限自暂停服务通知书到达起算；逾期未整改的，在任务“整改核验”中登记后依合同条款解除，不在此处办理（民法典第五百六十二条第二款）。"
                            + " The service is suspended for a breach, and the time to cure runs from the arrival of the notice of it:"
                            + " if it is not cured, record that in the task “Verify the cure”, which ends the lease by the clause"
                            + " (Civil Code art. 562(2)).");
        }
    }

    /** Whether the service is suspended for a breach, not by an order alone. */
    boolean isForABreach(Lease lease) {
        return lease.stage() == LeaseStage.SUSPENDED
                && suspensions
                        .latest(lease.number())
                        .filter(suspension -> !suspension.isByOrder())
                        .isPresent();
    }

    private static Refusal refusal(String field, String text) {
        return new Refusal(422, text, List.of(new FieldError(field, text)));
    }
}
