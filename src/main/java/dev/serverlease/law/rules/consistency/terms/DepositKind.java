package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;
import java.math.BigDecimal;

/**
 * A sum that the lessee hands over is named as security (押金) or earnest money (定金), which the law treats differently,
 * and a security is not plainly high: SECOND-EDITION C20; Civil Code, articles 586 and 587.
 */
public final class DepositKind implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.deposit",
                    "押金与定金",
                    "Security or earnest money",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "请写明款项是押金还是定金及其数额；数额明显偏高的，由法务人员审查。",
                    "Say whether the sum is a security or earnest money; a plainly high sum is reviewed.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百八十六条", "art. 586"),
                    Edition.CIVIL_CODE_2020.article("第五百八十七条", "art. 587"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        BigDecimal deposit = contract.deposit();
        if (deposit == null || deposit.signum() <= 0) {
            return contract.depositKind() == null
                    ? Verdict.notApplicable("未约定押金或者定金。", "Neither a security nor earnest money is agreed.")
                    : SHEET.require(
                            "已选择款项性质（contract.depositKind），数额（contract.deposit）未填写或者为零。",
                            "A kind of sum is chosen (contract.depositKind), but its amount (contract.deposit) is missing or "
                                    + "nought.");
        }
        if (contract.depositKind() == null) {
            return SHEET.require(
                    "约定了款项（contract.deposit），未说明是押金还是定金（contract.depositKind）。",
                    "A sum is agreed (contract.deposit), but not whether it is a security or earnest money "
                            + "(contract.depositKind).");
        }
        return contract.depositKind() == ContractFacts.DepositKind.SECURITY
                ? checkSecurity(facts, deposit, asked)
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.depositKind", facts.contract().depositKind())
                .with("contract.deposit", facts.contract().deposit())
                .with("contract.totalPrice", facts.contract().totalPrice())
                .with("contract.monthlyRent", facts.contract().monthlyRent());
    }

    private static Verdict checkSecurity(LeaseFacts facts, BigDecimal deposit, Asked asked) {
        ContractFacts contract = facts.contract();
        BigDecimal rents = Parameter.SECURITY_MONTHS.on(asked.lawOf());
        BigDecimal total = contract.totalPrice();
        return new Rows()
                .when(
                        new Stated(facts)
                                .is(
                                        "contract.monthlyRent",
                                        contract.monthlyRent(),
                                        rent -> deposit.compareTo(rent.multiply(rents)) > 0)
                                .or(total != null && deposit.compareTo(total) > 0),
                        () -> SHEET.review(
                                "押金（contract.deposit）为" + deposit.toPlainString() + "，超过月租金（contract.monthlyRent）的"
                                        + rents.toPlainString() + "倍或者总价（contract.totalPrice），请说明原因或者降低。",
                                "The security (contract.deposit) is " + deposit.toPlainString() + ", more than "
                                        + rents.toPlainString()
                                        + " monthly rents (contract.monthlyRent) or than the total price "
                                        + "(contract.totalPrice); explain why, or reduce it."))
                .elseSatisfied();
    }
}
