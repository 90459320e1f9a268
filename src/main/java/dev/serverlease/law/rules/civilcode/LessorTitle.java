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

/** Whoever leases out a server owns it or may sublet it: Civil Code, articles 703, 716 and 723. */
public final class LessorTitle implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "lessor.title",
            "服务器权属",
            "Title to the server",
            Subject.LESSOR,
            Outcome.REQUIRE,
            "请提供服务器权属证明；转租的，请提供上游出租人同意转租的证明。",
            "Prove title to the server, or the upstream lessor's consent to sublease.",
            "2021-01-01",
            Edition.CIVIL_CODE_2020.article("第七百零三条", "art. 703"),
            Edition.CIVIL_CODE_2020.article("第七百一十六条", "art. 716"),
            Edition.CIVIL_CODE_2020.article("第七百二十三条", "art. 723"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return switch (facts.lessor().title()) {
            case OWNER, LESSEE_WITH_CONSENT -> Verdict.satisfied();
            case LESSEE_NO_CONSENT ->
                SHEET.require(
                        "出租人系转租且未经上游出租人同意（lessor.title）。",
                        "The lessor is itself a lessee without consent to sublease (lessor.title).");
            case UNKNOWN ->
                SHEET.require(
                                "出租人对服务器的权利（lessor.title）未说明。",
                                "The lessor's title to the server is not stated (lessor.title).")
                        .withoutConsequence();
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("lessor.title", facts.lessor().title());
    }
}
