package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts.Audience;

/**
 * The law of international networking binds networks in the mainland; an overseas lessee without any connects nobody
 * there: Decree 195, articles 2 and 3; Personal Information Protection Law, articles 3(2) and 53.
 */
public final class OverseasLessee implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.overseas-lessee",
            "境外承租人的联网主体",
            "Who connects for an overseas lessee",
            Subject.PARTIES,
            Outcome.REVIEW,
            "境外承租人没有境内机构或者网络，却申报内部使用或者专线，请核实实际使用者和联网主体。",
            "An overseas lessee without mainland presence declares internal use or a line; find out who connects.",
            "2021-11-01",
            Edition.DECREE_195_1997.article("第二条", "art. 2"),
            Edition.DECREE_195_2024.article("第二条", "art. 2"),
            Edition.DECREE_195_1997.article("第三条", "art. 3"),
            Edition.DECREE_195_2024.article("第三条", "art. 3"),
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第三条第二款", "art. 3(2)"),
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十三条", "art. 53"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (facts.lessee().kind() == null) {
            return Verdict.undetermined("承租人的主体类型（lessee.kind）未填写。", "The kind of lessee is not stated (lessee.kind).");
        }
        if (facts.lessee().kind() != Kind.OVERSEAS) {
            return Verdict.notApplicable("承租人不是境外主体。", "The lessee is no overseas party.");
        }
        Stated stated = new Stated(facts);
        Answer present = facts.lessee().mainlandPresence();
        return new Rows()
                .when(
                        present == Answer.UNKNOWN,
                        () -> Verdict.require(
                                "请说明境外承租人在境内有无机构或者网络（lessee.mainlandPresence）。",
                                "State whether the overseas lessee has a body or network in the mainland "
                                        + "(lessee.mainlandPresence)."))
                .when(
                        stated.is("use.audience", facts.use().audience(), Audience.INTERNAL)
                                .or(stated.in("channel.kind", facts.channel().kind(), OfficePurpose.LINE))
                                .and(present == Answer.NO),
                        () -> doubt(facts))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.mainlandPresence", facts.lessee().mainlandPresence())
                .with("use.audience", facts.use().audience())
                .with("channel.kind", facts.channel().kind());
    }

    private static Verdict doubt(LeaseFacts facts) {
        Missing against = new Missing()
                .unless(
                        facts.use().audience() != Audience.INTERNAL,
                        "申报内部使用（use.audience）",
                        "internal use is declared (use.audience)")
                .unless(
                        !OfficePurpose.LINE.contains(facts.channel().kind()),
                        "申报专线、隧道或者代理（channel.kind）",
                        "a line, tunnel or proxy is declared (channel.kind)");
        return SHEET.review(
                "承租人申报没有境内机构或者网络（lessee.mainlandPresence），但" + against.zh() + "；请说明由谁从境内何处联网，或者更正。",
                "No body or network in the mainland is declared (lessee.mainlandPresence), yet " + against.en()
                        + "; say who connects from where in the mainland, or correct it.");
    }
}
