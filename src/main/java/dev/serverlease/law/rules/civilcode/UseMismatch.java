package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * The lessee uses the server in the agreed way; whether other use is cured, suspended or ends the lease is for the
 * officer: Civil Code, articles 563, 709 and 711.
 */
public final class UseMismatch implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.use-mismatch",
                    "实际用途与约定",
                    "Actual and agreed use",
                    Subject.USE_REVIEW,
                    Outcome.REVIEW,
                    "实际用途与约定不符，由法务决定整改、暂停或者解除。",
                    "Actual use differs from the agreed use; the officer decides on cure, suspension or "
                            + "termination.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百六十三条", "art. 563"),
                    Edition.CIVIL_CODE_2020.article("第七百零九条", "art. 709"),
                    Edition.CIVIL_CODE_2020.article("第七百一十一条", "art. 711"))
            .askedAt(Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Boolean matches = facts.review().actualUseMatches();
        if (matches == null) {
            return Verdict.undetermined(
                    "实际用途是否与约定相符（review.actualUseMatches）未记录。",
                    "It is not recorded whether actual use matches the agreed use (review.actualUseMatches).");
        }
        return matches
                ? Verdict.satisfied()
                : SHEET.review(
                        "复核记录为不相符（review.actualUseMatches），请对照约定用途（use.declaredPurpose）处理。",
                        "The review recorded a difference (review.actualUseMatches); compare it with the agreed "
                                + "purpose (use.declaredPurpose).");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("review.actualUseMatches", facts.review().actualUseMatches())
                .with("use.declaredPurpose", facts.use().declaredPurpose())
                .with("use.activityCodes", facts.use().activityCodes());
    }
}
