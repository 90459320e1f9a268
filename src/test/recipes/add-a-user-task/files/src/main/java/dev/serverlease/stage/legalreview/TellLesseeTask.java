package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 告知承租人: an officer says how the lessee was told what became of the human look. */
@Component("tellLesseeTask")
class TellLesseeTask extends LeaseTask {

    private static final int LONGEST_GROUND = 4000;

    private final HumanLooks looks;
    private final Leases leases;
    private final AuditTrail audit;

    TellLesseeTask(HumanLooks looks, Leases leases, AuditTrail audit) {
        super(Set.of("Task_TellLessee"), Set.of("ground"));
        this.looks = looks;
        this.leases = leases;
        this.audit = audit;
    }

    /** The lease's own instance has ended: this one is named by the look that was asked for. */
    @Override
    protected Lease shown(DelegateTask task) {
        return leases.get(own(task));
    }

    @Override
    protected Lease locked(DelegateTask task) {
        return leases.lock(own(task));
    }

    private String own(DelegateTask task) {
        var number = task.getExecution().getProcessBusinessKey();
        if (!looks.belongs(number, task.getProcessInstanceId())) {
            throw new IllegalStateException("Not the human look of lease " + number);
        }
        return number;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return Map.of("number", lease.number());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        submission.problems().required("ground", "告知方式和时间", LONGEST_GROUND).refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        audit.record(lease.number(), actor, "LESSEE_TOLD", Map.of("ground", submission.text("ground")), null);
    }
}
