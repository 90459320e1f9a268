package dev.serverlease.law.rules.telecomcatalogue;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.PrivateLineRule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * The international permission of China Broadnet and CITIC Networks was not found, and an overseas carrier may lease
 * the mainland half only from a qualified basic operator: Catalogue, A11-4, A14-1 and A14-4; MIIT explanation of
 * 2018-01-10.
 */
public final class PrivateLineProviderCheck extends PrivateLineRule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.private-line-provider-check",
                    "国际专线提供者核验",
                    "Verification of the line's provider",
                    Subject.CHANNEL,
                    Outcome.REVIEW,
                    "请核验该企业的国际业务许可，或者说明境内段由哪家基础电信企业提供。",
                    "Verify the provider's international permission, or which of the three operators supplies "
                            + "the mainland half.",
                    "2016-03-01",
                    Edition.TELECOM_CATALOGUE_2015.article("A11-4", "A11-4"),
                    Edition.TELECOM_CATALOGUE_2015.article("A14-1", "A14-1"),
                    Edition.TELECOM_CATALOGUE_2015.article("A14-4", "A14-4"),
                    Edition.MIIT_MEETING_2018.article("答复", "answers"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    protected Verdict checkLine(LeaseFacts facts, Asked asked) {
        ChannelFacts.Provider provider = facts.channel().provider();
        if (provider == null) {
            return Verdict.undetermined(
                    "国际专线的提供企业（channel.provider）未填写。", "The provider of the line is not stated (channel.provider).");
        }
        return switch (provider) {
            case CHINA_BROADNET, CITIC_NETWORKS ->
                SHEET.review(
                        "提供企业（channel.provider）为" + Message.code("channel.provider", provider)
                                + "，请查验其许可证是否载明A11-4、A14-1或者A14-4。",
                        "The provider (channel.provider) is " + Message.code("channel.provider", provider)
                                + "; see whether its permit shows A11-4, A14-1 or A14-4.");
            case OVERSEAS_CARRIER ->
                SHEET.review(
                        "提供企业（channel.provider）为境外运营商，请说明境内段由中国电信、中国联通、中国移动中哪一家提供。",
                        "The provider (channel.provider) is an overseas carrier; state whether China Telecom, China "
                                + "Unicom or China Mobile supplies the mainland half.");
            default ->
                Verdict.notApplicable(
                        "该企业由国际专线提供企业规则判定。", "This provider is judged by the rule on providers of lines.");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.provider", facts.channel().provider());
    }
}
