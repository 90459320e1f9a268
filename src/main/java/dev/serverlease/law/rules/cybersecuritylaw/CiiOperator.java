package dev.serverlease.law.rules.cybersecuritylaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Operators of critical information infrastructure and state organs store at home, and export only after a passed
 * assessment: Cybersecurity Law, articles 39 and 71(3) (37 and 66 before 2026); CAC Order 16, article 7; Personal
 * Information Protection Law, articles 36 and 40.
 */
public final class CiiOperator implements Rule {

    private static final Set<Mechanism> ASSESSMENT = Collections.unmodifiableSet(EnumSet.of(Mechanism.ASSESSMENT));

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
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第四十条", "art. 40"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        LesseeFacts.Kind kind = facts.lessee().kind();
        Answer isCiio = facts.lessee().isCiio();
        boolean hasPi = Boolean.TRUE.equals(data.hasPi());
        boolean concernsOperators = hasPi || data.important() == Answer.YES;
        if ((kind == LesseeFacts.Kind.STATE_ORGAN && hasPi) || (isCiio == Answer.YES && concernsOperators)) {
            return ExportMechanism.check(SHEET, data, asked.asOf(), ASSESSMENT);
        }
        if (isCiio == Answer.UNKNOWN && concernsOperators) {
            return SHEET.require(
                    "是否被认定为关键信息基础设施运营者（lessee.isCiio）未说明。",
                    "It is not stated whether the lessee is a CII operator (lessee.isCiio).");
        }
        if (isCiio == Answer.NO && kind != null && kind != LesseeFacts.Kind.STATE_ORGAN) {
            return Verdict.notApplicable(
                    "承租人不是关键信息基础设施运营者，也不是国家机关。", "The lessee is neither a CII operator nor a state organ.");
        }
        if (Boolean.FALSE.equals(data.hasPi()) && (data.important() == Answer.NO || isCiio == Answer.NO)) {
            return Verdict.notApplicable("不涉及须在境内存储的数据。", "No data that must be stored in the PRC are involved.");
        }
        return Verdict.undetermined(
                "承租人类型（lessee.kind），或者是否含有个人信息（data.hasPi）、重要数据（data.important）未说明，未能判定。",
                "The kind of lessee (lessee.kind), or whether personal information (data.hasPi) or important "
                        + "data (data.important) are involved, is not stated.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return ExportMechanism.factsUsed(facts.data())
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.isCiio", facts.lessee().isCiio())
                .with("data.hasPi", facts.data().hasPi())
                .with("data.important", facts.data().important());
    }
}
