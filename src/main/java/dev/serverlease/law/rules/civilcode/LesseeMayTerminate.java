package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.TerminationFacts;

/**
 * The lessee may terminate when, through no cause of its own, the server is seized, disputed, unlawful to use or lost:
 * Civil Code, articles 724 and 729.
 */
public final class LesseeMayTerminate implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "termination.lessee-right",
                    "承租人法定解除",
                    "Lessee's right to terminate",
                    Subject.TERMINATION,
                    Outcome.REVIEW,
                    "承租人主张法定解除，请法务核实。",
                    "The lessee claims a statutory right to terminate; the officer verifies it.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百二十四条", "art. 724"),
                    Edition.CIVIL_CODE_2020.article("第七百二十九条", "art. 729"))
            .askedAt(Occasion.TERMINATION);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        TerminationFacts termination = facts.termination();
        Missing reported = new Missing()
                .unless(
                        !Boolean.TRUE.equals(facts.server().seized()),
                        "服务器被查封、扣押（server.seized）",
                        "the server is seized (server.seized)")
                .unless(
                        !Boolean.TRUE.equals(facts.server().disputed()),
                        "服务器权属有争议（server.disputed）",
                        "its ownership is disputed (server.disputed)")
                .unless(
                        !Boolean.TRUE.equals(termination.useConditionsBreached()),
                        "违反使用条件的强制性规定（termination.useConditionsBreached）",
                        "mandatory conditions of use are breached (termination.useConditionsBreached)")
                .unless(
                        !Boolean.TRUE.equals(termination.thingLost()),
                        "服务器毁损、灭失（termination.thingLost）",
                        "the server is destroyed or lost (termination.thingLost)");
        if (reported.isEmpty()) {
            return Verdict.notApplicable("承租人没有报告法定解除事由。", "The lessee reports no statutory ground.");
        }
        if (Boolean.TRUE.equals(termination.causedByLessee())) {
            return Verdict.notApplicable("所报告的情形系承租人自己造成。", "The lessee itself caused what it reports.");
        }
        return SHEET.review(
                "承租人报告：" + reported.zh() + "；请核实是否非因承租人原因（termination.causedByLessee）。",
                "Reported: " + reported.en()
                        + "; verify that the lessee did not cause it (termination.causedByLessee).");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("server.seized", facts.server().seized())
                .with("server.disputed", facts.server().disputed())
                .with("termination.useConditionsBreached", facts.termination().useConditionsBreached())
                .with("termination.thingLost", facts.termination().thingLost())
                .with("termination.causedByLessee", facts.termination().causedByLessee());
    }
}
