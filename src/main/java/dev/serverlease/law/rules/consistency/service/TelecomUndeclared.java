package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsAsked;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts.Purpose;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Revenue;
import java.util.Collections;
import java.util.Set;

/**
 * Access, proxies, delivery of others' content and re-letting are telecom business, whatever is ticked:
 * Telecommunications Regulations, articles 7 and 8; Catalogue, B11 to B14.
 */
public final class TelecomUndeclared implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.telecom-undeclared",
                    "未申报的电信业务",
                    "Undeclared telecom business",
                    Subject.CHANNEL,
                    Outcome.REVIEW,
                    "申报不经营电信业务，但其他事项表明向他人提供接入、代理、分发或者转租，请核实。",
                    "No telecom business is declared, yet other answers show access, proxy, CDN or re-letting for others; "
                            + "find out.",
                    "2016-03-01",
                    Edition.TELECOM_REGULATIONS_2016.article("第七条", "art. 7"),
                    Edition.TELECOM_REGULATIONS_2016.article("第八条", "art. 8"),
                    Edition.TELECOM_CATALOGUE_2015.article("B11", "B11"),
                    Edition.TELECOM_CATALOGUE_2015.article("B12", "B12"),
                    Edition.TELECOM_CATALOGUE_2015.article("B13", "B13"),
                    Edition.TELECOM_CATALOGUE_2015.article("B14", "B14"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        Stated stated = new Stated(facts);
        Limb others = stated.any("use.activityCodes", use.activityCodes(), Activity.SALES)
                .or(stated.is("channel.purpose", facts.channel().purpose(), Purpose.TELECOM_RESALE))
                .or(stated.is("use.reletsAccessResources", use.reletsAccessResources(), Answer.YES))
                .or(stated.any("use.activityCodes", use.activityCodes(), Set.of(Activity.CDN_NODE))
                        .and(stated.any("use.revenue", use.revenue(), Set.of(Revenue.PLATFORM_FEE))));
        return new Rows()
                .when(
                        use.telecomBusiness() == Answer.UNKNOWN,
                        () -> Verdict.require(
                                "请说明是否经营电信业务（use.telecomBusiness）。",
                                "State whether telecom business is carried on (use.telecomBusiness)."))
                .when(
                        Limb.of(use.reletsAccessResources() == Answer.UNKNOWN)
                                .or(Limb.of(use.reletsAccessResources() == null)
                                        .and(stated.isNot("use.audience", use.audience(), Audience.INTERNAL))
                                        .and(stated.is(
                                                "use.activityCodes",
                                                use.activityCodes(),
                                                codes -> !FactsAsked.isWithoutReletting(codes)))),
                        () -> Verdict.require(
                                "请说明是否将接入资源转租给他人经营（use.reletsAccessResources）。",
                                "State whether access resources are re-let for business (use.reletsAccessResources)."))
                .when(others.and(use.telecomBusiness() == Answer.NO), () -> doubt(facts))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("use.reletsAccessResources", facts.use().reletsAccessResources())
                .with("use.audience", facts.use().audience())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.revenue", facts.use().revenue())
                .with("channel.purpose", facts.channel().purpose());
    }

    private static Verdict doubt(LeaseFacts facts) {
        UseFacts use = facts.use();
        Set<Activity> codes = use.activityCodes();
        Missing against = new Missing()
                .unless(
                        Collections.disjoint(codes, Activity.SALES),
                        "申报销售VPN、中转或者代理服务（use.activityCodes）",
                        "the sale of VPN, relay or proxy service is declared (use.activityCodes)")
                .unless(
                        facts.channel().purpose() != Purpose.TELECOM_RESALE,
                        "信道用于转售电信业务（channel.purpose）",
                        "the channel is for resale of telecom service (channel.purpose)")
                .unless(
                        use.reletsAccessResources() != Answer.YES,
                        "申报转租接入资源（use.reletsAccessResources）",
                        "re-letting of access resources is declared (use.reletsAccessResources)")
                .unless(
                        !codes.contains(Activity.CDN_NODE) || !use.revenue().contains(Revenue.PLATFORM_FEE),
                        "申报内容分发节点（use.activityCodes）并收取平台费用（use.revenue）",
                        "a delivery node is declared (use.activityCodes) with platform fees (use.revenue)");
        return SHEET.review(
                "申报不经营电信业务（use.telecomBusiness），但" + against.zh() + "；请更正其中有误的一项，或者说明只为本单位所用。",
                "No telecom business is declared (use.telecomBusiness), yet " + against.en()
                        + "; correct whichever is wrong, or explain that only the lessee itself is served.");
    }
}
