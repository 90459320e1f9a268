package dev.serverlease.stage.closing;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.closing.hold.EndInDoubt;
import dev.serverlease.stage.closing.settlement.ExportPeriod;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * 收回服务器、注销权限 (Civil Code art. 733): not before the lease's last day, nor before the server was switched off, nor while
 * it is not decided whether the end stands.
 */
@Component("takeBackTask")
class TakeBackTask extends LeaseTask {

    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final ExportPeriod export;
    private final EndInDoubt doubt;
    private final AuditTrail audit;
    private final Clock clock;

    TakeBackTask(
            RecordedFacts facts,
            LawAtTheEnd law,
            ExportPeriod export,
            EndInDoubt doubt,
            AuditTrail audit,
            Clock clock) {
        super(Set.of("Task_TakeBackServer"), Set.of("accessRevokedOn", "note"));
        this.facts = facts;
        this.law = law;
        this.export = export;
        this.doubt = doubt;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return Map.of(
                "number",
                lease.number(),
                "lessee",
                Map.of("name", lease.lesseeName()),
                "endedOn",
                law.endedOn(lease).toString(),
                "earliest",
                export.earliestClosing(lease).toString());
    }

    @Override
    protected Set<String> waiting(Set<String> numbers) {
        return doubt.undecided(numbers);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        doubt.requireStanding(lease);
        submission
                .problems()
                .day("accessRevokedOn", "注销权限日期", export.earliestClosing(lease), LocalDate.now(clock))
                .required("note", "办理记录", 4000)
                .refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var revokedOn = submission.text("accessRevokedOn");
        facts.add(
                lease.number(),
                NamedFacts.of(Fact.ACCESS_REVOKED_ON, revokedOn)
                        .with(Fact.SERVER_IN_USE, false)
                        .with(Fact.ENDED_ON, law.endedOn(lease)),
                actor);
        audit.record(
                lease.number(),
                actor,
                "SERVER_TAKEN_BACK",
                Map.of("accessRevokedOn", revokedOn, "note", submission.text("note")),
                null);
    }
}
