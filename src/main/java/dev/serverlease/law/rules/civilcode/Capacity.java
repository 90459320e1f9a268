package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;

/**
 * Who is under eight cannot contract; a minor from eight needs the statutory agent, unless sixteen and living on own
 * labour income: Civil Code, articles 18, 144 and 145.
 */
public final class Capacity implements Rule {

    private static final long CAPACITY_BEGINS = 8;
    private static final long WORKING_MINOR = 16;
    private static final long ADULT = 18;

    private static final RuleSheet SHEET = RuleSheet.of(
            "party.capacity",
            "民事行为能力",
            "Legal capacity",
            Subject.PARTIES,
            Outcome.REVIEW,
            "承租人为未成年人，须由法定代理人同意或者代理。",
            "The lessee is a minor; a statutory agent must consent or act.",
            "2021-01-01",
            Edition.CIVIL_CODE_2020.article("第十八条", "art. 18"),
            Edition.CIVIL_CODE_2020.article("第一百四十四条", "art. 144"),
            Edition.CIVIL_CODE_2020.article("第一百四十五条", "art. 145"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        if (lessee.kind() == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未填写，未能判定是否须核实民事行为能力。",
                    "The kind of lessee is not stated (lessee.kind), so it cannot be told whether capacity "
                            + "matters.");
        }
        if (lessee.kind() == LesseeFacts.Kind.INDIVIDUAL) {
            return checkAge(lessee);
        }
        return Verdict.notApplicable("承租人不是自然人。", "The lessee is not an individual.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.age", facts.lessee().age())
                .with("lessee.livesOnOwnLabourIncome", facts.lessee().livesOnOwnLabourIncome())
                .with("lessee.guardianConsentRef", facts.lessee().guardianConsentRef());
    }

    private static Verdict checkAge(LesseeFacts lessee) {
        Long age = lessee.age();
        if (age == null || age < 0) {
            return Verdict.require(
                    "请填写承租人年龄（lessee.age），以核实民事行为能力。",
                    "State the lessee's age (lessee.age), so that capacity can be judged.");
        }
        if (age < CAPACITY_BEGINS) {
            return SHEET.block(
                    "承租人年龄（lessee.age）为" + age + "周岁，不满八周岁，属于无民事行为能力人，所订合同无效；由法定代理人以自己名义承租的，须重新提出申请。",
                    "The lessee's age (lessee.age) is " + age
                            + ", under eight: without capacity, the contract would be void; the statutory agent may apply "
                            + "anew in its own name.");
        }
        if (age >= ADULT || (age >= WORKING_MINOR && Boolean.TRUE.equals(lessee.livesOnOwnLabourIncome()))) {
            return Verdict.satisfied();
        }
        return LeaseFacts.given(lessee.guardianConsentRef())
                ? SHEET.review(
                        "承租人年龄（lessee.age）为" + age + "周岁，已提供法定代理人同意书（lessee.guardianConsentRef），请法务人员核实。",
                        "The lessee's age (lessee.age) is " + age
                                + "; verify the statutory agent's consent (lessee.guardianConsentRef).")
                : SHEET.review(
                        "承租人年龄（lessee.age）为" + age + "周岁，未提供法定代理人同意书（lessee.guardianConsentRef），"
                                + "也未证明年满十六周岁并以自己的劳动收入为主要生活来源（lessee.livesOnOwnLabourIncome）。",
                        "The lessee's age (lessee.age) is " + age
                                + "; there is no consent of a statutory agent (lessee.guardianConsentRef) and no proof of "
                                + "living on own labour income at sixteen or more (lessee.livesOnOwnLabourIncome).");
    }
}
