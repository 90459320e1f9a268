package dev.serverlease.stage.inforce.suspension;

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
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 整改核验: the suspension is cured, and the service resumes. */
@Component("verifyCureTask")
class VerifyCureTask extends LeaseTask {

    private final Cures cures;
    private final UseReports reports;
    private final TaskLegalNotices letters;
    private final Clock clock;

    VerifyCureTask(Cures cures, UseReports reports, TaskLegalNotices letters, Clock clock) {
        super(Set.of("Task_VerifyCure"), Set.of("proof"));
        this.cures = cures;
        this.reports = reports;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    protected TaskRole.When situation(Lease lease) {
        return cures.isUnlawful(lease) ? TaskRole.When.UNLAWFUL : TaskRole.When.BREACH;
    }

    @Override
    protected Date dueDate(Lease lease) {
        return Date.from(cures.standing(lease).cureBy());
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var suspension = cures.standing(lease);
        return Map.of(
                "number", lease.number(),
                "lessee", Map.of("name", lease.lesseeName()),
                "ground", Bilingual.of(suspension.ground()).both(),
                "clause", Bilingual.of(suspension.clause()).both(),
                "unlawful", cures.isUnlawful(lease),
                "cureBy", DueText.of(suspension.cureBy().atZone(clock.getZone())),
                "suspendedBy", suspension.suspendedBy(),
                "reports", reports.sinceLastReview(lease),
                "letters", letters.shown(lease, LegalNoticeKind.SUSPENSION));
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        letters.want(lease, LegalNoticeKind.SUSPENSION, task.getId());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        cures.check(lease, person);
        submission.problems().required("proof", "整改情况与证明", 4000).refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        cures.record(lease, submission.text("proof"), actor);
    }
}
