package dev.serverlease.law.rules.antitelecomfraudlaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import java.util.Set;

/**
 * Warning signs call for a review of the purpose with reasons on record: Interpretation of 2019 on aiding crime through
 * networks, article 11; Anti-Telecom Fraud Law, article 25(2).
 */
public final class RedFlags implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "use.red-flags",
            "异常情形",
            "Warning signs",
            Subject.USE,
            Outcome.REVIEW,
            "存在异常情形，须由法务审查使用目的并记录理由。",
            "Warning signs are present; the officer must review the purpose and record reasons.",
            "2019-11-01",
            Edition.CYBERCRIME_INTERPRETATION_2019.article("第十一条", "art. 11"),
            Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十五条第二款", "art. 25(2)"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Set<UseFacts.RedFlag> flags = facts.use().redFlags();
        if (flags.isEmpty()) {
            return Verdict.notApplicable("未登记异常情形。", "No warning sign is on record.");
        }
        Message names = Message.codes("use.redFlags", flags);
        return SHEET.review(
                "已登记的异常情形（use.redFlags）：" + names.zh() + "。", "On record (use.redFlags): " + names.en() + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("use.redFlags", facts.use().redFlags());
    }
}
