package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts.RentPlan.Timing;
import dev.serverlease.law.facts.LeaseFacts;

/** Rent is paid by the agreed day; whether that day is clear is read where it is paid in arrears: Civil Code, article 721. */
public final class RentInArrears implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "contract.rent-in-arrears",
            "租金后付的约定",
            "Rent in arrears",
            Subject.CONTRACT_TERMS,
            Outcome.REVIEW,
            "约定后付租金的，由法务认定支付期限是否明确。",
            "Where rent is paid in arrears, the officer decides whether its day is clear.",
            "2021-01-01",
            Edition.CIVIL_CODE_2020.article("第七百二十一条", "art. 721"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        var timing = facts.contract().rentPlan().timing();
        if (timing == null) {
            return Verdict.notApplicable("未约定先付或者后付租金。", "Nothing is agreed on advance or arrears.");
        }
        if (timing != Timing.ARREARS) {
            return Verdict.satisfied();
        }
        return SHEET.review(
                "租金（contract.rentPlan.timing）为后付。", "The rent (contract.rentPlan.timing) is paid in arrears.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("contract.rentPlan.timing", facts.contract().rentPlan().timing());
    }
}
