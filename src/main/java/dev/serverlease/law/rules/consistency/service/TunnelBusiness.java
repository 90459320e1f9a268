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
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.ChannelFacts.Purpose;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;

/**
 * A tunnel that carries business is never one for own use: Document 32, part 2(2), item 4; Telecommunications
 * Regulations, articles 7(3), 58(1) and 69(1); Decree 195, articles 6 and 10; Administrative Licensing Law, articles 70
 * and 81. The ban on joining data centres is qualified by 开展电信业务经营活动, so joining one's own is doubt, no breach.
 */
public final class TunnelBusiness implements Rule {

    private static final String OTHER_CHANNEL = "K8";

    private static final Message OWN_PLATFORMS = new Message(
            "以隧道连接本单位境内外数据中心、业务平台，是否属于未经批准的跨境经营或者“其他信道”，由法务人员认定；依法可以向基础电信企业租用国际专线。",
            "Whether a tunnel joining one's own data centres or platforms is unapproved cross-border business or an "
                    + "\"other channel\" is for the officer; an international line from a basic operator is the safe way.");

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.tunnel-business",
            "隧道、代理用于经营",
            "Tunnel or proxy for business",
            Subject.CHANNEL,
            Outcome.BLOCK,
            "未经电信主管部门批准，不得以隧道、虚拟专用网络（VPN）或者代理开展跨境电信业务，或者用以连接境内外数据中心、业务平台；依法可以向基础电信企业租用国际专线。",
            "Without the telecom authority's approval no tunnel, VPN or proxy may carry cross-border telecom business "
                    + "or connect data centres or platforms; lease an international line from a basic operator instead.",
            "2019-04-23",
            Edition.NOTICE_32_2017.article("二（二）4", "part 2, (2), item 4"),
            Edition.TELECOM_REGULATIONS_2016.article("第七条第三款", "art. 7(3)"),
            Edition.TELECOM_REGULATIONS_2016.article("第五十八条第一项", "art. 58(1)"),
            Edition.TELECOM_REGULATIONS_2016.article("第六十九条第一项", "art. 69(1)"),
            Edition.DECREE_195_1997.article("第六条", "art. 6"),
            Edition.DECREE_195_2024.article("第六条", "art. 6"),
            Edition.DECREE_195_1997.article("第十条", "art. 10"),
            Edition.DECREE_195_2024.article("第十条", "art. 10"),
            Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第七十条", "art. 70"),
            Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第八十一条", "art. 81"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    /** Whether telecom business runs over the channel, or platforms are joined by it. */
    public static Limb isBusiness(LeaseFacts facts) {
        return new Stated(facts)
                .is("channel.purpose", facts.channel().purpose(), Purpose.CONNECT_DC_OR_PLATFORM)
                .or(isTelecom(facts));
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return switch (facts.channel().kind()) {
            case TUNNEL_OR_PROXY -> checkTunnel(facts, approval(facts.channel(), asked));
            case UNKNOWN ->
                Verdict.undetermined("联网方式（channel.kind）未说明。", "The kind of channel is not stated (channel.kind).");
            default -> Verdict.notApplicable("联网方式不是隧道或者代理。", "The channel is no tunnel or proxy.");
        };
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
                .with("use.activityCodes", facts.use().activityCodes());
    }

    private static Limb isTelecom(LeaseFacts facts) {
        Stated stated = new Stated(facts);
        return stated.is("channel.purpose", facts.channel().purpose(), Purpose.TELECOM_RESALE)
                .or(stated.is("use.telecomBusiness", facts.use().telecomBusiness(), Answer.YES))
                .or(stated.any("use.activityCodes", facts.use().activityCodes(), Activity.SALES));
    }

    /** An entry of the register proves nothing to who names no document. */
    private static RegisterStatus approval(ChannelFacts channel, Asked asked) {
        return LeaseFacts.given(channel.approvalRef())
                ? channel.crossBorderApprovalOn(asked.asOf())
                : RegisterStatus.UNKNOWN;
    }

    private static Verdict checkTunnel(LeaseFacts facts, RegisterStatus approval) {
        UseFacts use = facts.use();
        Purpose purpose = facts.channel().purpose();
        Limb business = isBusiness(facts);
        boolean unnamed = !LeaseFacts.given(facts.channel().approvalRef());
        boolean unknown = use.telecomBusiness() == Answer.UNKNOWN;
        Limb platforms = new Stated(facts)
                .none("use.activityCodes", use.activityCodes(), Activity.SALES)
                .and(purpose == Purpose.CONNECT_DC_OR_PLATFORM)
                .and(approval != RegisterStatus.VALID);
        return new Rows()
                .when(platforms.and(use.telecomBusiness() == Answer.NO), TunnelBusiness::ownPlatforms)
                .when(platforms.and(unknown), TunnelBusiness::sayWhetherTelecom)
                .when(
                        isTelecom(facts).and(unnamed || approval == RegisterStatus.NOT_VALID),
                        unnamed ? TunnelBusiness::unapproved : TunnelBusiness::disapproved)
                .when(
                        business.and(approval == RegisterStatus.UNKNOWN),
                        () -> SHEET.review(
                                "隧道或者代理用于经营（channel.purpose、use.telecomBusiness、use.activityCodes），登记信息未能证实跨境业务的批准文件"
                                        + "（channel.approvalRef、channel.approvalStatus）；请法务人员向批准机关核实。",
                                "The tunnel or proxy carries business (channel.purpose, use.telecomBusiness, "
                                        + "use.activityCodes), and the register confirms no approval of cross-border "
                                        + "business (channel.approvalRef, channel.approvalStatus); verify it with the "
                                        + "authority."))
                .when(business.and(approval == RegisterStatus.VALID), Verdict::satisfied)
                .when(
                        purpose == null,
                        () -> Verdict.require(
                                "请填写隧道或者代理的用途（channel.purpose）。",
                                "State the purpose of the tunnel or proxy (channel.purpose)."))
                .when(unknown, TunnelBusiness::sayWhetherTelecom)
                .orElse(() -> Verdict.notApplicable(
                        "隧道或者代理不用于经营，由自用隧道的规则判定。",
                        "The tunnel or proxy carries no business; it is judged as one for own use."));
    }

    private static Verdict ownPlatforms() {
        Message facts = new Message(
                "用途（channel.purpose）为连接数据中心或者业务平台，申报不经营电信业务（use.telecomBusiness），且没有登记信息证实的批准（channel.approvalStatus）；"
                        + "请核实是否只为本单位所用。",
                "The purpose (channel.purpose) is to connect data centres or platforms, no telecom business is declared "
                        + "(use.telecomBusiness), and the register confirms no approval (channel.approvalStatus); find "
                        + "out whether only the lessee uses it.");
        return new Verdict(
                        Outcome.REVIEW,
                        new Message(OWN_PLATFORMS.zh() + facts.zh(), OWN_PLATFORMS.en() + " " + facts.en()))
                .withConsequence(OTHER_CHANNEL);
    }

    private static Verdict sayWhetherTelecom() {
        return Verdict.require(
                "请说明是否经营电信业务（use.telecomBusiness）。",
                "State whether telecom business is carried on (use.telecomBusiness).");
    }

    private static Verdict unapproved() {
        return SHEET.block(
                "申报以隧道或者代理经营电信业务（channel.purpose、use.telecomBusiness、use.activityCodes），且无批准文件（channel.approvalRef）；"
                        + "取得批准或者改用国际专线的，须重新提出申请。",
                "Telecom business over a tunnel or proxy is declared (channel.purpose, use.telecomBusiness, "
                        + "use.activityCodes) without an approval (channel.approvalRef); apply anew once approved, or "
                        + "with an international line.");
    }

    private static Verdict disapproved() {
        return SHEET.block(
                "申报以隧道或者代理经营电信业务（channel.purpose、use.telecomBusiness、use.activityCodes），登记信息显示批准文件（channel.approvalRef）"
                        + "无效或者已届满（channel.approvalStatus、channel.approvalValidTo）；取得有效批准的，须重新提出申请。",
                "Telecom business over a tunnel or proxy is declared (channel.purpose, use.telecomBusiness, "
                        + "use.activityCodes), and the register shows the approval (channel.approvalRef) as not valid or "
                        + "run out (channel.approvalStatus, channel.approvalValidTo); apply anew with a valid one.");
    }
}
