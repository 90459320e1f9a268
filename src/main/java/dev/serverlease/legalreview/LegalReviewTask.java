package dev.serverlease.legalreview;

import dev.serverlease.lease.CaseDigest;
import dev.serverlease.lease.ClauseLibrary;
import dev.serverlease.lease.Decisions;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 法务审查: the first, and mostly the only, officer decides. */
@Component("legalReviewTask")
class LegalReviewTask extends OfficersDecision {

    static final String NAME = "legal-review";

    LegalReviewTask(CaseView cases, Decisions decisions, CaseDigest digest, ClauseLibrary clauses, Clock clock) {
        super(
                "Task_LegalReview",
                NAME,
                Set.of("APPROVE", "REJECT", "REQUEST_CHANGES"),
                cases,
                decisions,
                digest,
                clauses,
                clock);
    }
}
