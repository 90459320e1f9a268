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
import dev.serverlease.law.facts.LeaseFacts;

/**
 * A lease may not exceed twenty years; only the excess is void, so a longer term is corrected and not refused: Civil
 * Code, article 705.
 */
public final class TermCap implements Rule {

    private static final long TWENTY_YEARS = 240;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.term-cap",
                    "租期上限",
                    "Longest term",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "租赁期限不得超过二十年，超过部分无效。",
                    "A lease may not exceed twenty years; the excess is void.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百零五条", "art. 705"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Long months = facts.contract().termMonths();
        if (months == null || months < 1) {
            return Verdict.undetermined(
                    "租赁期限（contract.termMonths）未填写，未能判定是否超过二十年。",
                    "The term is not stated (contract.termMonths), so the cap cannot be applied.");
        }
        if (months <= TWENTY_YEARS) {
            return Verdict.satisfied();
        }
        return SHEET.require(
                "租赁期限（contract.termMonths）为" + months + "个月，请改为240个月以内。",
                "The term (contract.termMonths) is " + months + " months; make it 240 months or less.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("contract.termMonths", facts.contract().termMonths());
    }
}
