package dev.serverlease.legalreview;

import dev.serverlease.lease.CaseDigest;
import dev.serverlease.lease.ClauseLibrary;
import dev.serverlease.lease.Decision;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.Submission;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 法务复审: a second officer, never the one who decided first. */
@Component("secondReviewTask")
class SecondReviewTask extends OfficersDecision {

    private final Decisions decisions;

    SecondReviewTask(
            CaseView cases,
            Findings findings,
            Decisions decisions,
            CaseDigest digest,
            ClauseLibrary clauses,
            Clock clock) {
        super(
                OpenReview.SECOND,
                "second-review",
                Set.of("APPROVE", "REJECT", "RETURN"),
                Set.of("decision", "ground"),
                cases,
                findings,
                decisions,
                digest,
                clauses,
                clock);
        this.decisions = decisions;
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (firstOfficer(lease, decisions).filter(person.name()::equals).isPresent()) {
            throw new Refusal(403, "法务复审须由另一名法务人员办理。 The second review is for another officer than the first.");
        }
        super.check(lease, taskKey, person, submission);
    }

    /** Who made the first decision of the lease's round; the last of them where it came back. */
    static Optional<String> firstOfficer(Lease lease, Decisions decisions) {
        return decisions.of(lease.number()).stream()
                .filter(decision -> decision.round() == lease.round())
                .filter(decision -> decision.task().equals(LegalReviewTask.NAME))
                .reduce((earlier, later) -> later)
                .map(Decision::officer);
    }
}
