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
import dev.serverlease.law.facts.ChannelFacts.Kind;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * The way to the foreign server must be stated, for only then can its channel be judged: Decree 195, articles 6 and 10.
 */
public final class ChannelDeclared implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "channel.declared",
            "联网方式说明",
            "Declaration of the channel",
            Subject.CHANNEL,
            Outcome.REQUIRE,
            "请说明访问境外服务器的联网方式和接入服务商。",
            "State how the foreign server will be reached and through which access provider.",
            "1997-05-20",
            Edition.DECREE_195_1997.article("第六条", "art. 6"),
            Edition.DECREE_195_2024.article("第六条", "art. 6"),
            Edition.DECREE_195_1997.article("第十条", "art. 10"),
            Edition.DECREE_195_2024.article("第十条", "art. 10"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ChannelFacts channel = facts.channel();
        if (channel.kind() == Kind.UNKNOWN) {
            return SHEET.require("请填写联网方式（channel.kind）。", "State the kind of channel (channel.kind).")
                    .withoutConsequence();
        }
        if (channel.kind() == Kind.PUBLIC_INTERNET && !LeaseFacts.given(channel.accessIsp())) {
            return SHEET.require(
                            "经公众互联网访问的，请填写接入服务商名称（channel.accessIsp）。",
                            "Over the public Internet, name the access provider (channel.accessIsp).")
                    .withoutConsequence();
        }
        return Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.accessIsp", facts.channel().accessIsp());
    }
}
