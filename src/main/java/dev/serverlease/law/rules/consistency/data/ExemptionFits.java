package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
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
import dev.serverlease.law.facts.DataFacts.CollectedWhere;
import dev.serverlease.law.facts.DataFacts.Exemption;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.rules.place.Importance;

/**
 * An exemption from the export mechanisms has its own conditions, which other statements may deny: CAC Order 16,
 * articles 3 to 6; Decree 790, article 35 (SECOND-EDITION C26).
 */
public final class ExemptionFits implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.exemption",
                    "豁免情形与申报不符",
                    "Exemption and other statements",
                    Subject.DATA_EXPORT,
                    Outcome.REVIEW,
                    "申报的豁免情形与数据来源、服务对象或者用途不符，由法务人员核实。",
                    "The exemption claimed does not fit the data's origin, the audience or the use.",
                    "2025-01-01",
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
        Exemption claimed = facts.data().exemption();
        if (claimed == null || claimed == Exemption.NONE) {
            return Verdict.notApplicable("未申报豁免情形。", "No exemption is claimed.");
        }
        Importance importance = Importance.of(facts);
        return importance.explain(judge(facts, claimed, importance));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return Importance.factsUsed(facts)
                .with("data.exemption", facts.data().exemption())
                .with("data.exemptionGround", facts.data().exemptionGround())
                .with("data.ftzRef", facts.data().ftzRef())
                .with("use.iis", facts.use().iis())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("contract.termMonths", facts.contract().termMonths());
    }

    private static Verdict judge(LeaseFacts facts, Exemption claimed, Importance importance) {
        var stated = new Stated(facts);
        return new Rows()
                .when(
                        claimed == Exemption.FTZ
                                && !LeaseFacts.given(facts.data().ftzRef()),
                        () -> Verdict.require(
                                "主张自贸区负面清单豁免（data.exemption）的，请填写所依据的清单（data.ftzRef）。",
                                "The exemption of a free-trade zone is claimed (data.exemption); state its negative list "
                                        + "(data.ftzRef)."))
                .when(
                        claimed == Exemption.LEGAL_DUTY
                                && !LeaseFacts.given(facts.data().exemptionGround()),
                        () -> Verdict.require(
                                "主张履行法定职责或者义务豁免（data.exemption）的，请填写法律依据（data.exemptionGround）。",
                                "The exemption for a legal duty is claimed (data.exemption); state the act on which the "
                                        + "duty rests (data.exemptionGround)."))
                .when(
                        importance.isYes(),
                        () -> contradicts(
                                claimed,
                                "但涉及重要数据（data.important）：豁免只及于个人信息，重要数据仍须通过安全评估。",
                                "yet important data are involved (data.important): the exemption covers the personal "
                                        + "information only, and the important data still need the assessment."))
                .when(
                        stated.is("data.hasPi", facts.data().hasPi(), true).and(claimed == Exemption.TRADE_NO_PI),
                        () -> contradicts(
                                claimed,
                                "以不含个人信息为前提，却申报含有个人信息（data.hasPi）；请核实数据内容。",
                                "which presupposes that there is no personal information, and it is declared (data.hasPi); "
                                        + "find out what the data hold."))
                .when(
                        claimed == Exemption.TRANSIT && facts.data().collectedWhere() != CollectedWhere.ABROAD,
                        () -> contradicts(
                                claimed,
                                "以数据全部在境外收集为前提，而数据收集地（data.collectedWhere）不是境外或者未说明；请说明来源。",
                                "which presupposes that all data were collected abroad, and where they were "
                                        + "(data.collectedWhere) is not abroad or not stated; have the origin stated."))
                .when(unfitUse(stated, facts, claimed), () -> unfit(claimed))
                .elseSatisfied();
    }

    private static Limb unfitUse(Stated stated, LeaseFacts facts, Exemption claimed) {
        return switch (claimed) {
            case HR -> stated.isNot("use.audience", facts.use().audience(), Audience.INTERNAL);
            case CONTRACT ->
                stated.is("use.iis", facts.use().iis(), Iis.NONE)
                        .and(stated.within("use.activityCodes", facts.use().activityCodes(), Activity.PRIVATE));
            case EMERGENCY -> stated.is("contract.termMonths", facts.contract().termMonths(), months -> months >= 1);
            case NONE, TRADE_NO_PI, TRANSIT, FTZ, LEGAL_DUTY -> Limb.NOT_MET;
        };
    }

    private static Verdict unfit(Exemption claimed) {
        return switch (claimed) {
            case HR ->
                contradicts(
                        claimed,
                        "只及于员工，而服务对象（use.audience）不是仅限内部；请说明出境的是谁的信息。",
                        "which covers employees only, and the audience (use.audience) is not internal; have it stated "
                                + "whose data are exported.");
            case CONTRACT ->
                contradicts(
                        claimed,
                        "以与个人订立、履行合同为前提，而不提供信息服务（use.iis），活动（use.activityCodes）也只供自用；请说明与个人的合同。",
                        "which presupposes a contract with the persons, and no information service is provided (use.iis) "
                                + "and the activities (use.activityCodes) serve the lessee alone; have the contract stated.");
            default ->
                contradicts(
                        claimed,
                        "以紧急情况为前提，而租期（contract.termMonths）在一个月以上；请说明紧急情况及其期间。",
                        "which presupposes an emergency, and the term (contract.termMonths) is a month or more; have the "
                                + "emergency and its duration stated.");
        };
    }

    private static Verdict contradicts(Exemption claimed, String zh, String en) {
        String code = Message.code("data.exemption", claimed);
        return SHEET.review(
                "申报的豁免情形（data.exemption）为" + code + "，" + zh,
                "The exemption claimed (data.exemption) is " + code + ", " + en);
    }
}
