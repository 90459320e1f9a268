package dev.serverlease.law.rules.place;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/** At a use review the rules of the place are asked anew only of a use that changed (SECOND-EDITION, part 3). */
final class ChangedUse {

    private ChangedUse() {}

    static boolean isUnchanged(LeaseFacts facts, Asked asked) {
        return asked.occasion() == Occasion.USE_REVIEW
                && Boolean.TRUE.equals(facts.review().actualUseMatches());
    }

    static Verdict nothingNew() {
        return Verdict.notApplicable(
                "实际使用与约定用途一致（review.actualUseMatches），无须重新核查。",
                "The actual use is the one agreed (review.actualUseMatches); nothing is to be checked anew.");
    }
}
