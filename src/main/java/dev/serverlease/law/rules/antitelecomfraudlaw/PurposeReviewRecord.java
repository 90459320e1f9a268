package dev.serverlease.law.rules.antitelecomfraudlaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Every application leaves a record of the review of the lessee's purpose: Anti-Telecom Fraud Law, article 25(2); Civil
 * Code, articles 509 and 709. Asked when the officer decides; the recorded decision meets it.
 */
public final class PurposeReviewRecord implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "use.purpose-review-record",
                    "使用目的审查记录",
                    "Record of the purpose review",
                    Subject.USE,
                    Outcome.REQUIRE,
                    "须留存对承租人使用目的的审查记录。",
                    "A record of the review of the lessee's purpose must be kept.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百零九条", "art. 509"),
                    Edition.CIVIL_CODE_2020.article("第七百零九条", "art. 709"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十五条第二款", "art. 25(2)"))
            .askedAt(Occasion.LEGAL_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return Boolean.TRUE.equals(facts.legalReview().purposeReviewRecorded())
                ? Verdict.satisfied()
                : SHEET.require(
                        "缺少审查记录（legalReview.purposeReviewRecorded），请记录审查结论和理由。",
                        "The record is missing (legalReview.purposeReviewRecorded); record the conclusion and its "
                                + "reasons.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("legalReview.purposeReviewRecorded", facts.legalReview().purposeReviewRecorded());
    }
}
