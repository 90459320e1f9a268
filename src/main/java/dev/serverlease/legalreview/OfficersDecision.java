package dev.serverlease.legalreview;

import dev.serverlease.lease.CaseDigest;
import dev.serverlease.lease.ClauseLibrary;
import dev.serverlease.lease.Decision;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.Groups;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.Submission;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;

/**
 * An officer's decision on a case: with a ground, by somebody who did not apply for the lease, recorded on the digest
 * of what was decided.
 */
abstract class OfficersDecision extends LeaseTask {

    private static final int LONGEST_GROUND = 4000;

    private final String name;
    private final Set<String> choices;
    private final CaseView cases;
    private final Decisions decisions;
    private final CaseDigest digest;
    private final ClauseLibrary clauses;
    private final Clock clock;

    OfficersDecision(
            String taskKey,
            String name,
            Set<String> choices,
            CaseView cases,
            Decisions decisions,
            CaseDigest digest,
            ClauseLibrary clauses,
            Clock clock) {
        super(Map.of(taskKey, Groups.LEGAL), Set.of("decision", "ground"));
        this.name = name;
        this.choices = choices;
        this.cases = cases;
        this.decisions = decisions;
        this.digest = digest;
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return cases.of(lease);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (lease.applicant().equals(person.name())) {
            throw new Refusal(
                    403,
                    "经办人不得审查自己申请的租赁，请由其他法务人员办理。"
                            + " Nobody reviews a lease that they applied for; leave it to another officer.");
        }
        submission
                .problems()
                .oneOf("decision", "审查结论", choices)
                .required("ground", "依据与理由", LONGEST_GROUND)
                .refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var decision = submission.text("decision");
        decisions.add(
                lease.number(),
                new Decision(
                        lease.round(),
                        name,
                        decision,
                        submission.text("ground"),
                        actor,
                        clock.instant(),
                        digest.of(lease),
                        clauses.version()));
        task.getExecution().setVariable("officersDecision", Variables.stringValue(decision, true));
        task.getExecution().setVariable("officers", Variables.integerValue(lease.officers(), true));
    }
}
