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
 * Earnest money (定金) may not exceed twenty per cent of the price: Civil Code, article 586. The price is the lower of
 * the stated total and the rent of the term. A security deposit (押金) has no such cap. Agreed damages are another rule's
 * ({@link AgreedDamages}).
 */
public final class MoneyLimits implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.money-limits",
                    "定金数额",
                    "Amount of earnest money",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "定金不得超过标的额的百分之二十。",
                    "Earnest money may not exceed twenty per cent of the price.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百八十六条", "art. 586"))
            .version(3)
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
                    "尚无合同草案（contract.clauses），未能判定定金。",
                    "There is no draft (contract.clauses), so earnest money cannot be judged.");
        }
        return checkDeposit(contract, asked.lawOf());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.clauses", facts.contract().clauses())
                .with("contract.depositKind", facts.contract().depositKind())
                .with("contract.deposit", facts.contract().deposit())
                .with("contract.totalPrice", facts.contract().totalPrice())
                .with("contract.monthlyRent", facts.contract().monthlyRent())
                .with("contract.termMonths", facts.contract().termMonths());
    }

    private static Verdict checkDeposit(ContractFacts contract, LocalDate day) {
        BigDecimal deposit = contract.deposit();
        if (deposit == null || deposit.signum() == 0) {
            return contract.depositKind() == ContractFacts.DepositKind.EARNEST
                    ? SHEET.require(
                            "约定了定金（contract.depositKind），数额（contract.deposit）未填写。",
                            "Earnest money is agreed (contract.depositKind), its amount is not stated (contract.deposit).")
                    : Verdict.notApplicable("未约定定金。", "No earnest money is agreed.");
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
}
