package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.FirstReviews;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    protected void checkPerson(Supplier<Lease> lease, String taskKey, Person person) {
        if (firstOfficer(lease.get(), decisions).filter(person.name()::equals).isPresent()) {
            throw new Refusal(
                    403,
                    "您已作出第一次认定，法务复审须由另一名法务人员办理。"
                            + " You made the first decision; the second review is for another officer.");
        }
        super.checkPerson(lease, taskKey, person);
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
