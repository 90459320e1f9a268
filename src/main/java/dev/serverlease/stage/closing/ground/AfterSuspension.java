package dev.serverlease.stage.closing.ground;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.suspension.SuspensionObjections;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * 暂停与解除: what the service is suspended for may be cured first, may be objected to, and is no breach once the lessor has
 * accepted the objection (clauses {@code suspension} and {@code termination}).
 */
@Component
public class AfterSuspension {

    private final Suspensions suspensions;
    private final SuspensionObjections objections;
    private final Clock clock;

    AfterSuspension(Suspensions suspensions, SuspensionObjections objections, Clock clock) {
        this.suspensions = suspensions;
        this.objections = objections;
        this.clock = clock;
    }

    /**
     * Before the lessor terminates for a breach, whatever the ground is called.
     *
     * @param knownSince as stated
     * @throws Refusal with 422 while it can be cured, or if it was known when an objection was accepted; 409 while an
     *     objection waits for its answer, or the service for its restoration
     */
    public void requireFree(Lease lease, LocalDate knownSince) {
        requireNewFacts(lease, knownSince);
        objections.requireNone(lease, "ground");
        requireNoCureOpen(lease);
    }

    /** The lessor's own answer is on record: the same facts are no ground any more. */
    private void requireNewFacts(Lease lease, LocalDate knownSince) {
        objections
                .lastAcceptedAt(lease.number())
                .map(at -> LocalDate.ofInstant(at, clock.getZone()))
                .filter(accepted -> !knownSince.isAfter(accepted))
                .ifPresent(accepted -> {
                    throw refusal(
                            "knownSince",
                            "承租人对暂停的异议成立（" + accepted
                                    + " 答复），同一事实不再是解除事由（合同“暂停服务”条款）；确有新的事实的，请填写知道该事实之日，须晚于该日。 The lessee's objection to"
                                    + " the suspension was accepted on " + accepted
                                    + ": the same facts are no ground any more (contract, clause on suspension). For new facts give"
                                    + " the day on which they became known, after that day.");
                });
    }

    /** The contract gives time from the arrival of a demand. */
    private void requireNoCureOpen(Lease lease) {
        if (lease.stage() == LeaseStage.SUSPENDED
                && suspensions
                        .latest(lease.number())
                        .filter(suspension -> !suspension.isByOrder())
                        .isPresent()) {
            throw refusal(
                    "ground",
                    "服务因承租人违约暂停，整改期限自暂停服务通知书到达起算；逾期未整改的，在任务“整改核验”中登记后依合同条款解除，不在此处办理（民法典第五百六十二条第二款）。"
                            + " The service is suspended for a breach, and the time to cure runs from the arrival of the notice of it:"
                            + " if it is not cured, record that in the task “Verify the cure”, which ends the lease by the clause"
                            + " (Civil Code art. 562(2)).");
        }
    }

    private static Refusal refusal(String field, String text) {
        return new Refusal(422, text, List.of(new FieldError(field, text)));
    }
}
