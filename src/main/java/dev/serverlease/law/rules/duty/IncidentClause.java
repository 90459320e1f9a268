package dev.serverlease.law.rules.duty;

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
 * Operators bind those who provide network security and maintenance by contract to report promptly what they detect:
 * National Measures for Reporting Network Security Incidents (number of the article to be checked). That each side
 * tells the other within one hour is ours.
 */
public final class IncidentClause implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.incident-clause",
                    "网络安全事件条款",
                    "Clause on incidents",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "合同须约定网络安全事件的相互通知和协助报告。",
                    "The contract provides for mutual notice of incidents and help with reports.",
                    "2025-11-01",
                    Edition.INCIDENT_REPORTING_MEASURES_2025.article("服务商的报告条款", "clause on suppliers"))
            .textToBeChecked()
            .askedAt(Occasion.CONTRACT);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return facts.contract().clauses().contains("incident")
                ? Verdict.satisfied()
                : SHEET.require(
                        "合同草案（contract.clauses）没有这一条款，请补充。", "The draft (contract.clauses) lacks this clause; add it.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("contract.clauses", facts.contract().clauses());
    }
}
