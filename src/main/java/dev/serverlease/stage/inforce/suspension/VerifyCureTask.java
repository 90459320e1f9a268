package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.inforce.UseReports;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 整改核验: the suspension is cured, or its order lifted, and the service resumes; or it is not cured, and the lease goes
 * to its closing. Which of them is for a person to decide.
 */
@Component("verifyCureTask")
class VerifyCureTask extends LeaseTask {

    private static final String CURED = "CURED";

    private final Cures cures;
    private final MissedCures missed;
    private final AwaitedCure awaited;
    private final UseReports reports;
    private final TaskLegalNotices letters;
    private final LiftingDocuments lifting;
    private final Clock clock;

    VerifyCureTask(
            Cures cures,
            MissedCures missed,
            AwaitedCure awaited,
            UseReports reports,
            TaskLegalNotices letters,
            LiftingDocuments lifting,
            Clock clock) {
        super(Set.of("Task_VerifyCure"), Set.of("answer", "proof", "arrivedOn", "note"));
        this.cures = cures;
        this.missed = missed;
        this.awaited = awaited;
        this.reports = reports;
        this.letters = letters;
        this.lifting = lifting;
        this.clock = clock;
    }

    @Override
    protected TaskRole.When situation(Lease lease) {
        return cures.isUnlawful(lease) ? TaskRole.When.UNLAWFUL : TaskRole.When.BREACH;
    }

    /** From when on it can be answered either way; the lessee may have been told an earlier day. */
    @Override
    protected Date dueDate(Lease lease) {
        return Date.from(missed.earliest(lease, cures.standing(lease)));
    }

    /** The time to cure runs from the arrival of the letter, so it moves when that is sent. */
    @Override
    protected Date dueAgain(Lease lease) {
        return dueDate(lease);
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var suspension = cures.standing(lease);
        return Map.of(
                "number", lease.number(),
                "lessee", Map.of("name", lease.lesseeName()),
                "ground", suspension.groundInFull().both(),
                "clause", Bilingual.of(suspension.clause()).both(),
                "unlawful", cures.isUnlawful(lease),
                // an order has none: it is waited for
                "cureBy",
                        suspension.isByOrder()
                                ? ""
                                : DueText.of(suspension.cureBy().atZone(clock.getZone())),
                "open", awaited.of(lease).both(),
                "suspendedBy", suspension.suspendedBy(),
                "reports", reports.sinceLastReview(lease),
                "letters", letters.shown(lease, LegalNoticeKind.SUSPENSION));
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        if (!awaited.isRestoring(lease)) {
            letters.want(lease, LegalNoticeKind.SUSPENSION, task.getId());
        }
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (!isProofAlone(submission)) {
            submission
                    .problems()
                    .oneOf("answer", "核验结果", "cure-answer", Set.of(CURED, MissedCures.ANSWER))
                    .refuseIfAny();
        }
        if (isMissed(submission)) {
            missed.check(lease, cures.standing(lease), submission);
            return;
        }
        cures.check(lease, person);
        submission.problems().required("proof", "整改情况与证明", 4000).refuseIfAny();
        lifting.require(lease, "proof", submission.text("proof"));
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        if (isMissed(submission)) {
            missed.record(lease, cures.standing(lease), submission, actor);
        } else {
            cures.record(lease, submission.text("proof"), actor);
        }
        var answer = isMissed(submission) ? MissedCures.ANSWER : CURED;
        task.getExecution().setVariable("cure", Variables.stringValue(answer, true));
    }

    /**
     * Callers that send a proof and nothing else say that it is cured; with any more it is not clear which they mean.
     */
    private static boolean isProofAlone(Submission submission) {
        return !submission.text("proof").isBlank()
                && Stream.of("answer", "arrivedOn", "note")
                        .allMatch(field -> submission.text(field).isEmpty());
    }

    private static boolean isMissed(Submission submission) {
        return submission.text("answer").equals(MissedCures.ANSWER);
    }
}
