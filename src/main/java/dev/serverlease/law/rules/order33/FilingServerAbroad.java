package dev.serverlease.law.rules.order33;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Citation;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.CollectedWhere;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A server abroad can normally not be filed, yet the filing duty looks at who provides the service and not at where the
 * server stands: Order 33, articles 3, 5 and 18; Decree 292, article 2; of a licensed commercial service Decree 292,
 * articles 4, 7 and 19(1). Never refused by a rule. Where users abroad alone are served and no data are collected in
 * the mainland, it is told, and no officer has to look.
 */
public final class FilingServerAbroad implements Rule {

    private static final List<Citation> OF_FILING = List.of(
            Edition.ORDER_33_2005.article("第三条第二款", "art. 3(2)"),
            Edition.ORDER_33_2005.article("第五条", "art. 5"),
            Edition.ORDER_33_2005.article("第十八条", "art. 18"),
            Edition.DECREE_292_2011.article("第二条", "art. 2"),
            Edition.DECREE_292_2024.article("第二条", "art. 2"));
    private static final List<Citation> OF_LICENCE = List.of(
            Edition.DECREE_292_2011.article("第四条", "art. 4"),
            Edition.DECREE_292_2011.article("第七条", "art. 7"),
            Edition.DECREE_292_2011.article("第十九条第一款", "art. 19(1)"),
            Edition.DECREE_292_2024.article("第四条", "art. 4"),
            Edition.DECREE_292_2024.article("第七条", "art. 7"),
            Edition.DECREE_292_2024.article("第十九条第一款", "art. 19(1)"));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "iis.filing-server-abroad",
                    "境外服务器备案",
                    "Filing for a server abroad",
                    Subject.INFORMATION_SERVICE,
                    Outcome.REVIEW,
                    "服务器在境外，而备案通常以境内接入为前提；是否构成在境内从事互联网信息服务、境内主体负有何种义务，由法务认定。",
                    "The server is abroad while filing normally needs mainland access; the officer decides "
                            + "whether it is a service within the PRC and what the sponsor owes.",
                    "2005-03-20",
                    Stream.of(OF_FILING, OF_LICENCE).flatMap(List::stream).toArray(Citation[]::new))
            .version(2)
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Iis iis = facts.use().iis();
        Audience audience = facts.use().audience();
        if (iis == Iis.NONE || audience == Audience.INTERNAL) {
            return Verdict.notApplicable("不向公众提供互联网信息服务。", "No Internet information service is offered to the public.");
        }
        if (iis == null || audience == null) {
            return Verdict.undetermined(
                    "互联网信息服务的类型（use.iis）或者服务对象（use.audience）未说明。",
                    "The kind of information service (use.iis) or its audience (use.audience) is not stated.");
        }
        if (audience == Audience.OVERSEAS_ONLY && isCollectedAbroad(facts)) {
            return overseasOnly().restingOn(sources(facts));
        }
        return review(facts, audience).restingOn(sources(facts));
    }

    /** Not stated counts as abroad unless it is asked of this applicant. */
    private static boolean isCollectedAbroad(LeaseFacts facts) {
        var mainland = new Stated(facts)
                .in(
                        "data.collectedWhere",
                        facts.data().collectedWhere(),
                        Set.of(CollectedWhere.MAINLAND, CollectedWhere.BOTH));
        return !mainland.isMet() && !mainland.isOpen();
    }

    private static Verdict overseasOnly() {
        return new Verdict(
                Outcome.INFO,
                new Message(
                        "服务器在境外，服务对象申报为仅限境外（use.audience），也未申报在境内收集数据（data.collectedWhere），通常无须备案；"
                                + "改为面向境内用户的，应当事先取得许可或者办理备案。",
                        "The server is abroad, the audience is declared as overseas only (use.audience), and no collection "
                                + "in the mainland is declared (data.collectedWhere): as a rule nothing is filed. Before "
                                + "mainland users are served, a licence or a filing is needed."));
    }

    private static Verdict review(LeaseFacts facts, Audience audience) {
        if (audience == Audience.OVERSEAS_ONLY) {
            return SHEET.review(
                            "服务对象申报为仅限境外（use.audience），而数据在境内收集，或者收集地未说明（data.collectedWhere），请核实是否确实不面向境内用户。",
                            "The audience is declared as overseas only (use.audience), and data are collected in the "
                                    + "mainland, or it is not stated where (data.collectedWhere); verify that no mainland "
                                    + "users are addressed.")
                    .withoutConsequence();
        }
        Verdict review = SHEET.review(
                "服务对象申报为境内公众（use.audience），请认定许可、备案义务并记录理由。",
                "The audience is declared as the mainland public (use.audience); decide on licence and "
                        + "filing and record why.");
        return isLicensed(facts) ? review.withConsequence("K12") : review;
    }

    private static boolean isLicensed(LeaseFacts facts) {
        return facts.use().iis() == Iis.COMMERCIAL
                && LeaseFacts.given(facts.use().licenceNo());
    }

    private static List<Citation> sources(LeaseFacts facts) {
        return isLicensed(facts) ? OF_LICENCE : OF_FILING;
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.licenceNo", facts.use().licenceNo())
                .with("data.collectedWhere", facts.data().collectedWhere())
                .with("server.country", facts.server().country());
    }
}
