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
import dev.serverlease.law.reading.LesseesBirth;
import java.time.LocalDate;

/**
 * Who is under eight cannot contract, but the statutory agent can in the child's name; a minor from eight needs that
 * agent, unless sixteen and living on own labour income: Civil Code, articles 18, 20, 144 and 145. The age is that of
 * the birth date, never the stated one: {@code consistency.birth-age}. Adults lack capacity only by a court's finding
 * (article 24), which nobody is asked for.
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
                    Edition.CIVIL_CODE_2020.article("第二十条", "art. 20"),
                    Edition.CIVIL_CODE_2020.article("第一百四十四条", "art. 144"),
                    Edition.CIVIL_CODE_2020.article("第一百四十五条", "art. 145"))
            .version(2);

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
            return checkBirth(lessee, asked.asOf());
        }
        return Verdict.notApplicable("承租人不是自然人。", "The lessee is not an individual.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.idType", facts.lessee().idType())
                .withMasked("lessee.idNo", facts.lessee().idNo())
                .with("lessee.birthDate", facts.lessee().birthDate())
                .with("lessee.signerIsGuardian", facts.lessee().signerIsGuardian())
                .with("lessee.livesOnOwnLabourIncome", facts.lessee().livesOnOwnLabourIncome())
                .with("lessee.guardianConsentRef", facts.lessee().guardianConsentRef());
    }

    private static Verdict checkBirth(LesseeFacts lessee, LocalDate today) {
        LocalDate born = LesseesBirth.of(lessee, today).date();
        return born == null
                ? Verdict.undetermined(
                        "出生日期（lessee.birthDate、lessee.idNo）不明，未能判定民事行为能力。",
                        "The birth date (lessee.birthDate, lessee.idNo) is not known, so capacity cannot be judged.")
                : checkAge(lessee, LesseesBirth.yearsOn(today, born));
    }

    private static Verdict checkAge(LesseeFacts lessee, long age) {
        if (age < CAPACITY_BEGINS) {
            return checkChild(lessee, age);
        }
        if (age >= ADULT || (age >= WORKING_MINOR && Boolean.TRUE.equals(lessee.livesOnOwnLabourIncome()))) {
            return Verdict.satisfied();
        }
        return LeaseFacts.given(lessee.guardianConsentRef())
                ? SHEET.review(
                        zh(age) + "，已提供法定代理人同意书（lessee.guardianConsentRef），请法务人员核实。",
                        en(age) + "; verify the statutory agent's consent (lessee.guardianConsentRef).")
                : SHEET.review(
                        zh(age) + "，未提供法定代理人同意书（lessee.guardianConsentRef），"
                                + "也未证明年满十六周岁并以自己的劳动收入为主要生活来源（lessee.livesOnOwnLabourIncome）。",
                        en(age)
                                + "; there is no consent of a statutory agent (lessee.guardianConsentRef) and no proof of "
                                + "living on own labour income at sixteen or more (lessee.livesOnOwnLabourIncome).");
    }

    private static Verdict checkChild(LesseeFacts lessee, long age) {
        boolean agentActs =
                LeaseFacts.given(lessee.guardianConsentRef()) && Boolean.TRUE.equals(lessee.signerIsGuardian());
        return agentActs
                ? SHEET.review(
                        zh(age) + "，不满八周岁，由法定代理人签署（lessee.signerIsGuardian、lessee.guardianConsentRef），请核实其代理权。",
                        en(age) + ", under eight, and the statutory agent signs (lessee.signerIsGuardian, "
                                + "lessee.guardianConsentRef); verify that power.")
                : SHEET.block(
                        zh(age) + "，不满八周岁，属于无民事行为能力人，自行订立的合同无效；由法定代理人代理签署（lessee.signerIsGuardian）并提供证明的，须重新提出申请。",
                        en(age)
                                + ", under eight: without capacity, what the child itself signs is void; where the statutory "
                                + "agent signs (lessee.signerIsGuardian) with proof, apply anew.");
    }

    private static String zh(long age) {
        return "按出生日期（lessee.birthDate、lessee.idNo）计算，承租人为" + age + "周岁";
    }

    private static String en(long age) {
        return "By the birth date (lessee.birthDate, lessee.idNo) the lessee is " + age;
    }
}
