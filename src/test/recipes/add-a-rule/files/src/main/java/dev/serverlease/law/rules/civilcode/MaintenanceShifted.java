package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * The lessor maintains the thing unless agreed otherwise; whether the lessee agreed is read: Civil Code, article 712.
 */
public final class MaintenanceShifted implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "contract.maintenance-shifted",
            "维修义务的约定",
            "Term on maintenance",
            Subject.CONTRACT_TERMS,
            Outcome.REVIEW,
            "约定由承租人维修的，由法务认定约定是否明确。",
            "Where the lessee is to maintain the server, the officer decides whether that was clearly agreed.",
            "2021-01-01",
            Edition.CIVIL_CODE_2020.article("第七百一十二条", "art. 712"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        String maintenance = facts.contract().maintenance();
        if (maintenance == null || maintenance.isBlank()) {
            return Verdict.notApplicable("未约定维修，由出租人维修。", "Nothing is agreed on maintenance; the lessor maintains.");
        }
        if (!maintenance.contains("由承租人")) {
            return Verdict.satisfied();
        }
        return SHEET.review(
                "维修约定（contract.maintenance）由承租人负担。",
                "The term on maintenance (contract.maintenance) names the lessee.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("contract.maintenance", facts.contract().maintenance());
    }
}
