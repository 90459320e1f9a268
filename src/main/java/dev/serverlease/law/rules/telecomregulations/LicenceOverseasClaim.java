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
import dev.serverlease.law.facts.LessorFacts;
import dev.serverlease.law.facts.RegisterStatus;

/**
 * Whether a service performed wholly abroad needs a mainland permit is undecided: Telecommunications Regulations,
 * articles 2 and 7. Never passed and never refused by a rule.
 */
public final class LicenceOverseasClaim implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "lessor.licence-overseas-claim",
            "主张服务全部在境外",
            "Claim of service wholly abroad",
            Subject.LESSOR,
            Outcome.REVIEW,
            "出租人主张服务全部在境外提供，是否须取得境内电信业务经营许可，由法务认定。",
            "The lessor says the service is performed wholly abroad; the officer decides whether a PRC "
                    + "permit is needed.",
            "2016-02-06",
            Edition.TELECOM_REGULATIONS_2016.article("第二条", "art. 2"),
            Edition.TELECOM_REGULATIONS_2016.article("第七条", "art. 7"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LessorFacts lessor = facts.lessor();
        if (lessor.kind() == null) {
            return Verdict.undetermined("出租人类型（lessor.kind）未填写。", "The kind of lessor is not stated (lessor.kind).");
        }
        if (lessor.kind() == LessorFacts.Kind.OVERSEAS_ENTITY) {
            return SHEET.review(
                    "出租人为境外主体（lessor.kind），请核实机房、接入和合同履行地后认定。",
                    "The lessor is an overseas entity (lessor.kind); establish where machine room, access and "
                            + "performance are.");
        }
        if (!isClaimed(lessor)) {
            return Verdict.notApplicable(
                    "出租人未主张服务全部在境外提供，或者持有B11许可。",
                    "Nobody claims that the service is wholly abroad, or the lessor holds B11.");
        }
        return SHEET.review(
                "出租人没有B11许可（lessor.permit.categories），主张机房、接入和合同履行均在境外（lessor.claimsWhollyAbroad），请核实后认定。",
                "The lessor has no B11 permit (lessor.permit.categories) and claims that machine room, "
                        + "access and performance are abroad (lessor.claimsWhollyAbroad); verify it.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessor.claimsWhollyAbroad", facts.lessor().claimsWhollyAbroad())
                .with("lessor.permit.no", facts.lessor().permit().no())
                .with("lessor.permit.status", facts.lessor().permit().status())
                .with("lessor.permit.categories", facts.lessor().permit().categories());
    }

    /** A mainland company without B11 that places its whole service abroad. */
    static boolean isClaimed(LessorFacts lessor) {
        boolean permitted = lessor.permit().status() == RegisterStatus.VALID
                && lessor.permit().categories().contains("B11");
        return lessor.kind() == LessorFacts.Kind.MAINLAND_COMPANY
                && Boolean.TRUE.equals(lessor.claimsWhollyAbroad())
                && !permitted;
    }
}
