package dev.serverlease.law.rules.datasecuritylaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.place.Importance;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Important data leave only after a passed assessment, whoever exports them; data not notified or published as
 * important are not important: Data Security Law, articles 31 and 46; Decree 790, article 37; CAC Order 16, articles 2
 * and 7. Vehicle data of many persons are important without any such notice ({@link Importance}).
 */
public final class ImportantData implements Rule {

    private static final Set<Mechanism> ASSESSMENT = Collections.unmodifiableSet(EnumSet.of(Mechanism.ASSESSMENT));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "data.important",
                    "重要数据出境",
                    "Export of important data",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "重要数据出境须通过数据出境安全评估。",
                    "Export of important data needs a passed security assessment.",
                    "2021-09-01",
                    Edition.DATA_SECURITY_LAW_2021.article("第三十一条", "art. 31"),
                    Edition.DATA_SECURITY_LAW_2021.article("第四十六条", "art. 46"),
                    Edition.DECREE_790_2024.article("第三十七条", "art. 37"),
                    Edition.ORDER_16_2024.article("第二条", "art. 2"),
                    Edition.ORDER_16_2024.article("第七条", "art. 7"))
            .version(4)
            .applicantMayAnswer();

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Importance importance = Importance.of(facts);
        return switch (importance.answer()) {
            case YES -> importance.explain(ExportMechanism.check(SHEET, facts.data(), asked.asOf(), ASSESSMENT));
            case NO -> Verdict.notApplicable("不涉及重要数据。", "No important data are involved.");
            case UNKNOWN ->
                importance.isStated()
                        ? importance.askFirst()
                        : Verdict.require(
                                "请说明有关数据是否被主管部门、地区告知或者公开发布为重要数据（data.important）；未被告知或者发布的，填写 NO。",
                                "State whether any authority or region has notified or published the data as important "
                                        + "(data.important); if none has, answer NO.");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return ExportMechanism.addTo(Importance.factsUsed(facts), facts.data());
    }
}
