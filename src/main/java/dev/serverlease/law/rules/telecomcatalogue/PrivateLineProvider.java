package dev.serverlease.law.rules.telecomcatalogue;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.PrivateLineRule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ChannelFacts.Provider;
import dev.serverlease.law.facts.LeaseFacts;
import org.jspecify.annotations.Nullable;

/**
 * An international private line is leased from a basic operator qualified for international business: Catalogue, A11-4,
 * A14-1 and A14-4; by MIIT's explanation of 2018-01-10 China Telecom, China Unicom and China Mobile alone are
 * qualified.
 */
public final class PrivateLineProvider extends PrivateLineRule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.private-line-provider",
                    "国际专线提供者",
                    "Provider of the private line",
                    Subject.CHANNEL,
                    Outcome.BLOCK,
                    "国际专线只能向具备国际业务经营资质的基础电信企业租用。",
                    "International lines may only be leased from basic operators qualified for international business.",
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
        return checkProvider(facts.channel().provider());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.provider", facts.channel().provider());
    }

    private static Verdict checkProvider(@Nullable Provider provider) {
        if (provider == null) {
            return SHEET.require("请填写国际专线的提供企业（channel.provider）。", "Name the provider of the line (channel.provider).")
                    .withoutConsequence();
        }
        return switch (provider) {
            case CHINA_TELECOM, CHINA_UNICOM, CHINA_MOBILE -> Verdict.satisfied();
            case OTHER, SELF ->
                SHEET.block(
                        "申报的国际专线提供企业（channel.provider）为" + (provider == Provider.SELF ? "承租人自己" : "其他企业")
                                + "；改向中国电信、中国联通或者中国移动租用的，须重新提出申请。",
                        "The declared provider of the line (channel.provider) is "
                                + (provider == Provider.SELF ? "the lessee itself" : "another company")
                                + "; a line of China Telecom, China Unicom or China Mobile needs a new application.");
            case CHINA_BROADNET, CITIC_NETWORKS, OVERSEAS_CARRIER ->
                Verdict.notApplicable(
                        "该企业的国际业务许可由另一规则核验。", "The provider's international permission is verified by another rule.");
        };
    }
}
