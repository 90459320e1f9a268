package dev.serverlease.law.rules.cybersecuritylaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.rules.place.Importance;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Operators of critical information infrastructure and state organs store at home, and export only after a passed
 * assessment: Cybersecurity Law, articles 39 and 71(3) (37 and 66 before 2026); CAC Order 16, article 7; Personal
 * Information Protection Law, articles 36 and 40. The exemptions of CAC Order 16, article 5, and Decree 790, article
 * 35, help an operator with personal information alone, and a state organ never (SECOND-EDITION X1).
 */
public final class CiiOperator implements Rule {

    private static final Set<Mechanism> ASSESSMENT = Collections.unmodifiableSet(EnumSet.of(Mechanism.ASSESSMENT));

    /** From so many persons a copy at home may be due of others too; which number that is today is unsettled. */
    private static final long MANY_PERSONS = 1_000_000;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "data.ciio",
                    "关键信息基础设施与国家机关数据",
                    "Data of CII operators and state organs",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "关键信息基础设施运营者、国家机关的有关数据应当在境内存储；确需出境的，应当通过安全评估。请说明是否被认定为关键信息基础设施运营者。",
                    "CII operators and state organs store in the PRC; export needs a passed security assessment. "
                            + "State whether the lessee is a CII operator.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第三十七条", "art. 37"),
                    Edition.CYBERSECURITY_LAW_2025.article("第三十九条", "art. 39"),
                    Edition.CYBERSECURITY_LAW_2016.article("第六十六条", "art. 66"),
                    Edition.CYBERSECURITY_LAW_2025.article("第七十一条第一款第三项", "art. 71(1)(3)"),
                    Edition.ORDER_16_2024.article("第七条", "art. 7"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第三十六条", "art. 36"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第四十条", "art. 40"),
                    Edition.ORDER_16_2024.article("第五条", "art. 5"),
                    Edition.DECREE_790_2024.article("第三十五条", "art. 35"))
            .version(3)
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Importance importance = Importance.of(facts);
        return importance.explain(judge(facts, asked, importance));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return ExportMechanism.addTo(Importance.factsUsed(facts), facts.data())
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.isCiio", facts.lessee().isCiio())
                .with("data.exemption", facts.data().exemption())
                .with("data.mainlandCopy", facts.data().mainlandCopy());
    }

    private static Verdict judge(LeaseFacts facts, Asked asked, Importance importance) {
        DataFacts data = facts.data();
        Answer isCiio = facts.lessee().isCiio();
        Kind kind = facts.lessee().kind();
        var stated = new Stated(facts);
        Limb operator = stated.is("lessee.isCiio", isCiio, Answer.YES);
        Limb organ = stated.is("lessee.kind", kind, Kind.STATE_ORGAN);
        Limb persons = stated.is("data.hasPi", data.hasPi(), true);
        Limb concerned = persons.or(importance.isYes());
        Limb noCopy = Limb.of(data.mainlandCopy() != Answer.YES);
        boolean exempt = ExportMechanism.isExempt(data, asked.lawOf());
        Verdict held = ExportMechanism.check(SHEET, data, asked.asOf(), ASSESSMENT);
        boolean notAssessed = held.outcome() != Outcome.SATISFIED;
        Limb copyDue = operator.or(organ).and(concerned).and(noCopy);
        // a claimed assessment does not answer for the copy at home, which comes first
        Supplier<Verdict> assessment =
                () -> held.outcome() == Outcome.REVIEW && copyDue.isMet() ? copyAtHome() : held(held, exempt);
        return new Rows()
                .when(concerned.and(isCiio == Answer.UNKNOWN), CiiOperator::askWhether)
                .when(operator.and(importance.isYes()).and(notAssessed), assessment)
                .when(operator.and(persons).and(notAssessed && !exempt), assessment)
                .when(organ.and(persons).and(notAssessed), assessment)
                .when(copyDue, CiiOperator::copyAtHome)
                .when(
                        operator.and(stated.isNot("lessee.kind", kind, Kind.STATE_ORGAN))
                                .and(persons)
                                .and(notAssessed && exempt),
                        CiiOperator::necessity)
                .when(
                        stated.is("lessee.isCiio", isCiio, Answer.NO)
                                .and(persons)
                                .and(stated.piSubjectsHeld(number -> number >= MANY_PERSONS))
                                .and(noCopy),
                        CiiOperator::manyPersons)
                .orElse(() -> nothingOpen(kind, isCiio, concerned));
    }

    private static Verdict nothingOpen(@Nullable Kind kind, Answer isCiio, Limb concerned) {
        if (isCiio == Answer.NO && kind != Kind.STATE_ORGAN) {
            return Verdict.notApplicable(
                    "承租人不是关键信息基础设施运营者，也不是国家机关。", "The lessee is neither a CII operator nor a state organ.");
        }
        return concerned.isMet()
                ? Verdict.satisfied()
                : Verdict.notApplicable("不涉及须在境内存储的数据。", "No data that must be stored in the PRC are involved.");
    }

    private static Verdict askWhether() {
        return SHEET.require(
                        "是否被认定为关键信息基础设施运营者（lessee.isCiio）未说明。",
                        "It is not stated whether the lessee is a CII operator (lessee.isCiio).")
                .withoutConsequence();
    }

    private static Verdict held(Verdict held, boolean exempt) {
        return exempt
                ? new Verdict(
                        held.outcome(),
                        new Message(
                                held.message().zh() + "主张的豁免（data.exemption）不能代替安全评估：重要数据和国家机关处理的个人信息不适用豁免。",
                                held.message().en() + " The exemption claimed (data.exemption) does not replace the "
                                        + "assessment: neither important data nor a state organ's personal information are "
                                        + "ever exempt."))
                : held;
    }

    private static Verdict copyAtHome() {
        return SHEET.require(
                "境内没有或者未说明留存完整副本（data.mainlandCopy）：境内存储在先，无论豁免还是通过评估，依法出境后境内副本仍须保留；请在境内存储并确认。",
                "No complete copy in the mainland is kept, or none is stated (data.mainlandCopy): storage at home comes first, exempt or "
                        + "assessed, and a lawful export leaves the domestic copy in place; keep one and state it.");
    }

    private static Verdict necessity() {
        return SHEET.review(
                "未通过安全评估而主张豁免（data.exemption）；每次出境是否确有必要，由两名法务人员认定。",
                "No assessment is passed and an exemption is claimed (data.exemption); whether each export is necessary is "
                        + "for two officers.");
    }

    private static Verdict manyPersons() {
        return SHEET.review(
                "处理个人信息达到一百万人（data.piSubjectsHeld），境内没有或者未说明留存完整副本（data.mainlandCopy）；达到国家网信部门规定数量的，"
                        + "也应当在境内存储，现行数量尚无定论，由法务人员认定。",
                "A million persons or more are processed (data.piSubjectsHeld) and no complete copy in the mainland is "
                        + "kept, or none is stated (data.mainlandCopy); whoever reaches the authority's number stores at home too, and which "
                        + "number that is today is unsettled: the officer decides.");
    }
}
