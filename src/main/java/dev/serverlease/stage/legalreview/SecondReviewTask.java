package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.FirstReviews;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.TaskRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 法务复审: a second officer decides, never the first one. */
@Component("secondReviewTask")
class SecondReviewTask extends OfficersDecision {

    private final Decisions decisions;
    private final FirstReviews firstReviews;
    private final CaseDigest digest;

    SecondReviewTask(
            CaseView cases,
            DecidedCase decided,
            ReviewDates dates,
            Decisions decisions,
            FirstReviews firstReviews,
            CaseDigest digest) {
        super(
                OpenReview.SECOND,
                "second-review",
                Set.of("APPROVE", "REJECT", "RETURN"),
                Set.of("decision", "ground"),
                cases,
                decided,
                dates);
        this.decisions = decisions;
        this.firstReviews = firstReviews;
        this.digest = digest;
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_FIRST_OFFICER
                ? firstOfficer(lease, decisions).map(Set::of).orElse(Set.of())
                : super.named(condition, lease);
    }

    /** The first officer's decision is part of what the second officer decides on. */
    @Override
    protected String digest(Lease lease, List<StoredFinding> found) {
        return digest.ofSecond(
                lease,
                found,
                firstReviews
                        .of(lease, decisions.of(lease.number()))
                        .orElseThrow(() -> new IllegalStateException("Lease " + lease.number()
                                + " has no first decision in its round that a second could be on")));
    }

    /** Who made the first review's decision of the lease's round; the newest one if the case came back. */
    static Optional<String> firstOfficer(Lease lease, Decisions decisions) {
        return decisions.of(lease.number()).stream()
                .filter(decision -> decision.round() == lease.round())
                .filter(decision -> decision.task().equals(LegalReviewTask.NAME))
                .reduce((earlier, later) -> later)
                .map(Decision::officer);
    }
}
