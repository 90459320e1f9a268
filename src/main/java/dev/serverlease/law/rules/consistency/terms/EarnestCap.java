package dev.serverlease.law.rules.consistency.terms;

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

/**
 * Earnest money stays within a fifth of the lower of the stated total and the rent of the term: SECOND-EDITION C19;
 * Civil Code, article 586.
 */
public final class EarnestCap implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.earnest",
                    "定金上限",
                    "Cap on earnest money",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "定金不得超过主合同标的额的百分之二十；标的额以总价和租金合计中较低者计算。",
                    "Earnest money may not exceed 20 % of the contract's price: the lower of total price and rent over the "
                            + "term.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百八十六条", "art. 586"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        if (contract.depositKind() != ContractFacts.DepositKind.EARNEST) {
            return Verdict.notApplicable("未约定定金。", "No earnest money is agreed.");
        }
        BigDecimal deposit = contract.deposit();
        BigDecimal cap = EarnestMoney.cap(contract, asked.lawOf()).orElse(null);
        if (deposit != null && cap != null && deposit.compareTo(cap) > 0) {
            String highest = cap.stripTrailingZeros().toPlainString();
            return SHEET.require(
                    "定金（contract.deposit）为" + deposit.toPlainString() + "，超过总价（contract.totalPrice）和租金合计"
                            + "（contract.monthlyRent、contract.termMonths）中较低者的百分之二十，请降至" + highest + "以内。",
                    "The earnest money (contract.deposit) is " + deposit.toPlainString()
                            + ", more than 20 % of the lower of total price (contract.totalPrice) and rent over the term "
                            + "(contract.monthlyRent, contract.termMonths); reduce it to " + highest + " or less.");
        }
        return contract.monthlyRent() == null || contract.termMonths() == null
                ? Verdict.undetermined(
                        "月租金（contract.monthlyRent）或者租期（contract.termMonths）未填写，未能判定定金是否超限。",
                        "Rent (contract.monthlyRent) or term (contract.termMonths) is not stated, so the cap on earnest money "
                                + "cannot be applied.")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.depositKind", facts.contract().depositKind())
                .with("contract.deposit", facts.contract().deposit())
                .with("contract.totalPrice", facts.contract().totalPrice())
                .with("contract.monthlyRent", facts.contract().monthlyRent())
                .with("contract.termMonths", facts.contract().termMonths());
    }
}
