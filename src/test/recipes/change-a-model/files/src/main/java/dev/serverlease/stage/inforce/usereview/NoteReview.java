package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseOf;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 复核归档: each review leaves a step of its own in the timeline, whoever did it. */
@Component("noteReview")
class NoteReview implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final AuditTrail audit;

    NoteReview(LeaseOf leaseOf, AuditTrail audit) {
        this.leaseOf = leaseOf;
        this.audit = audit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        audit.record(leaseOf.locked(execution).number(), AuditTrail.SYSTEM, "REVIEW_NOTED", Map.of(), null);
    }
}
