package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.LawTable;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.ChannelFacts.Kind;
import dev.serverlease.law.facts.ChannelFacts.Provider;
import dev.serverlease.law.facts.LeaseFacts;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever goes out over the public Internet does so inside the access of a mainland provider: Decree 195, articles 6, 8
 * and 10. The names of accesses abroad are {@code law/foreign-access.csv}; a hit is looked at, and never refused.
 */
public final class ChannelProvider implements Rule {

    private static final List<LawTable.Row> FOREIGN_ACCESS = LawTable.read("foreign-access");

    private static final Set<Kind> WITH_ACCESS = EnumSet.of(Kind.PUBLIC_INTERNET, Kind.TUNNEL_OR_PROXY);
    private static final Set<Provider> NOT_MAINLAND = EnumSet.of(Provider.SELF, Provider.OVERSEAS_CARRIER);

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.channel-provider",
            "接入服务商与联网方式",
            "Access provider and channel",
            Subject.CHANNEL,
            Outcome.REVIEW,
            "申报经公众互联网接入，但接入者不是境内接入服务商，由法务人员核实信道。",
            "Public Internet is declared, yet the access is not that of a mainland provider; the officer looks at the "
                    + "channel.",
            "1997-05-20",
            Edition.DECREE_195_1997.article("第六条", "art. 6"),
            Edition.DECREE_195_2024.article("第六条", "art. 6"),
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
        return switch (facts.channel().kind()) {
            case PUBLIC_INTERNET, TUNNEL_OR_PROXY, INTL_PRIVATE_LINE -> checkAccess(facts, asked.lawOf());
            case UNKNOWN ->
                Verdict.undetermined("联网方式（channel.kind）未说明。", "The kind of channel is not stated (channel.kind).");
            case SELF_BUILT, SATELLITE, OTHER ->
                Verdict.notApplicable("该信道由国际出入口信道的规则判定。", "This channel is judged by the rule on the gateway.");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("channel.kind", facts.channel().kind())
                .with("channel.provider", facts.channel().provider())
                .with("channel.accessIsp", facts.channel().accessIsp());
    }

    private static Verdict checkAccess(LeaseFacts facts, LocalDate lawOf) {
        ChannelFacts channel = facts.channel();
        Optional<LawTable.Row> foreign = foreignAccess(channel.accessIsp(), lawOf);
        Stated stated = new Stated(facts);
        Limb hit = Limb.of(WITH_ACCESS.contains(channel.kind()))
                .and(stated.is("channel.accessIsp", channel.accessIsp(), isp -> foreign.isPresent()));
        return new Rows()
                .when(
                        channel.kind() == Kind.TUNNEL_OR_PROXY && !LeaseFacts.given(channel.accessIsp()),
                        () -> Verdict.require(
                                "隧道或者代理须经他人的接入运行，请填写接入服务商名称（channel.accessIsp）。",
                                "A tunnel or proxy runs inside somebody's access; name the access provider "
                                        + "(channel.accessIsp)."))
                .when(
                        channel.kind() == Kind.INTL_PRIVATE_LINE && channel.provider() == null,
                        () -> Verdict.require(
                                "请填写国际专线的提供企业（channel.provider）。", "Name the provider of the line (channel.provider)."))
                .when(
                        channel.kind() == Kind.PUBLIC_INTERNET
                                && channel.provider() != null
                                && NOT_MAINLAND.contains(channel.provider()),
                        () -> SHEET.review(
                                "信道提供者（channel.provider）为承租人自己或者境外运营商；请核实由哪家境内接入服务商提供接入。",
                                "The provider of the channel (channel.provider) is the lessee itself or a carrier abroad; "
                                        + "find out which mainland provider gives the access."))
                .when(hit, () -> named(foreign.orElseThrow()))
                .elseSatisfied();
    }

    private static Verdict named(LawTable.Row entry) {
        return SHEET.review(
                "接入服务商名称（channel.accessIsp）含有“" + entry.get("entry") + "”：" + entry.get("zh") + "；请核实由哪家境内接入服务商提供接入。",
                "The name of the access provider (channel.accessIsp) contains “" + entry.get("entry") + "”: "
                        + entry.get("en") + "; find out which mainland provider gives the access.");
    }

    private static Optional<LawTable.Row> foreignAccess(@Nullable String isp, LocalDate day) {
        String name = plain(isp == null ? "" : isp);
        return FOREIGN_ACCESS.stream()
                .filter(entry -> entry.inForce().on(day))
                .filter(entry -> name.contains(plain(entry.get("entry"))))
                .findFirst();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .toLowerCase(Locale.ROOT);
    }
}
