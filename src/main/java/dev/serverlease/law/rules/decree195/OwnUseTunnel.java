package dev.serverlease.law.rules.decree195;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.consistency.service.TunnelBusiness;
import org.jspecify.annotations.Nullable;

/**
 * Whether an encrypted tunnel for own use inside ordinary Internet access is an "other channel" is disputed: Decree
 * 195, articles 6 and 10; Document 32, part 2(2), item 4; MIIT explanation of 2017-01-24. Never passed and never
 * refused by a rule.
 */
public final class OwnUseTunnel implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.own-use-tunnel",
                    "自用加密隧道",
                    "Tunnel for own use",
                    Subject.CHANNEL,
                    Outcome.REVIEW,
                    "自用加密隧道是否属于“其他信道”尚有争议，由法务认定；办公自用的，建议向基础电信企业租用国际专线。",
                    "Whether a self-used tunnel is an \"other channel\" is disputed; the officer decides. For office use a basic operator's international line is "
                            + "the safe way.",
                    "1997-05-20",
                    Edition.DECREE_195_1997.article("第六条", "art. 6"),
                    Edition.DECREE_195_2024.article("第六条", "art. 6"),
                    Edition.DECREE_195_1997.article("第十条", "art. 10"),
                    Edition.DECREE_195_2024.article("第十条", "art. 10"),
                    Edition.NOTICE_32_2017.article("二（二）4", "part 2, (2), item 4"),
                    Edition.MIIT_EXPLANATION_2017.article("跨境开展经营活动", "on cross-border business"))
            .version(2);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return switch (facts.channel().kind()) {
            case TUNNEL_OR_PROXY ->
                TunnelBusiness.isBusiness(facts).isMet()
                        ? Verdict.notApplicable(
                                "用于经营的隧道、代理由隧道经营的规则判定。", "A tunnel or proxy that carries business is judged as such.")
                        : checkPurpose(facts.channel().purpose());
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
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("use.activityCodes", facts.use().activityCodes());
    }

    private static Verdict checkPurpose(ChannelFacts.@Nullable Purpose purpose) {
        if (purpose == null) {
            return Verdict.undetermined(
                    "隧道或者代理的用途（channel.purpose）未填写，未能判定是否自用。",
                    "The purpose of the tunnel or proxy is not stated (channel.purpose), so own use cannot be "
                            + "told from business.");
        }
        return SHEET.review(
                "申报的联网方式（channel.kind）为自用隧道或者代理，用途（channel.purpose）为" + Message.code("channel.purpose", purpose) + "。",
                "The declared channel (channel.kind) is a tunnel or proxy for own use, its purpose "
                        + "(channel.purpose) being " + Message.code("channel.purpose", purpose) + ".");
    }
}
