package dev.serverlease.law.rules.notice32;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.PrivateLineRule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts.Purpose;
import dev.serverlease.law.facts.LeaseFacts;
import org.jspecify.annotations.Nullable;

/**
 * An international line serves the lessee's own office and connects no data centres or platforms for telecom business:
 * Document 32, part 2(2), item 4; Implementing Measures of Decree 195, articles 21 and 22; Telecommunications
 * Regulations, article 58(1).
 */
public final class PrivateLineInternalOnly extends PrivateLineRule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.private-line-internal-only",
                    "国际专线仅供内部办公",
                    "Private line for internal office use only",
                    Subject.CHANNEL,
                    Outcome.BLOCK,
                    "国际专线仅供内部办公专用，不得用于连接境内外数据中心或者业务平台开展电信业务经营活动。",
                    "The line is for internal office use only and may not connect data centres or platforms to carry on "
                            + "telecom business.",
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
    protected Verdict checkLine(LeaseFacts facts) {
        return checkPurpose(facts.channel().purpose(), facts.use().telecomBusiness());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.purpose", facts.channel().purpose())
                .with("use.telecomBusiness", facts.use().telecomBusiness());
    }

    private static Verdict checkPurpose(@Nullable Purpose purpose, Answer telecomBusiness) {
        if (purpose == null) {
            return Verdict.undetermined(
                    "专线用途（channel.purpose）未填写，未能判定是否仅供内部办公专用。",
                    "The purpose of the line is not stated (channel.purpose), so its use cannot be judged.");
        }
        boolean office = purpose == Purpose.INTERNAL_OFFICE;
        return switch (telecomBusiness) {
            case NO -> Verdict.satisfied();
            case YES ->
                office
                        ? Verdict.undetermined(
                                "专线用途（channel.purpose）申报为内部办公，同时申报经营电信业务（use.telecomBusiness），由法务人员核实。",
                                "Office use (channel.purpose) and telecom business (use.telecomBusiness) are "
                                        + "both declared; "
                                        + "the officer finds out which holds.")
                        : SHEET.block(
                                "申报的专线用途（channel.purpose）为" + Message.code("channel.purpose", purpose)
                                        + "，并经营电信业务（use.telecomBusiness）；" + "改为内部办公专用的，须重新提出申请。",
                                "The declared purpose of the line (channel.purpose) is "
                                        + Message.code("channel.purpose", purpose)
                                        + ", with telecom business (use.telecomBusiness); office use alone "
                                        + "needs a new application.");
            case UNKNOWN ->
                Verdict.undetermined(
                        "未说明是否经营电信业务（use.telecomBusiness），未能判定专线（channel.purpose）是否仅供内部办公专用。",
                        "It is not stated whether telecom business is carried on (use.telecomBusiness), so it cannot "
                                + "be told whether the line serves the office alone (channel.purpose).");
        };
    }
}
