package dev.serverlease.law.rules.personalinformationlaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * The agreement on entrusted processing states purpose, duration, means and kinds: Personal Information Protection Law,
 * article 21. Duration and means follow from the lease; its parties must say the kinds, and the purpose, which is that
 * of the use where no other is stated.
 */
public final class EntrustedProcessing implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "contract.pi-annex",
            "个人信息委托处理协议",
            "Agreement on entrusted processing",
            Subject.CONTRACT_TERMS,
            Outcome.REQUIRE,
            "服务器用于处理个人信息的，合同须约定委托处理的目的和个人信息的种类。",
            "Where personal information is processed on the server, the contract states the purpose of the entrusted"
                    + " processing and the kinds of information.",
            "2021-11-01",
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第二十一条", "art. 21"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        if (data.hasPi() == null) {
            return Verdict.undetermined(
                    "是否含有个人信息（data.hasPi）未说明。", "Whether personal information is involved is not stated (data.hasPi).");
        }
        if (!data.hasPi()) {
            return Verdict.notApplicable("不涉及个人信息。", "No personal information is involved.");
        }
        Missing missing = new Missing()
                .unless(
                        !data.piKinds().isEmpty(),
                        "个人信息的种类（data.piKinds）",
                        "the kinds of personal information (data.piKinds)")
                .unless(
                        LeaseFacts.given(data.piPurpose())
                                || LeaseFacts.given(facts.use().declaredPurpose()),
                        "处理目的（data.piPurpose）",
                        "the purpose of the processing (data.piPurpose)");
        return missing.isEmpty()
                ? Verdict.satisfied()
                : SHEET.require("缺少：" + missing.zh() + "。", "Missing: " + missing.en() + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("data.hasPi", facts.data().hasPi())
                .with("data.piKinds", facts.data().piKinds())
                .with("data.piPurpose", facts.data().piPurpose())
                .with("use.declaredPurpose", facts.use().declaredPurpose());
    }
}
