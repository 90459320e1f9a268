package dev.serverlease.law.rules.decree195;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.ChannelFacts.ApprovalKind;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import java.time.LocalDate;

/**
 * Direct international networking runs through the gateway channels of the national public telecom network and no
 * others: Decree 195, articles 6 and 14; Telecommunications Regulations, articles 64 and 69. Hong Kong, Macao and
 * Taiwan count as international (Decree 195, article 16). It is the mainland network's way out that counts, not where
 * the server stands. A satellite link through a licensed operator and its mainland gateway station is the national
 * network's channel: Provisions on Direct-to-Device Satellite Services.
 */
public final class StateGateway implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.state-gateway",
                    "国际出入口信道",
                    "International gateway of the State",
                    Subject.CHANNEL,
                    Outcome.BLOCK,
                    "直接进行国际联网必须使用国家公用电信网提供的国际出入口信道，不得自行建立或者使用其他信道。",
                    "Direct international networking must use the national public telecom network's gateway channels; "
                            + "own or other channels are forbidden.",
                    "1997-05-20",
                    Edition.DECREE_195_1997.article("第六条", "art. 6"),
                    Edition.DECREE_195_2024.article("第六条", "art. 6"),
                    Edition.DECREE_195_1997.article("第十四条", "art. 14"),
                    Edition.DECREE_195_2024.article("第十四条", "art. 14"),
                    Edition.DECREE_195_1997.article("第十六条", "art. 16"),
                    Edition.DECREE_195_2024.article("第十六条", "art. 16"),
                    Edition.TELECOM_REGULATIONS_2016.article("第六十四条", "art. 64"),
                    Edition.TELECOM_REGULATIONS_2016.article("第六十九条第二项", "art. 69(2)"),
                    Edition.SATELLITE_PROVISIONS_2025.article("直连卫星服务", "on direct satellite service"))
            .version(2)
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return switch (facts.channel().kind()) {
            case PUBLIC_INTERNET, INTL_PRIVATE_LINE -> Verdict.satisfied();
            case SELF_BUILT -> forbidden("自建信道", "a self-built channel");
            case SATELLITE -> checkApproval(facts.channel(), "卫星信道", "a satellite channel", asked.asOf());
            case OTHER -> checkApproval(facts.channel(), "其他信道", "another channel", asked.asOf());
            case TUNNEL_OR_PROXY ->
                Verdict.notApplicable(
                        "隧道、代理由自用隧道和跨境经营活动的规则判定。",
                        "A tunnel or proxy is judged as one for own use or as cross-border business.");
            case UNKNOWN ->
                Verdict.undetermined(
                        "联网方式（channel.kind）未说明，未能判定是否使用国际出入口信道。",
                        "The kind of channel is not stated (channel.kind), so the gateway cannot be judged.");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.approvalRef", facts.channel().approvalRef())
                .with("channel.approvalStatus", facts.channel().approvalStatus())
                .with("channel.approvalKind", facts.channel().approvalKind())
                .with("channel.approvalValidTo", facts.channel().approvalValidTo());
    }

    private static Verdict checkApproval(ChannelFacts channel, String zh, String en, LocalDate today) {
        RegisterStatus status = channel.approvalOn(today);
        if (!LeaseFacts.given(channel.approvalRef()) || status == RegisterStatus.NOT_VALID) {
            return SHEET.block(
                    "申报的联网方式（channel.kind）为" + zh
                            + "，没有有效的批准文件（channel.approvalRef）；取得批准，或者改用公众互联网接入、基础电信企业国际专线的，须重新提出申请。",
                    "The declared channel (channel.kind) is " + en + " without a valid approval (channel.approvalRef); "
                            + "an approval, the public Internet or a basic operator's international line needs a new "
                            + "application.");
        }
        if (status == RegisterStatus.UNKNOWN) {
            return SHEET.review(
                    "申报的联网方式（channel.kind）为" + zh
                            + "，批准文件（channel.approvalRef）尚未得到登记信息证实（channel.approvalStatus），请法务人员向批准机关核实。",
                    "The declared channel (channel.kind) is " + en + ", and the register does not confirm the approval "
                            + "(channel.approvalRef, channel.approvalStatus); verify it with the authority.");
        }
        return channel.approvalKind() == ApprovalKind.CHANNEL_APPROVAL
                ? Verdict.satisfied()
                : SHEET.review(
                        "申报的联网方式（channel.kind）为" + zh
                                + "，登记的批准文件（channel.approvalRef）不是国际通信信道、卫星通信的许可（channel.approvalKind），请法务人员核实其范围。",
                        "The declared channel (channel.kind) is " + en + ", and the approval in the register "
                                + "(channel.approvalRef) is none for an international channel or satellite link "
                                + "(channel.approvalKind); find out what it covers.");
    }

    private static Verdict forbidden(String zh, String en) {
        return SHEET.block(
                "申报的联网方式（channel.kind）为" + zh + "；改用公众互联网接入或者基础电信企业国际专线的，须重新提出申请。",
                "The declared channel (channel.kind) is " + en
                        + "; the public Internet or a basic operator's international line needs a new application.");
    }
}
