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
import dev.serverlease.law.facts.ChannelFacts.Purpose;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.RegisterStatus;
import java.time.LocalDate;

/**
 * An international line serves the lessee's own office and connects no data centres or platforms for telecom business:
 * Document 32, part 2(2), item 4; Implementing Measures of Decree 195, articles 21 and 22; Telecommunications
 * Regulations, article 58(1). With an approval of cross-border business and a permit of its own the lessee may.
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
            .version(3);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    protected Verdict checkLine(LeaseFacts facts, Asked asked) {
        Purpose purpose = facts.channel().purpose();
        Answer business = facts.use().telecomBusiness();
        if (purpose == Purpose.INTERNAL_OFFICE || (purpose != null && business == Answer.NO)) {
            return Verdict.satisfied();
        }
        if (purpose == null) {
            return business == Answer.YES
                    ? Verdict.require("请填写专线的用途（channel.purpose）。", "State the purpose of the line (channel.purpose).")
                    : Verdict.undetermined(
                            "专线用途（channel.purpose）未填写，未能判定是否仅供内部办公专用。",
                            "The purpose of the line is not stated (channel.purpose), so its use cannot be judged.");
        }
        return business == Answer.YES
                ? checkApproval(facts, asked.asOf())
                : Verdict.undetermined(
                        "未说明是否经营电信业务（use.telecomBusiness），未能判定专线（channel.purpose）是否仅供内部办公专用。",
                        "It is not stated whether telecom business is carried on (use.telecomBusiness), so it cannot "
                                + "be told whether the line serves the office alone (channel.purpose).");
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
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("lessee.permitNo", facts.lessee().permitNo())
                .with("lessee.permitStatus", facts.lessee().permitStatus())
                .with("lessee.permitValidTo", facts.lessee().permitValidTo());
    }

    /** Whether telecom business over the line rests on an approval, and on the lessee's own permit. */
    static boolean isApproved(LeaseFacts facts, LocalDate today) {
        return checkApproval(facts, today).outcome() == Outcome.SATISFIED;
    }

    private static Verdict checkApproval(LeaseFacts facts, LocalDate today) {
        ChannelFacts channel = facts.channel();
        LesseeFacts lessee = facts.lessee();
        RegisterStatus approval = channel.crossBorderApprovalOn(today);
        boolean permitted = LeaseFacts.given(lessee.permitNo())
                && lessee.permitStatus() == RegisterStatus.VALID
                && (lessee.permitValidTo() == null || !lessee.permitValidTo().isBefore(today));
        if (!LeaseFacts.given(channel.approvalRef()) || approval == RegisterStatus.NOT_VALID) {
            return unapproved(channel);
        }
        if (approval == RegisterStatus.VALID && permitted) {
            return Verdict.satisfied();
        }
        return SHEET.review(
                "专线用于经营电信业务（channel.purpose、use.telecomBusiness），登记信息未能同时证实跨境业务的批准文件（channel.approvalRef、"
                        + "channel.approvalStatus）和承租人的许可证（lessee.permitNo、lessee.permitStatus）；请法务人员核实。",
                "The line carries telecom business (channel.purpose, use.telecomBusiness), and the register does not "
                        + "confirm both the approval of cross-border business (channel.approvalRef, "
                        + "channel.approvalStatus) and the lessee's permit (lessee.permitNo, lessee.permitStatus); "
                        + "verify them.");
    }

    private static Verdict unapproved(ChannelFacts channel) {
        String purpose = channel.purpose() == null ? "" : Message.code("channel.purpose", channel.purpose());
        return SHEET.block(
                "申报的专线用途（channel.purpose）为" + purpose
                        + "，并经营电信业务（use.telecomBusiness），没有有效的批准文件（channel.approvalRef、channel.approvalStatus）；"
                        + "改为内部办公专用或者取得批准的，须重新提出申请。",
                "The declared purpose of the line (channel.purpose) is " + purpose
                        + ", with telecom business (use.telecomBusiness) and no valid approval (channel.approvalRef, "
                        + "channel.approvalStatus); office use alone, or an approval, needs a new application.");
    }
}
