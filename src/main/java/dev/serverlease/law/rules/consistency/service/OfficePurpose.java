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
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.ChannelFacts.Kind;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A line or tunnel for the office alone serves nobody else: Document 32, part 2(2), item 4; Implementing Measures of
 * Decree 195, articles 21(2) and 22(5).
 */
public final class OfficePurpose implements Rule {

    /** Lines and tunnels. */
    static final Set<Kind> LINE = Collections.unmodifiableSet(EnumSet.of(Kind.INTL_PRIVATE_LINE, Kind.TUNNEL_OR_PROXY));

    private static final Set<Audience> OTHERS = EnumSet.of(Audience.MAINLAND_PUBLIC, Audience.OVERSEAS_ONLY);
    private static final Set<Iis> SERVICE = EnumSet.of(Iis.NON_COMMERCIAL, Iis.COMMERCIAL);

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.office-purpose",
            "办公线路的实际用途",
            "Real use of an office line",
            Subject.CHANNEL,
            Outcome.REVIEW,
            "线路申报为内部办公专用，但服务器用于对外服务，由法务人员核实线路的实际用途。",
            "The line is declared for the office alone, yet the server serves others; the officer finds out its real use.",
            "2017-01-17",
            Edition.NOTICE_32_2017.article("二（二）4", "part 2, (2), item 4"),
            Edition.DECREE_195_MEASURES_1998.article("第二十一条第二款", "art. 21(2)"),
            Edition.DECREE_195_MEASURES_1998.article("第二十二条第五款", "art. 22(5)"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Kind kind = facts.channel().kind();
        if (kind == Kind.UNKNOWN) {
            return Verdict.undetermined("联网方式（channel.kind）未说明。", "The kind of channel is not stated (channel.kind).");
        }
        if (!LINE.contains(kind)) {
            return Verdict.notApplicable("联网方式不是专线、隧道或者代理。", "The channel is no line, tunnel or proxy.");
        }
        UseFacts use = facts.use();
        Stated stated = new Stated(facts);
        return new Rows()
                .when(
                        stated.is("channel.purpose", facts.channel().purpose(), ChannelFacts.Purpose.INTERNAL_OFFICE)
                                .and(stated.any("use.activityCodes", use.activityCodes(), Activity.PUBLIC)
                                        .or(stated.in("use.audience", use.audience(), OTHERS))
                                        .or(stated.in("use.iis", use.iis(), SERVICE))
                                        .or(stated.is("use.telecomBusiness", use.telecomBusiness(), Answer.YES))),
                        () -> doubt(use))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.purpose", facts.channel().purpose())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.audience", facts.use().audience())
                .with("use.iis", facts.use().iis())
                .with("use.telecomBusiness", facts.use().telecomBusiness());
    }

    private static Verdict doubt(UseFacts use) {
        Missing against = new Missing()
                .unless(
                        Collections.disjoint(use.activityCodes(), Activity.PUBLIC),
                        "申报了面向公众的活动（use.activityCodes）",
                        "public activity is declared (use.activityCodes)")
                .unless(
                        use.audience() == null || !OTHERS.contains(use.audience()),
                        "服务对象（use.audience）不限于内部",
                        "the audience (use.audience) is not internal alone")
                .unless(
                        use.iis() == null || !SERVICE.contains(use.iis()),
                        "申报提供互联网信息服务（use.iis）",
                        "information service is declared (use.iis)")
                .unless(
                        use.telecomBusiness() != Answer.YES,
                        "申报经营电信业务（use.telecomBusiness）",
                        "telecom business is declared (use.telecomBusiness)");
        return SHEET.review(
                "用途（channel.purpose）为内部办公，但" + against.zh() + "；请更正用途，或者说明对外服务不经该线路。",
                "The purpose (channel.purpose) is the office, yet " + against.en()
                        + "; correct the purpose, or explain that others are not served over the line.");
    }
}
