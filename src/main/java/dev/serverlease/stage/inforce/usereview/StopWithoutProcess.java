package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.LeaseTransitions;
import dev.serverlease.lease.LeaseTransitions.Step;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.StopUndelivered;
import dev.serverlease.stage.inforce.LawInForce;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stops a service that the law forbids even if the lease's process cannot: sets the row to suspended, and
 * {@link SwitchOffWithoutProcess} switches the server off.
 */
@Component
class StopWithoutProcess {

    private final LawInForce law;
    private final ReviewRecord record;
    private final Leases leases;
    private final LeaseTransitions transitions;
    private final AuditTrail audit;

    StopWithoutProcess(
            LawInForce law, ReviewRecord record, Leases leases, LeaseTransitions transitions, AuditTrail audit) {
        this.law = law;
        this.record = record;
        this.leases = leases;
        this.transitions = transitions;
        this.audit = audit;
    }

    /** A closing lease keeps its stage; a lease in force is suspended, like at the end of a review. */
    @EventListener
    void suspend(StopUndelivered stop) {
        var lease = leases.lock(stop.lease().number());
        audit.record(lease.number(), AuditTrail.SYSTEM, "STOP_WITHOUT_PROCESS", Map.of(), null);
        if (lease.stage() == LeaseStage.IN_FORCE) {
            record.stopped(lease, law.forbidding(lease, NamedFacts.none()));
            transitions.suspend(new Step(lease.number(), lease.processInstanceId(), AuditTrail.SYSTEM));
        }
    }
}
