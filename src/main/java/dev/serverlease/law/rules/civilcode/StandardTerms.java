package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Standard terms of major interest are conspicuously marked and explained on request, and void exemptions are deleted
 * from any contract: Civil Code, articles 496, 497 and 506; Interpretation of 2023, article 10. A ticked box alone
 * proves no marking.
 *
 * <p>{@code unfairExemptions} are the void families that the special terms of an application hold; no form asks for
 * them. At the checks only these count: how the contract marks its terms its draft shows.
 */
public final class StandardTerms implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.standard-terms",
                    "格式条款",
                    "Standard terms",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "格式条款须以显著方式提示并可说明；不合理的免责条款应当删除。",
                    "Mark key standard terms conspicuously and be able to explain them; delete unfair exemptions.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第四百九十六条", "art. 496"),
                    Edition.CIVIL_CODE_2020.article("第四百九十七条", "art. 497"),
                    Edition.CIVIL_CODE_2020.article("第五百零六条", "art. 506"),
                    Edition.CONTRACT_INTERPRETATION_2023.article("第十条", "art. 10"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT)
            .version(2);
    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        if (!contract.unfairExemptions().isEmpty()) {
            Message found = Message.codes("contract.unfairExemptions", contract.unfairExemptions());
            return SHEET.require(
                    "特别约定含有无效的内容（contract.unfairExemptions）：" + found.zh() + "，请删除。",
                    "The special terms hold what is void (contract.unfairExemptions): " + found.en() + "; delete it.");
        }
        if (asked.occasion() == Occasion.CHECKS) {
            return Verdict.notApplicable("特别约定中没有无效的内容。", "No special term holds what is void.");
        }
        if (Boolean.FALSE.equals(contract.isStandardForm())) {
            return Verdict.notApplicable("合同不是格式合同。", "The contract is no standard form.");
        }
        if (Boolean.TRUE.equals(contract.keyTermsHighlighted())) {
            return Verdict.satisfied();
        }
        return contract.isStandardForm() == null
                ? SHEET.require(
                        "请说明是否采用格式条款（contract.isStandardForm）；采用的，请以显著方式提示重要条款（contract.keyTermsHighlighted）。",
                        "State whether standard terms are used (contract.isStandardForm); if so, mark the key terms "
                                + "conspicuously (contract.keyTermsHighlighted).")
                : SHEET.require(
                        "合同采用格式条款（contract.isStandardForm），重要条款未确认以显著方式提示（contract.keyTermsHighlighted）。",
                        "The contract uses standard terms (contract.isStandardForm), and conspicuous marking of the "
                                + "key terms is not confirmed (contract.keyTermsHighlighted).");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.isStandardForm", facts.contract().isStandardForm())
                .with("contract.keyTermsHighlighted", facts.contract().keyTermsHighlighted())
                .with("contract.unfairExemptions", facts.contract().unfairExemptions());
    }
}
