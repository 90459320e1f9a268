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
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Users reach foreign networks through an access network; ordinary access through a licensed provider is in order:
 * Decree 195, articles 8 and 10.
 */
public final class PublicInternet implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "channel.public-internet-ok",
            "经公众互联网访问",
            "Access by the public Internet",
            Subject.CHANNEL,
            Outcome.INFO,
            "申报的联网方式为经接入服务商访问公众互联网；接入服务商依法取得许可的，该方式符合规定。",
            "The declared way is the public Internet through an access provider; if that provider is licensed, "
                    + "the channel is in order.",
            "1997-05-20",
            Edition.DECREE_195_1997.article("第八条", "art. 8"),
            Edition.DECREE_195_2024.article("第八条", "art. 8"),
            Edition.DECREE_195_1997.article("第十条", "art. 10"),
            Edition.DECREE_195_2024.article("第十条", "art. 10"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ChannelFacts channel = facts.channel();
        return switch (channel.kind()) {
            case UNKNOWN ->
                Verdict.undetermined("联网方式（channel.kind）未说明。", "The kind of channel is not stated (channel.kind).");
            case PUBLIC_INTERNET ->
                LeaseFacts.given(channel.accessIsp())
                        ? SHEET.info(
                                "申报的接入服务商（channel.accessIsp）：" + channel.accessIsp() + "。",
                                "Declared access provider (channel.accessIsp): " + channel.accessIsp() + ".")
                        : Verdict.undetermined(
                                "接入服务商（channel.accessIsp）未填写，未能判定接入是否合规。",
                                "The access provider is not stated (channel.accessIsp), so the access cannot be "
                                        + "judged.");
            default -> Verdict.notApplicable("联网方式不是公众互联网。", "The channel is not the public Internet.");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.accessIsp", facts.channel().accessIsp());
    }
}
