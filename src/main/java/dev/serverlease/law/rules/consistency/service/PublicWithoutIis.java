package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.facts.UseFacts.Revenue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Information service is whatever informs users through the Internet; who serves the public and declares none is asked
 * about it: Decree 292, articles 2, 3 and 4.
 */
public final class PublicWithoutIis implements Rule {

    private static final String UNLICENSED_COMMERCIAL = "K12";

    private static final Set<Revenue> PAID_INFORMATION = EnumSet.of(
            Revenue.PAID_CONTENT, Revenue.MEMBERSHIP, Revenue.VIRTUAL_GOODS, Revenue.ADVERTISING, Revenue.PLATFORM_FEE);

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.public-without-iis",
            "面向公众而申报不提供信息服务",
            "Public use without information service",
            Subject.INFORMATION_SERVICE,
            Outcome.REVIEW,
            "面向公众开设网站、应用、商店、游戏或者播放节目的，通常构成互联网信息服务；申报为“不提供”的，由法务人员核实。",
            "A public site, app, shop, game or stream is normally an information service; \"none\" is declared, so the "
                    + "officer finds out.",
            "2011-01-08",
            Edition.DECREE_292_2011.article("第二条", "art. 2"),
            Edition.DECREE_292_2024.article("第二条", "art. 2"),
            Edition.DECREE_292_2011.article("第三条", "art. 3"),
            Edition.DECREE_292_2024.article("第三条", "art. 3"),
            Edition.DECREE_292_2011.article("第四条", "art. 4"),
            Edition.DECREE_292_2024.article("第四条", "art. 4"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        Stated stated = new Stated(facts);
        Limb none = stated.is("use.iis", use.iis(), Iis.NONE);
        return new Rows()
                .when(
                        use.audience() == null,
                        () -> Verdict.require("请填写服务对象（use.audience）。", "State the audience (use.audience)."))
                .when(none.and(use.audience() == Audience.MAINLAND_PUBLIC), () -> doubt(use, Audience.MAINLAND_PUBLIC))
                .when(
                        none.and(use.audience() == Audience.OVERSEAS_ONLY)
                                .and(stated.any("use.activityCodes", use.activityCodes(), Activity.PUBLIC)),
                        () -> doubt(use, Audience.OVERSEAS_ONLY))
                .orElse(() -> use.iis() == null
                        ? Verdict.undetermined(
                                "是否提供互联网信息服务（use.iis）未说明。",
                                "It is not stated whether information service is provided (use.iis).")
                        : Verdict.satisfied());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.revenue", facts.use().revenue());
    }

    private static Verdict doubt(UseFacts use, Audience stated) {
        String audience = Message.code("use.audience", stated);
        String none = Message.code("use.iis", Iis.NONE);
        Verdict doubt = SHEET.review(
                "服务对象（use.audience）申报为" + audience + "，互联网信息服务（use.iis）申报为" + none + "；请更正其中有误的一项，或者说明服务器为何不向公众提供信息。",
                "The audience (use.audience) is stated as " + audience + ", information service (use.iis) as " + none
                        + "; correct whichever is wrong, or explain why the server gives the public no information.");
        return isCommercialSuspected(use) ? doubt.withConsequence(UNLICENSED_COMMERCIAL) : doubt;
    }

    /** Charges for information, or a shop or game, as {@link PaidNoncommercial} looks at them. */
    private static boolean isCommercialSuspected(UseFacts use) {
        return !Collections.disjoint(use.revenue(), PAID_INFORMATION)
                || !Collections.disjoint(use.activityCodes(), PaidNoncommercial.USUALLY_PAID);
    }
}
