package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * 核验身份: a compliance officer compares documents with what was declared, queries the register, calls back, and writes
 * down the result (Cybersecurity Law art. 26; Anti-Telecom Fraud Law art. 21). Account, time and digest are the
 * server's.
 */
@Component("verifyIdentityTask")
class VerifyIdentityTask extends LeaseTask {

    static final String AT_OPENING = "Task_VerifyIdentityAtOpening";

    private final VerifyIdentityView view;
    private final VerificationActs acts;
    private final AgentsLetter letter;
    private final Leases leases;

    VerifyIdentityTask(VerifyIdentityView view, VerificationActs acts, AgentsLetter letter, Leases leases) {
        super(
                Set.of("Task_VerifyIdentity", AT_OPENING, "Task_ReverifyIdentity"),
                Set.copyOf(VerificationActs.SECTIONS));
        this.view = view;
        this.acts = acts;
        this.letter = letter;
        this.leases = leases;
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_REVIEWER ? acts.reviewers(lease) : super.named(condition, lease);
    }

    @Override
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        return condition == TaskRole.Condition.NOT_REVIEWER
                ? acts.reviewedBy(user, numbers)
                : super.naming(condition, user, numbers);
    }

    @Override
    protected Date dueDate(Lease lease) {
        return view.by();
    }

    /** Before an opening the whole stage waits for it. */
    @Override
    protected void created(Lease lease, DelegateTask task) {
        if (task.getTaskDefinitionKey().equals(AT_OPENING)) {
            waitsUntil(lease, task, "IDENTITY_ASKED");
        }
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return view.of(lease);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var compared = view.compared(lease);
        acts.check(lease, compared, submission);
        compared.forEach((section, who) -> {
            if (who.subject() == Subject.SIGNER
                    && !submission.text(section).isEmpty()
                    && submission.group(section).text("result").equals(Verification.Result.MATCH.name())) {
                letter.require(lease, section + ".result");
            }
        });
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        acts.record(lease, view.compared(lease), actor, submission);
        if (task.getTaskDefinitionKey().equals(AT_OPENING)) {
            leases.stepBy(lease.number(), null, AuditEntry.of(actor, "IDENTITY_STEP_KEPT"));
        }
    }
}
