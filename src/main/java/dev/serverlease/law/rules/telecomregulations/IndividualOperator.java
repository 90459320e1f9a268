package dev.serverlease.law.rules.telecomregulations;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LessorFacts;

/**
 * Only a company can hold a telecom permit, so no individual runs a server-rental business: Telecommunications
 * Regulations, articles 7(3), 13(1) and 69(1).
 */
public final class IndividualOperator implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "lessor.individual-operator",
            "个人经营",
            "Operation by an individual",
            Subject.LESSOR,
            Outcome.BLOCK,
            "个人不能取得电信业务经营许可证，不得经营服务器出租业务。",
            "An individual cannot hold a telecom permit and may not run a server-rental business.",
            "2016-02-06",
            Edition.TELECOM_REGULATIONS_2016.article("第七条第三款", "art. 7(3)"),
            Edition.TELECOM_REGULATIONS_2016.article("第十三条第一项", "art. 13(1)"),
            Edition.TELECOM_REGULATIONS_2016.article("第六十九条第一项", "art. 69(1)"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (facts.lessor().kind() == null) {
            return Verdict.undetermined(
                    "出租人类型（lessor.kind）未填写，未能判定是否为个人经营。",
                    "The kind of lessor is not stated (lessor.kind), so an individual's business cannot be "
                            + "excluded.");
        }
        if (facts.lessor().kind() != LessorFacts.Kind.MAINLAND_INDIVIDUAL) {
            return Verdict.notApplicable("出租人不是境内个人。", "The lessor is not a mainland individual.");
        }
        return facts.lessee().kind() == LesseeFacts.Kind.OVERSEAS
                ? SHEET.review(
                        "出租人为个人（lessor.kind），承租人为境外主体（lessee.kind），是否面向境内用户经营，由法务认定。",
                        "The lessor is an individual (lessor.kind) and the lessee is overseas (lessee.kind); decide "
                                + "whether mainland customers are served.")
                : SHEET.block(
                        "登记册中的出租人为境内个人（lessor.kind）。由持有许可证的公司出租的，请更正登记册中的出租人条目；" + "本申请暂缓办理，更正后继续，无须重新申请。",
                        "The lessor's register entry names a mainland individual (lessor.kind). If a licensed company "
                                + "leases, correct that entry; the application is held and goes on afterwards, no new "
                                + "one is needed.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessee.kind", facts.lessee().kind());
    }
}
