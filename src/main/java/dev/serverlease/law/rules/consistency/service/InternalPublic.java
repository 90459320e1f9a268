package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
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

/** Internal use neither serves the public nor is paid for: Decree 292, articles 2 and 3. */
public final class InternalPublic implements Rule {

    private static final Set<Revenue> PAID = EnumSet.complementOf(EnumSet.of(Revenue.NONE));

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.internal-public",
            "内部使用与对外活动",
            "Internal use and public activity",
            Subject.INFORMATION_SERVICE,
            Outcome.REVIEW,
            "申报服务对象为“内部”，但申报了面向公众的活动或者收费，请核实实际使用者。",
            "The audience is \"internal\", yet public activity or revenue is declared; find out who really uses it.",
            "2011-01-08",
            Edition.DECREE_292_2011.article("第二条", "art. 2"),
            Edition.DECREE_292_2024.article("第二条", "art. 2"),
            Edition.DECREE_292_2011.article("第三条", "art. 3"),
            Edition.DECREE_292_2024.article("第三条", "art. 3"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        Stated stated = new Stated(facts);
        return new Rows()
                .when(
                        stated.is("use.audience", use.audience(), Audience.INTERNAL)
                                .and(stated.isNot("use.iis", use.iis(), Iis.NONE)
                                        .or(stated.any("use.activityCodes", use.activityCodes(), Activity.PUBLIC))
                                        .or(stated.any("use.revenue", use.revenue(), PAID))),
                        () -> doubt(use))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.audience", facts.use().audience())
                .with("use.iis", facts.use().iis())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.revenue", facts.use().revenue());
    }

    private static Verdict doubt(UseFacts use) {
        Missing against = new Missing()
                .unless(
                        use.iis() == null || use.iis() == Iis.NONE,
                        "申报提供互联网信息服务（use.iis）",
                        "information service is declared (use.iis)")
                .unless(
                        Collections.disjoint(use.activityCodes(), Activity.PUBLIC),
                        "申报了面向公众的活动（use.activityCodes）",
                        "public activity is declared (use.activityCodes)")
                .unless(
                        Collections.disjoint(use.revenue(), PAID),
                        "申报了收费（use.revenue）",
                        "charges are declared (use.revenue)");
        return SHEET.review(
                "服务对象（use.audience）为内部，但" + against.zh() + "；请更正服务对象，或者说明只由本单位人员使用。",
                "The audience (use.audience) is internal, yet " + against.en()
                        + "; correct the audience, or explain that only the lessee's own staff use it.");
    }
}
