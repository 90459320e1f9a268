package dev.serverlease.law.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the legal officer recorded with the decision (STATUTES 13.1).
 *
 * @param purposeReviewRecorded whether the review of the lessee's purpose is on record
 *     ({@code use.purpose-review-record})
 * @param lessorKnowsOfUnlawfulUse whether the lessor actually knows that the server will be used unlawfully
 *     ({@code use.lessor-knowledge})
 * @param unlawfulObject whether the lease's own object is unlawful ({@code contract.illegal-object}, Civil Code art.
 *     153)
 * @param sham whether the lease hides another transaction (art. 146)
 * @param collusion whether both sides agreed to hide the true use (art. 154)
 * @param clearedRules the rules for which the officer found, with reasons, that nothing is needed (认定不构成违反), e.g. no
 *     licence
 */
public record LegalReviewFacts(
        @Nullable Boolean purposeReviewRecorded,
        Answer lessorKnowsOfUnlawfulUse,
        Answer unlawfulObject,
        Answer sham,
        Answer collusion,
        Set<String> clearedRules) {

    static final LegalReviewFacts UNSTATED =
            new LegalReviewFacts(null, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Set.of());

    public LegalReviewFacts {
        lessorKnowsOfUnlawfulUse = LeaseFacts.orElse(lessorKnowsOfUnlawfulUse, Answer.UNKNOWN);
        unlawfulObject = LeaseFacts.orElse(unlawfulObject, Answer.UNKNOWN);
        sham = LeaseFacts.orElse(sham, Answer.UNKNOWN);
        collusion = LeaseFacts.orElse(collusion, Answer.UNKNOWN);
        clearedRules = LeaseFacts.sorted(clearedRules);
    }
}
