package dev.serverlease.law.rules.order33;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;

/**
 * A server abroad can normally not be filed, yet the filing duty looks at who provides the service and not at where the
 * server stands: Order 33, articles 3, 5 and 18; Decree 292, article 2. Never passed and never refused by a rule.
 */
public final class FilingServerAbroad implements Rule {

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
                    Edition.ORDER_33_2005.article("第三条第二款", "art. 3(2)"),
                    Edition.ORDER_33_2005.article("第五条", "art. 5"),
                    Edition.ORDER_33_2005.article("第十八条", "art. 18"),
                    Edition.DECREE_292_2011.article("第二条", "art. 2"),
                    Edition.DECREE_292_2024.article("第二条", "art. 2"))
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
        return audience == Audience.OVERSEAS_ONLY
                ? SHEET.review(
                        "服务对象申报为仅限境外（use.audience），请核实是否确实不面向境内用户。",
                        "The audience is declared as overseas only (use.audience); verify that no mainland "
                                + "users are addressed.")
                : SHEET.review(
                        "服务对象申报为境内公众（use.audience），请认定许可、备案义务并记录理由。",
                        "The audience is declared as the mainland public (use.audience); decide on licence and "
                                + "filing and record why.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("server.country", facts.server().country());
    }
}
