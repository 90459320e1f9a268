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
import dev.serverlease.law.facts.ContractFacts.Form;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * A lease of six months or more is made in writing; a data message that can be shown and retrieved counts as writing:
 * Civil Code, articles 469 and 707. Six months itself is included (article 1259).
 */
public final class WrittenForm implements Rule {

    private static final long SIX_MONTHS = 6;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.written-form",
                    "书面形式",
                    "Written form",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "租赁期限六个月以上的，应当采用书面形式。",
                    "A lease of six months or more must be in writing.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第四百六十九条", "art. 469"),
                    Edition.CIVIL_CODE_2020.article("第七百零七条", "art. 707"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Form form = facts.contract().form();
        if (form == Form.WRITTEN || form == Form.DATA_MESSAGE) {
            return Verdict.satisfied();
        }
        Long months = facts.contract().termMonths();
        if (months == null || months < 1) {
            return Verdict.undetermined(
                    "租赁期限（contract.termMonths）未填写，未能判定是否应当采用书面形式。",
                    "The term is not stated (contract.termMonths), so it cannot be told whether writing is needed.");
        }
        if (months < SIX_MONTHS) {
            return Verdict.notApplicable("租赁期限不满六个月。", "The term is shorter than six months.");
        }
        return SHEET.require(
                "租赁期限（contract.termMonths）为" + months + "个月，请将合同形式（contract.form）改为书面或者数据电文。",
                "The term (contract.termMonths) is " + months
                        + " months; make the form (contract.form) written or a data message.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.termMonths", facts.contract().termMonths())
                .with("contract.form", facts.contract().form());
    }
}
