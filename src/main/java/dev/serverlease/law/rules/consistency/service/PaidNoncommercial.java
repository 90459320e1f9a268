package dev.serverlease.law.rules.consistency.service;

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
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.facts.UseFacts.Revenue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a service as non-commercial may not charge for information: Decree 292, articles 3 and 11(2). Selling one's
 * own goods is no paid information.
 */
public final class PaidNoncommercial implements Rule {

    static final Set<Activity> USUALLY_PAID =
            Collections.unmodifiableSet(EnumSet.of(Activity.ECOMMERCE, Activity.GAME));

    private static final Set<Revenue> PAID_SERVICE =
            EnumSet.of(Revenue.PAID_CONTENT, Revenue.MEMBERSHIP, Revenue.VIRTUAL_GOODS);
    private static final Set<Revenue> FROM_OTHERS = EnumSet.of(Revenue.ADVERTISING, Revenue.PLATFORM_FEE);

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.paid-noncommercial",
            "收费方式与服务类型",
            "Charges and kind of service",
            Subject.INFORMATION_SERVICE,
            Outcome.REVIEW,
            "有偿提供信息服务的，不得按非经营性备案；请核对收费方式与申报类型。",
            "A paid information service may not run as non-commercial; compare revenue and declared kind.",
            "2011-01-08",
            Edition.DECREE_292_2011.article("第三条", "art. 3"),
            Edition.DECREE_292_2024.article("第三条", "art. 3"),
            Edition.DECREE_292_2011.article("第十一条第二款", "art. 11(2)"),
            Edition.DECREE_292_2024.article("第十一条第二款", "art. 11(2)"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        Set<Revenue> revenue = use.revenue();
        Stated stated = new Stated(facts);
        Limb serves = stated.isNot("use.iis", use.iis(), Iis.NONE);
        Limb free = stated.is("use.iis", use.iis(), Iis.NON_COMMERCIAL);
        Limb unpaid = Limb.of(revenue.equals(Set.of(Revenue.NONE)));
        return new Rows()
                .when(
                        revenue.contains(Revenue.NONE) && revenue.size() > 1,
                        () -> Verdict.require(
                                "收费方式（use.revenue）同时填写了不收费和其他方式，请更正。",
                                "The charges (use.revenue) are stated as none together with others; correct them."))
                .when(
                        serves.and(revenue.isEmpty()),
                        () -> Verdict.require("请填写收费方式（use.revenue）。", "State the charges (use.revenue)."))
                .when(
                        free.and(stated.is("use.audience", use.audience(), Audience.MAINLAND_PUBLIC))
                                .and(stated.any("use.revenue", revenue, PAID_SERVICE)),
                        () -> charged(revenue))
                .when(
                        free.and(stated.any("use.revenue", revenue, FROM_OTHERS)),
                        () -> doubt(
                                use,
                                "请说明是否有偿提供信息服务，或者更正申报类型。",
                                "say whether information is provided for pay, or correct the kind."))
                .when(
                        free.and(stated.any("use.activityCodes", use.activityCodes(), USUALLY_PAID))
                                .and(unpaid),
                        () -> doubt(
                                use,
                                "商店、游戏（use.activityCodes）通常收费，请说明如何维持，或者更正收费方式。",
                                "a shop or game (use.activityCodes) usually charges; say how it is paid for, or correct "
                                        + "the charges."))
                .when(
                        stated.is("use.iis", use.iis(), Iis.COMMERCIAL).and(unpaid),
                        () -> doubt(
                                use,
                                "请核实是否确为经营性服务，或者更正收费方式。",
                                "find out whether the service is commercial, or correct the charges."))
                .orElse(() -> otherwise(use.iis()));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.revenue", facts.use().revenue());
    }

    private static Verdict charged(Set<Revenue> revenue) {
        Message stated = Message.codes("use.revenue", revenue);
        return SHEET.require(
                "收费方式（use.revenue）为" + stated.zh() + "，互联网信息服务（use.iis）申报为"
                        + Message.code("use.iis", Iis.NON_COMMERCIAL) + "；请取得经营许可并更正申报类型，或者停止收费。",
                "The charges (use.revenue) are " + stated.en() + ", information service (use.iis) is stated as "
                        + Message.code("use.iis", Iis.NON_COMMERCIAL)
                        + "; obtain the licence and correct the kind, or stop charging.");
    }

    private static Verdict doubt(UseFacts use, String zh, String en) {
        Message revenue = Message.codes("use.revenue", use.revenue());
        String kind = use.iis() == null ? "" : Message.code("use.iis", use.iis());
        return SHEET.review(
                "互联网信息服务（use.iis）申报为" + kind + "，收费方式（use.revenue）为" + revenue.zh() + "；" + zh,
                "Information service (use.iis) is stated as " + kind + ", the charges (use.revenue) as " + revenue.en()
                        + "; " + en);
    }

    private static Verdict otherwise(@Nullable Iis iis) {
        if (iis == null) {
            return Verdict.undetermined(
                    "是否提供互联网信息服务（use.iis）未说明。", "It is not stated whether information service is provided (use.iis).");
        }
        return iis == Iis.NONE
                ? Verdict.notApplicable("不提供互联网信息服务。", "No Internet information service is provided.")
                : Verdict.satisfied();
    }
}
