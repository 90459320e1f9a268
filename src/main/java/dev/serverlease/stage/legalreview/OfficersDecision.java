package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions.Record;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;

/**
 * An officer's decision on a case: with a ground, by somebody other than the applicant, recorded with the digest of
 * what was decided.
 */
abstract class OfficersDecision extends LeaseTask {

    private static final int LONGEST_GROUND = 4000;

    private final String name;
    private final Set<String> choices;
    private final CaseView cases;
    private final DecidedCase decided;
    private final ReviewDates dates;

    OfficersDecision(
            String taskKey,
            String name,
            Set<String> choices,
            Set<String> inputs,
            CaseView cases,
            DecidedCase decided,
            ReviewDates dates) {
        super(Set.of(taskKey), inputs);
        this.name = name;
        this.choices = choices;
        this.cases = cases;
        this.decided = decided;
        this.dates = dates;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return cases.of(lease, taskKey.equals(OpenReview.SECOND));
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_VERIFIER ? decided.verifiers(lease) : super.named(condition, lease);
    }

    @Override
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        return condition == TaskRole.Condition.NOT_VERIFIER
                ? decided.verifiedBy(user, numbers)
                : super.naming(condition, user, numbers);
    }

    /** When the managers are told that it is still undecided. */
    @Override
    protected Date dueDate(Lease lease) {
        return dates.escalateReviewAt();
    }

    /** A second review, or one that was returned, has its own date. */
    @Override
    protected void created(Lease lease, DelegateTask task) {
        boolean second = task.getTaskDefinitionKey().equals(OpenReview.SECOND);
        waitsUntil(lease, task, second ? "SECOND_REVIEW_ASKED" : "REVIEW_ASKED_AGAIN");
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        submission
                .problems()
                .oneOf("decision", "审查结论", "decision", choices)
                .required("ground", "依据与理由", LONGEST_GROUND)
                .refuseIfAny();
    }

    /** The findings to be decided on. */
    protected List<StoredFinding> checked(Lease lease, Submission submission) {
        return submission.once("checked", () -> decided.findings(lease));
    }

    /** The digest that the decision binds: of what was shown, and of what is added to it. */
    protected String digest(Lease lease, List<StoredFinding> found, Record added) {
        return decided.digest(lease, found, added);
    }

    /** @param found the findings of the checks. @return what is recorded together with the decision */
    protected Record recordOf(Lease lease, Submission submission, List<StoredFinding> found) {
        return Record.NONE;
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var decision = submission.text("decision");
        var found = checked(lease, submission);
        var added = recordOf(lease, submission, found);
        decided.decided(lease, name, actor, submission, digest(lease, found, added), added);
        task.getExecution()
                .setVariable(
                        "officersDecision",
                        Variables.stringValue(decision.startsWith("APPROVE") ? "APPROVE" : decision, true));
        task.getExecution().setVariable("officers", Variables.integerValue(decided.officers(lease, added), true));
    }
}
