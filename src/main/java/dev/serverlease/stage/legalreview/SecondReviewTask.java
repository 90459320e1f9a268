package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.Decisions.Record;
import dev.serverlease.approval.FirstReviews;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.approval.SpecialTerms;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 法务复审: a second officer decides, never the first one. */
@Component("secondReviewTask")
class SecondReviewTask extends OfficersDecision {

    private final Decisions decisions;
    private final FirstReviews firstReviews;
    private final SpecialTerms specialTerms;
    private final CaseDigest digest;

    SecondReviewTask(
            CaseView cases,
            DecidedCase decided,
            ReviewDates dates,
            Decisions decisions,
            FirstReviews firstReviews,
            SpecialTerms specialTerms,
            CaseDigest digest) {
        super(
                OpenReview.SECOND,
                "second-review",
                Set.of("APPROVE", "REJECT", "RETURN"),
                Set.of("decision", "ground", ReadTerms.FIELD),
                cases,
                decided,
                dates);
        this.decisions = decisions;
        this.firstReviews = firstReviews;
        this.specialTerms = specialTerms;
        this.digest = digest;
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_FIRST_OFFICER
                ? firstOfficer(lease, decisions).map(Set::of).orElse(Set.of())
                : super.named(condition, lease);
    }

    @Override
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        return condition == TaskRole.Condition.NOT_FIRST_OFFICER
                ? decisions.firstDecidedBy(user, numbers)
                : super.naming(condition, user, numbers);
    }

    /** The first officer's decision is part of what the second officer decides on. */
    @Override
    protected String digest(Lease lease, List<StoredFinding> found, Record added) {
        return digest.ofSecond(
                lease,
                found,
                firstReviews
                        .of(lease, decisions.of(lease.number()))
                        .orElseThrow(() -> new IllegalStateException("Lease " + lease.number()
                                + " has no first decision in its round that a second could be on")),
                added.specialTerms());
    }

    /** A row for each special term, sales' too, in which this officer says how it is. */
    @Override
    protected Map<String, ?> prefilled(Lease lease) {
        var terms = specialTerms.written(lease);
        return terms.isEmpty() ? Map.of() : Map.of(ReadTerms.FIELD, ReadTerms.rows(terms));
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        super.check(lease, taskKey, person, submission);
        read(lease, submission);
    }

    /** How the second officer read the special terms is kept with the decision. */
    @Override
    protected Record recordOf(Lease lease, Submission submission, List<StoredFinding> found) {
        return new Record(List.of(), List.of(), read(lease, submission), NamedFacts.none());
    }

    private List<SpecialTerm> read(Lease lease, Submission submission) {
        return submission.text("decision").equals("APPROVE")
                ? ReadTerms.read(specialTerms.written(lease), submission)
                : List.of();
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
