package dev.serverlease.approval;

import dev.serverlease.lease.Lease;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Assembles what the first officer decided. */
@Component
public class FirstReviews {

    private static final String TASK = "legal-review";

    private final Decisions decisions;
    private final Conditions conditions;
    private final SpecialTerms specialTerms;

    FirstReviews(Decisions decisions, Conditions conditions, SpecialTerms specialTerms) {
        this.specialTerms = specialTerms;
        this.decisions = decisions;
        this.conditions = conditions;
    }

    /** The newest one of the lease's round; if there is none, empty without further reads. */
    public Optional<FirstReview> of(Lease lease, List<Decision> decided) {
        return decided.stream()
                .filter(decision ->
                        decision.round() == lease.round() && decision.task().equals(TASK))
                .reduce((earlier, later) -> later)
                .map(decision -> new FirstReview(
                        decision, decisions.assessments(lease), conditions.of(lease), specialTerms.of(lease)));
    }

    Optional<FirstReview> of(Lease lease) {
        return of(lease, decisions.of(lease.number()));
    }

    /** The special terms of the lease, as the second officer of its newest approval read them; empty if nobody did. */
    List<SpecialTerm> readBySecond(Lease lease) {
        return specialTerms.readBySecond(lease);
    }
}
