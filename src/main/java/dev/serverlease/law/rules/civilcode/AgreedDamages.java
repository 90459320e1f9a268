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
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;
import java.math.BigDecimal;

/**
 * Damages that parties agree on are measured against the loss: more than thirty per cent above it is generally
 * excessive, and a court lowers it on request: Civil Code, article 585; Interpretation of 2023, article 65. The law
 * forbids no sum, so an officer decides, at the checks; what the officer cleared is not asked of the draft again.
 *
 * <p>An application states {@code agreedDamages} and {@code estimatedLoss} where the parties agree a sum; the draft
 * then has the clause {@code liquidated-damages}. A draft with that clause but without the amounts goes to the officer.
 */
public final class AgreedDamages implements Rule {

    private static final BigDecimal EXCESSIVE = new BigDecimal("1.30");

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.agreed-damages",
                    "约定的违约金",
                    "Agreed damages",
                    Subject.CONTRACT_TERMS,
                    Outcome.REVIEW,
                    "约定的违约金超过损失的百分之三十的，一般认定为过分高于损失，当事人可以请求减少。",
                    "Agreed damages of more than thirty per cent above the loss are generally excessive, and a court may"
                            + " lower them.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百八十五条", "art. 585"),
                    Edition.CONTRACT_INTERPRETATION_2023.article("第六十五条", "art. 65"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        BigDecimal damages = contract.agreedDamages();
        if (damages == null && !contract.clauses().contains("liquidated-damages")) {
            return Verdict.notApplicable("未约定违约金的数额。", "No sum of damages is agreed.");
        }
        BigDecimal loss = contract.estimatedLoss();
        if (damages == null || loss == null) {
            return Verdict.undetermined(
                    "违约金（contract.agreedDamages）或者预计损失（contract.estimatedLoss）未填写，未能判定违约金是否过高。",
                    "The agreed damages (contract.agreedDamages) or the loss expected (contract.estimatedLoss) are not"
                            + " stated, so excess cannot be judged.");
        }
        return damages.compareTo(loss.multiply(EXCESSIVE)) <= 0
                ? Verdict.satisfied()
                : SHEET.review(
                        "违约金（contract.agreedDamages）为" + damages.toPlainString() + "，超过预计损失（contract.estimatedLoss）"
                                + loss.toPlainString() + "的百分之一百三十，请法务人员认定是否保留，或者降至"
                                + loss.multiply(EXCESSIVE).stripTrailingZeros().toPlainString() + "以内。",
                        "The agreed damages (contract.agreedDamages) of " + damages.toPlainString()
                                + " exceed 130 per cent of the loss expected (contract.estimatedLoss) of "
                                + loss.toPlainString()
                                + "; the officer decides whether they stay, or they are lowered to "
                                + loss.multiply(EXCESSIVE).stripTrailingZeros().toPlainString() + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.clauses", facts.contract().clauses())
                .with("contract.agreedDamages", facts.contract().agreedDamages())
                .with("contract.estimatedLoss", facts.contract().estimatedLoss());
    }
}
