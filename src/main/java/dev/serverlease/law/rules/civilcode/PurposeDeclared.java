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
 * A lease states what the thing is used for, and the agreed use binds the lessee: Civil Code, articles 704 and 709. A
 * purpose of general words alone states nothing.
 */
public final class PurposeDeclared implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "use.purpose-declared",
                    "使用用途说明",
                    "Declaration of the purpose",
                    Subject.USE,
                    Outcome.REQUIRE,
                    "请写明服务器的使用用途，并至少选择一项活动类型。",
                    "State the purpose of use of the server and choose at least one activity.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百零四条", "art. 704"),
                    Edition.CIVIL_CODE_2020.article("第七百零九条", "art. 709"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十五条第二款", "art. 25(2)"))
            .version(2);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        var purpose = facts.use().declaredPurpose();
        if (purpose == null || !LeaseFacts.given(purpose)) {
            return SHEET.require(
                            "缺少使用用途说明（use.declaredPurpose）。", "Missing: the purpose in words (use.declaredPurpose).")
                    .withoutConsequence();
        }
        if (GeneralPurpose.is(purpose)) {
            return SHEET.require(
                            "使用用途（use.declaredPurpose）只有一般用语，请写明何人使用、用于何事。",
                            "The purpose (use.declaredPurpose) has general words alone; say who uses the server, and for what.")
                    .withoutConsequence();
        }
        if (facts.use().activityCodes().isEmpty()) {
            return SHEET.require("未选择活动类型（use.activityCodes）。", "Missing: an activity (use.activityCodes).")
                    .withoutConsequence();
        }
        return Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.declaredPurpose", facts.use().declaredPurpose())
                .with("use.activityCodes", facts.use().activityCodes());
    }
}
