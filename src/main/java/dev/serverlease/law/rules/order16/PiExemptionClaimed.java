package dev.serverlease.law.rules.order16;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Exemption;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Who claims an exemption from the export mechanisms must show necessity and facts, and important data are never
 * exempt: CAC Order 16, articles 3 to 6; Decree 790, article 35.
 */
public final class PiExemptionClaimed implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "data.pi-exemption-claimed",
                    "数据出境豁免",
                    "Exemption claimed for data export",
                    Subject.DATA_EXPORT,
                    Outcome.REVIEW,
                    "申报适用数据出境豁免情形，请法务核实其必要性和事实依据。",
                    "A statutory exemption is claimed; the officer verifies necessity and facts.",
                    "2024-03-22",
                    Edition.ORDER_16_2024.article("第三条", "art. 3"),
                    Edition.ORDER_16_2024.article("第四条", "art. 4"),
                    Edition.ORDER_16_2024.article("第五条", "art. 5"),
                    Edition.ORDER_16_2024.article("第六条", "art. 6"),
                    Edition.DECREE_790_2024.article("第三十五条", "art. 35"))
            .version(2)
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        if (data.exemption() == null || data.exemption() == Exemption.NONE) {
            return Verdict.notApplicable("未申报豁免情形。", "No exemption is claimed.");
        }
        if (data.exemption() == Exemption.TRADE_NO_PI && Boolean.TRUE.equals(data.hasPi())) {
            return SHEET.review(
                    "申报的豁免（data.exemption）以不含个人信息为前提，却又申报含有个人信息（data.hasPi），豁免不能适用于个人信息。",
                    "The exemption claimed (data.exemption) presupposes that there is no personal information, "
                            + "yet it is declared (data.hasPi); it exempts none.");
        }
        if (data.exemption() == Exemption.LEGAL_DUTY
                && !Edition.DECREE_790_2024.inForce().on(asked.lawOf())) {
            return SHEET.review(
                    "申报的豁免（data.exemption）自2025年1月1日起方有依据，此前不能适用。",
                    "The exemption claimed (data.exemption) has a basis only from 2025-01-01; before that day it "
                            + "exempts none.");
        }
        String claimed = Message.code("data.exemption", data.exemption());
        return data.important() == Answer.YES
                ? SHEET.review(
                        "申报的豁免（data.exemption）为" + claimed + "，但含有重要数据（data.important），重要数据不适用豁免。",
                        "The exemption claimed (data.exemption) is " + claimed
                                + ", yet important data are involved (data.important), which are never exempt.")
                : SHEET.review(
                        "申报的豁免情形（data.exemption）为" + claimed + "。",
                        "The exemption claimed (data.exemption) is " + claimed + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("data.exemption", facts.data().exemption())
                .with("data.hasPi", facts.data().hasPi())
                .with("data.important", facts.data().important());
    }
}
