package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LegalReviewFacts;

/**
 * A lease whose object is unlawful, that hides another transaction or that both sides use to hide the true use is void:
 * Civil Code, articles 143, 146, 153 and 154. Asked when the officer decides; only a law or administrative regulation
 * makes a contract void, a departmental rule does not.
 */
public final class IllegalObject implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.illegal-object",
                    "合同效力",
                    "Validity of the contract",
                    Subject.CONTRACT_TERMS,
                    Outcome.BLOCK,
                    "合同内容违反法律、行政法规的强制性规定，或者以虚假的意思表示隐藏违法目的，合同无效或者按被隐藏的行为处理。",
                    "The contract breaches mandatory law or hides an unlawful purpose; it is void.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第一百四十三条", "art. 143"),
                    Edition.CIVIL_CODE_2020.article("第一百四十六条", "art. 146"),
                    Edition.CIVIL_CODE_2020.article("第一百五十三条", "art. 153"),
                    Edition.CIVIL_CODE_2020.article("第一百五十四条", "art. 154"))
            .askedAt(Occasion.LEGAL_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LegalReviewFacts found = facts.legalReview();
        if (found.unlawfulObject() == Answer.YES) {
            return SHEET.block(
                    "法务人员认定租赁标的违法（legalReview.unlawfulObject），应当拒绝订立。",
                    "The officer found the object of the lease unlawful (legalReview.unlawfulObject); refuse it.");
        }
        if (found.sham() == Answer.YES) {
            return SHEET.block(
                    "法务人员认定以租赁隐藏其他交易（legalReview.sham），应当拒绝订立。",
                    "The officer found that the lease hides another transaction (legalReview.sham); refuse it.");
        }
        if (found.collusion() == Answer.YES) {
            return SHEET.block(
                    "法务人员认定双方串通隐瞒真实用途（legalReview.collusion），应当拒绝订立。",
                    "The officer found collusion to hide the true use (legalReview.collusion); refuse it.");
        }
        return found.unlawfulObject() == Answer.NO && found.sham() == Answer.NO && found.collusion() == Answer.NO
                ? Verdict.satisfied()
                : Verdict.undetermined(
                        "法务人员尚未全部记录标的是否违法（legalReview.unlawfulObject）、"
                                + "是否虚假（legalReview.sham）、是否串通（legalReview.collusion）。",
                        "The officer has not recorded all of: unlawful object (legalReview.unlawfulObject), sham "
                                + "(legalReview.sham), collusion (legalReview.collusion).");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("legalReview.unlawfulObject", facts.legalReview().unlawfulObject())
                .with("legalReview.sham", facts.legalReview().sham())
                .with("legalReview.collusion", facts.legalReview().collusion());
    }
}
