package dev.serverlease.law.rules.order16;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.rules.place.Importance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Below 100,000 persons a year, none of them with sensitive data, no export mechanism is needed, while notice, consent
 * and impact assessment remain: CAC Order 16, article 5(4). CII operators, state organs and important data never profit
 * from it.
 */
public final class BelowThreshold implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "data.pi-below-threshold",
                    "个人信息出境未达数量标准",
                    "Export below the threshold",
                    Subject.DATA_EXPORT,
                    Outcome.INFO,
                    "未达到数量标准，无须申报安全评估、订立标准合同或者通过认证；仍须履行告知义务，以同意为依据的须取得单独同意，并完成个人信息保护影响评估。",
                    "Below the threshold: exempt from the three mechanisms; notice, consent and impact "
                            + "assessment remain.",
                    "2024-03-22",
                    Edition.ORDER_16_2024.article("第五条第一款第四项", "art. 5(1)(4)"))
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

    private static Verdict judge(LeaseFacts facts, Asked asked, Importance importance) {
        DataFacts data = facts.data();
        if (data.hasPi() == null) {
            return ask("是否含有个人信息（data.hasPi）", "whether personal information is involved (data.hasPi)");
        }
        if (!data.hasPi()) {
            return Verdict.notApplicable("不涉及个人信息。", "No personal information is involved.");
        }
        if (facts.lessee().isCiio() == Answer.YES || facts.lessee().kind() == Kind.STATE_ORGAN) {
            return Verdict.notApplicable(
                    "关键信息基础设施运营者、国家机关不适用数量标准。", "CII operators and state organs have no threshold.");
        }
        if (importance.answer() == Answer.YES) {
            return Verdict.notApplicable("重要数据不适用数量标准。", "Important data have no threshold.");
        }
        if (facts.lessee().isCiio() == Answer.UNKNOWN) {
            return ask("是否被认定为关键信息基础设施运营者（lessee.isCiio）", "whether the lessee is a CII operator (lessee.isCiio)");
        }
        if (importance.answer() == Answer.UNKNOWN) {
            return importance.isStated()
                    ? importance.askFirst()
                    : ask("是否含有重要数据（data.important）", "whether important data are involved (data.important)");
        }
        return checkCounts(data.piSubjectsYtd(), data.sensitivePiSubjectsYtd(), asked.lawOf());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return Importance.factsUsed(facts)
                .with("data.piSubjectsYtd", facts.data().piSubjectsYtd())
                .with("data.sensitivePiSubjectsYtd", facts.data().sensitivePiSubjectsYtd())
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.isCiio", facts.lessee().isCiio());
    }

    private static Verdict checkCounts(@Nullable Long persons, @Nullable Long sensitivePersons, LocalDate day) {
        if (persons == null || persons < 0) {
            return ask("本年累计向境外提供个人信息的人数（data.piSubjectsYtd）", "the persons concerned this year (data.piSubjectsYtd)");
        }
        if (sensitivePersons == null || sensitivePersons < 0) {
            return ask(
                    "本年累计向境外提供敏感个人信息的人数（data.sensitivePiSubjectsYtd）",
                    "the persons with sensitive data this year (data.sensitivePiSubjectsYtd)");
        }
        return Volume.on(day, persons, sensitivePersons)
                .map(volume -> volume == Volume.NO_MECHANISM
                        ? SHEET.info(
                                "本年累计：个人信息" + persons + "人，敏感个人信息0人。",
                                "This year so far: " + persons + " persons, none with sensitive data.")
                        : Verdict.notApplicable(
                                "已达到数量标准，须办理数据出境手续。", "The threshold is reached; an export mechanism is needed."))
                .orElseGet(() -> Verdict.notApplicable("当日尚未施行数量标准。", "No threshold was in force on the day."));
    }

    private static Verdict ask(String zh, String en) {
        return Verdict.require(
                "请说明" + zh + "，否则不能认定是否低于数量标准。", "State " + en + "; without it no threshold can be applied.");
    }
}
