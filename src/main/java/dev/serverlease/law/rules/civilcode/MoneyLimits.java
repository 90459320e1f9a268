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
import dev.serverlease.law.reading.EarnestMoney;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Earnest money (定金) may not exceed twenty per cent of the price, and agreed damages more than thirty per cent above
 * the loss are generally excessive: Civil Code, articles 585 and 586; Interpretation of 2023, article 65. The price is
 * the lower of the stated total and the rent of the term. A security deposit (押金) has no such cap.
 *
 * <p>An application states {@code agreedDamages} and {@code estimatedLoss} where the parties agree a sum; the draft
 * then has the clause {@code liquidated-damages}. A draft with that clause but without the amounts goes to the officer.
 */
public final class MoneyLimits implements Rule {

    private static final BigDecimal EXCESSIVE = new BigDecimal("1.30");

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.money-limits",
                    "定金与违约金",
                    "Earnest money and damages",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "定金不得超过标的额的百分之二十；违约金不应过分高于损失。",
                    "Earnest money may not exceed twenty per cent of the price; agreed damages should not be "
                            + "excessive.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百八十五条", "art. 585"),
                    Edition.CIVIL_CODE_2020.article("第五百八十六条", "art. 586"),
                    Edition.CONTRACT_INTERPRETATION_2023.article("第六十五条", "art. 65"))
            .version(2)
            .askedAt(Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        if (contract.clauses().isEmpty()) {
            return Verdict.undetermined(
                    "尚无合同草案（contract.clauses），未能判定定金和违约金。",
                    "There is no draft (contract.clauses), so earnest money and damages cannot be judged.");
        }
        Verdict deposit = checkDeposit(contract, asked.lawOf());
        Verdict damages = checkDamages(contract);
        return deposit.outcome().compareTo(damages.outcome()) <= 0 ? deposit : damages;
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.clauses", facts.contract().clauses())
                .with("contract.depositKind", facts.contract().depositKind())
                .with("contract.deposit", facts.contract().deposit())
                .with("contract.totalPrice", facts.contract().totalPrice())
                .with("contract.monthlyRent", facts.contract().monthlyRent())
                .with("contract.termMonths", facts.contract().termMonths())
                .with("contract.agreedDamages", facts.contract().agreedDamages())
                .with("contract.estimatedLoss", facts.contract().estimatedLoss());
    }

    private static Verdict checkDeposit(ContractFacts contract, LocalDate day) {
        BigDecimal deposit = contract.deposit();
        if (deposit == null || deposit.signum() == 0) {
            return contract.depositKind() == ContractFacts.DepositKind.EARNEST
                    ? SHEET.require(
                            "约定了定金（contract.depositKind），数额（contract.deposit）未填写。",
                            "Earnest money is agreed (contract.depositKind), its amount is not stated (contract.deposit).")
                    : Verdict.notApplicable("未约定定金和违约金。", "Neither earnest money nor damages are agreed.");
        }
        if (contract.depositKind() == ContractFacts.DepositKind.SECURITY) {
            return Verdict.satisfied();
        }
        BigDecimal cap = EarnestMoney.cap(contract, day).orElse(null);
        if (cap == null) {
            return Verdict.undetermined(
                    "合同总价（contract.totalPrice），或者租金（contract.monthlyRent）和租期（contract.termMonths）未填写，未能判定定金是否超限。",
                    "Neither the price (contract.totalPrice) nor rent and term (contract.monthlyRent, "
                            + "contract.termMonths) are stated, so the cap cannot be applied.");
        }
        if (deposit.compareTo(cap) <= 0) {
            return Verdict.satisfied();
        }
        return contract.depositKind() == null
                ? SHEET.require(
                        "款项数额（contract.deposit）超过标的额的百分之二十，请说明是定金还是押金（contract.depositKind）；是定金的，请降至"
                                + cap.stripTrailingZeros().toPlainString() + "以内。",
                        "The amount (contract.deposit) exceeds twenty per cent; state whether it is earnest money or "
                                + "a security deposit (contract.depositKind); earnest money must not exceed "
                                + cap.stripTrailingZeros().toPlainString() + ".")
                : SHEET.require(
                        "定金（contract.deposit）为" + deposit.toPlainString() + "，请降至"
                                + cap.stripTrailingZeros().toPlainString() + "以内。",
                        "The earnest money (contract.deposit) is " + deposit.toPlainString() + "; reduce it to "
                                + cap.stripTrailingZeros().toPlainString() + " or less.");
    }

    private static Verdict checkDamages(ContractFacts contract) {
        BigDecimal damages = contract.agreedDamages();
        if (damages == null && !contract.clauses().contains("liquidated-damages")) {
            return Verdict.notApplicable("未约定定金和违约金。", "Neither earnest money nor damages are agreed.");
        }
        BigDecimal loss = contract.estimatedLoss();
        if (damages == null || loss == null) {
            return Verdict.undetermined(
                    "违约金（contract.agreedDamages）或者预计损失（contract.estimatedLoss）未填写，未能判定违约金是否过高。",
                    "The agreed damages (contract.agreedDamages) or the estimated loss (contract.estimatedLoss) "
                            + "are not stated, so excess cannot be judged.");
        }
        return damages.compareTo(loss.multiply(EXCESSIVE)) <= 0
                ? Verdict.satisfied()
                : SHEET.review(
                        "违约金（contract.agreedDamages）超过预计损失（contract.estimatedLoss）的百分之一百三十，一般认定为过高，请法务人员认定。",
                        "The agreed damages (contract.agreedDamages) exceed 130 per cent of the estimated loss "
                                + "(contract.estimatedLoss), generally excessive; the officer decides.");
    }
}
