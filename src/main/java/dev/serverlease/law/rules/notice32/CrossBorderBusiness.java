package dev.serverlease.law.rules.notice32;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.ChannelFacts.Kind;
import dev.serverlease.law.facts.ChannelFacts.Purpose;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Without the telecom authority's approval nobody builds or leases lines, VPN included, to carry on cross-border
 * business: Document 32, part 2(2), item 4; Telecommunications Regulations, articles 58(1) and 69(1); Criminal Law,
 * article 225. One that has run out or was revoked is none: Administrative Licensing Law, articles 70 and 81.
 */
public final class CrossBorderBusiness implements Rule {

    private static final Set<Kind> PURPOSE_ASKED = EnumSet.of(Kind.INTL_PRIVATE_LINE, Kind.TUNNEL_OR_PROXY);

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.cross-border-business",
                    "跨境经营活动的信道",
                    "Channel for cross-border business",
                    Subject.CHANNEL,
                    Outcome.BLOCK,
                    "未经电信主管部门批准，不得自行建立或者租用专线（含VPN）等其他信道开展跨境经营活动。",
                    "Without telecom-authority approval no one may build or lease lines (VPN included) to carry on "
                            + "cross-border business.",
                    "2017-01-17",
                    Edition.NOTICE_32_2017.article("二（二）4", "part 2, (2), item 4"),
                    Edition.TELECOM_REGULATIONS_2016.article("第五十八条第一项", "art. 58(1)"),
                    Edition.TELECOM_REGULATIONS_2016.article("第六十九条第一项", "art. 69(1)"),
                    Edition.CRIMINAL_LAW_2023.article("第二百二十五条", "art. 225"),
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第七十条", "art. 70"),
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第八十一条", "art. 81"))
            .version(3);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ChannelFacts channel = facts.channel();
        if (isResale(facts)) {
            return checkApproval(channel, asked.asOf());
        }
        if (channel.purpose() == null && PURPOSE_ASKED.contains(channel.kind())) {
            return SHEET.require(
                            "请填写专线或者隧道的用途（channel.purpose）。",
                            "State the purpose of the line or tunnel (channel.purpose).")
                    .withoutConsequence();
        }
        if (channel.purpose() == null && channel.kind() == Kind.UNKNOWN) {
            return Verdict.undetermined(
                    "联网方式（channel.kind）和用途（channel.purpose）均未说明，未能排除跨境经营活动。",
                    "Neither the kind of channel (channel.kind) nor its purpose (channel.purpose) is stated, so "
                            + "cross-border business cannot be excluded.");
        }
        if (channel.purpose() == null && channel.kind() != Kind.PUBLIC_INTERNET) {
            return Verdict.undetermined(
                    "信道用途（channel.purpose）未说明，未能排除跨境经营活动。",
                    "The purpose of the channel is not stated (channel.purpose), so cross-border business cannot be "
                            + "excluded.");
        }
        if (facts.use().activityCodes().isEmpty()) {
            return Verdict.undetermined(
                    "未选择活动类型（use.activityCodes），未能判定是否经营跨境电信业务。",
                    "No activity is declared (use.activityCodes), so cross-border business can be neither found "
                            + "nor excluded.");
        }
        return Verdict.satisfied();
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
                .with("use.activityCodes", facts.use().activityCodes());
    }

    private static boolean isResale(LeaseFacts facts) {
        return facts.channel().purpose() == Purpose.TELECOM_RESALE
                || !Collections.disjoint(facts.use().activityCodes(), Activity.SALES);
    }

    private static Verdict checkApproval(ChannelFacts channel, LocalDate today) {
        if (!LeaseFacts.given(channel.approvalRef())) {
            return SHEET.block(
                    "申报用于转售电信业务或者销售VPN、中转、代理服务（channel.purpose、use.activityCodes），"
                            + "且无批准文件（channel.approvalRef）；取得批准或者改变用途的，须重新提出申请。",
                    "Resale of telecom service, or sale of VPN, relay or proxy service, is declared (channel.purpose, "
                            + "use.activityCodes) without an approval (channel.approvalRef); apply anew once "
                            + "approved or changed.");
        }
        return switch (channel.crossBorderApprovalOn(today)) {
            case VALID -> Verdict.satisfied();
            case NOT_VALID ->
                SHEET.block(
                        "登记信息显示批准文件（channel.approvalRef）无效或者已届满（channel.approvalStatus、channel.approvalValidTo），"
                                + "视同未经批准；取得有效批准的，须重新提出申请。",
                        "The register shows the approval (channel.approvalRef) as not valid or run out "
                                + "(channel.approvalStatus, channel.approvalValidTo), which is none; apply anew with a "
                                + "valid one.");
            case UNKNOWN ->
                SHEET.review(
                        "批准文件（channel.approvalRef）尚未得到登记信息证实（channel.approvalStatus），请法务人员向批准机关核实。",
                        "The register does not confirm the approval (channel.approvalRef, channel.approvalStatus); "
                                + "verify it with the authority.");
        };
    }
}
