package dev.serverlease.law.rules.notice32;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.PrivateLineRule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * The basic operator keeps an archive of each international line and its use; the lessor collects the evidence:
 * Document 32, part 2(2), item 4; Implementing Measures of Decree 195, article 13.
 */
public final class PrivateLineArchive extends PrivateLineRule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "channel.private-line-archive",
            "国际专线用户档案与承诺书",
            "User archive and undertaking for the line",
            Subject.CHANNEL,
            Outcome.REQUIRE,
            "租用国际专线的，请提供基础电信企业的用户档案编号和“仅供内部办公专用”承诺书。",
            "Supply the basic operator's user-archive number and the signed internal-office-use undertaking.",
            "2017-01-17",
            Edition.NOTICE_32_2017.article("二（二）4", "part 2, (2), item 4"),
            Edition.DECREE_195_MEASURES_1998.article("第十三条", "art. 13"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    protected Verdict checkLine(LeaseFacts facts, Asked asked) {
        return checkEvidence(facts.channel());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.userArchiveNo", facts.channel().userArchiveNo())
                .with("channel.internalUseUndertakingRef", facts.channel().internalUseUndertakingRef());
    }

    private static Verdict checkEvidence(ChannelFacts channel) {
        boolean archived = LeaseFacts.given(channel.userArchiveNo());
        boolean undertaken = LeaseFacts.given(channel.internalUseUndertakingRef());
        if (archived && undertaken) {
            return Verdict.satisfied();
        }
        if (undertaken) {
            return SHEET.require(
                    "缺少用户档案编号（channel.userArchiveNo）。", "Missing: the archive number (channel.userArchiveNo).");
        }
        if (archived) {
            return SHEET.require(
                    "缺少承诺书编号（channel.internalUseUndertakingRef）。",
                    "Missing: the undertaking (channel.internalUseUndertakingRef).");
        }
        return SHEET.require(
                "缺少用户档案编号（channel.userArchiveNo）和承诺书编号（channel.internalUseUndertakingRef）。",
                "Missing: the archive number (channel.userArchiveNo) and the undertaking "
                        + "(channel.internalUseUndertakingRef).");
    }
}
