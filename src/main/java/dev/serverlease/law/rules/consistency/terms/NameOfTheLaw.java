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
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.reading.NamedLaw;

/**
 * The governing law is written so that one law is meant, and not that of another region of China by oversight; a
 * foreign law is for {@code contract.governing-law}: SECOND-EDITION C23; Law on the Law Applicable to Foreign-related
 * Civil Relations, articles 4 and 41.
 */
public final class NameOfTheLaw implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.governing-law",
                    "适用法律的写法",
                    "How the governing law is written",
                    Subject.CONTRACT_TERMS,
                    Outcome.REVIEW,
                    "适用法律的写法不能识别或者不是中国法律，请审查其后果或者改为中国法律。",
                    "The governing law is not recognised or not PRC law; examine the consequences or choose PRC law.",
                    "2011-04-01",
                    Edition.CHOICE_OF_LAW_2010.article("第四条", "art. 4"),
                    Edition.CHOICE_OF_LAW_2010.article("第四十一条", "art. 41"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        String said = facts.contract().governingLaw();
        if (said == null || !LeaseFacts.given(said)) {
            return Verdict.notApplicable("未约定适用法律。", "No law is named.");
        }
        var law = new NamedLaw(said);
        if (law.isPrc()) {
            return Verdict.satisfied();
        }
        if (law.isOfOtherRegion()) {
            return SHEET.review(
                    "约定的适用法律（contract.governingLaw）涉及香港、澳门或者台湾地区的法律。",
                    "The law named (contract.governingLaw) is, or mentions, that of Hong Kong, Macao or Taiwan.");
        }
        return law.isOfSeveral()
                ? SHEET.review(
                        "约定的适用法律（contract.governingLaw）似不止一国法律，只能选择一国法律。",
                        "More than one law seems to be named (contract.governingLaw); name one law only.")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("contract.governingLaw", facts.contract().governingLaw());
    }
}
