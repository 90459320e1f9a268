package dev.serverlease.law.rules.notice32;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.PrivateLineRule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;

/**
 * A line between an own platform or data centre without telecom business, or one beside a public service, may or may
 * not be office use: Document 32, part 2(2), item 4; Implementing Measures of Decree 195, articles 21 and 22;
 * Telecommunications Regulations, article 58(1). The words 开展电信业务经营活动 qualify the ban. Business with an approval and a
 * permit is no longer in doubt.
 */
public final class PrivateLineMixed extends PrivateLineRule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.private-line-mixed",
                    "专线用途与服务器用途",
                    "Use of the line and use of the server",
                    Subject.CHANNEL,
                    Outcome.REVIEW,
                    "申报的专线用途与服务器用途可能不一致，请法务认定。",
                    "The declared purpose of the line and the use of the server may conflict; the officer decides.",
                    "2017-01-17",
                    Edition.NOTICE_32_2017.article("二（二）4", "part 2, (2), item 4"),
                    Edition.DECREE_195_MEASURES_1998.article("第二十一条", "art. 21"),
                    Edition.DECREE_195_MEASURES_1998.article("第二十二条第五款", "art. 22(5)"),
                    Edition.TELECOM_REGULATIONS_2016.article("第五十八条第一项", "art. 58(1)"))
            .version(2);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    protected Verdict checkLine(LeaseFacts facts, Asked asked) {
        ChannelFacts.Purpose purpose = facts.channel().purpose();
        UseFacts use = facts.use();
        boolean business = purpose != null
                && purpose != ChannelFacts.Purpose.INTERNAL_OFFICE
                && use.telecomBusiness() == Answer.YES;
        if (business && PrivateLineInternalOnly.isApproved(facts, asked.asOf())) {
            return Verdict.satisfied();
        }
        if (purpose == ChannelFacts.Purpose.CONNECT_DC_OR_PLATFORM && use.telecomBusiness() != Answer.YES) {
            return SHEET.review(
                    "专线用于连接数据中心或者业务平台（channel.purpose），电信业务经营情况（use.telecomBusiness）申报为"
                            + Message.code("use.telecomBusiness", use.telecomBusiness()) + "，请核实是否仅为自用。",
                    "The line connects data centres or platforms (channel.purpose), telecom business "
                            + "(use.telecomBusiness) being stated as "
                            + Message.code("use.telecomBusiness", use.telecomBusiness())
                            + "; establish whether it is for own use alone.");
        }
        if (use.audience() == null) {
            return Verdict.undetermined(
                    "服务对象（use.audience）未填写，未能判定服务器用途与专线用途（channel.purpose）是否一致。",
                    "The audience is not stated (use.audience), so the server's use cannot be compared with the "
                            + "purpose of the line (channel.purpose).");
        }
        if (use.audience() != UseFacts.Audience.INTERNAL) {
            return SHEET.review(
                    "服务对象（use.audience）为" + Message.code("use.audience", use.audience())
                            + "，不限于内部，请核实专线（channel.purpose）是否仅供内部办公专用。",
                    "The audience (use.audience) is " + Message.code("use.audience", use.audience())
                            + " and not internal alone; establish whether the line (channel.purpose) is for office use "
                            + "only.");
        }
        return purpose == null
                ? Verdict.undetermined(
                        "专线用途（channel.purpose）未填写。", "The purpose of the line is not stated (channel.purpose).")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.purpose", facts.channel().purpose())
                .with("channel.approvalRef", facts.channel().approvalRef())
                .with("channel.approvalStatus", facts.channel().approvalStatus())
                .with("channel.approvalKind", facts.channel().approvalKind())
                .with("channel.approvalValidTo", facts.channel().approvalValidTo())
                .with("lessee.permitNo", facts.lessee().permitNo())
                .with("lessee.permitStatus", facts.lessee().permitStatus())
                .with("lessee.permitValidTo", facts.lessee().permitValidTo())
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("use.audience", facts.use().audience());
    }
}
