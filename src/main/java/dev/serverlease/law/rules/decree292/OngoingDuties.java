package dev.serverlease.law.rules.decree292;

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
import dev.serverlease.law.facts.UseFacts;

/**
 * A service stays within its licensed or filed items, announces changes thirty days ahead and shows its number: Decree
 * 292, articles 11(1), 11(3), 12 and 22; Order 33, article 13. These duties do not apply to a lessee who holds neither
 * licence nor filing and, as the officer found, needs none.
 */
public final class OngoingDuties implements Rule {

    private static final RuleId LICENCE = new CommercialLicence().id();
    private static final RuleId FILING = new NonCommercialFiling().id();

    private static final RuleSheet SHEET = RuleSheet.of(
                    "iis.ongoing-duties",
                    "信息服务持续义务",
                    "Ongoing duties of the service",
                    Subject.USE_REVIEW,
                    Outcome.REQUIRE,
                    "不得超出许可或者备案项目，变更须提前30日办理，并在主页标明编号。",
                    "Stay within licensed or filed items, apply for changes 30 days ahead, show the number on "
                            + "the home page.",
                    "2011-01-08",
                    Edition.DECREE_292_2011.article("第十一条第一款", "art. 11(1)"),
                    Edition.DECREE_292_2024.article("第十一条第一款", "art. 11(1)"),
                    Edition.DECREE_292_2011.article("第十一条第三款", "art. 11(3)"),
                    Edition.DECREE_292_2024.article("第十一条第三款", "art. 11(3)"),
                    Edition.DECREE_292_2011.article("第十二条", "art. 12"),
                    Edition.DECREE_292_2024.article("第十二条", "art. 12"),
                    Edition.DECREE_292_2011.article("第二十二条", "art. 22"),
                    Edition.DECREE_292_2024.article("第二十二条", "art. 22"),
                    Edition.ORDER_33_2005.article("第十三条", "art. 13"))
            .textToBeChecked()
            .version(2)
            .askedAt(Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        if (use.iis() == UseFacts.Iis.NONE
                || use.audience() == UseFacts.Audience.INTERNAL
                || use.audience() == UseFacts.Audience.OVERSEAS_ONLY) {
            return Verdict.notApplicable(
                    "不向境内公众提供互联网信息服务。", "No information service is offered to the mainland public.");
        }
        if (use.iis() == null || use.audience() == null) {
            return Verdict.undetermined(
                    "互联网信息服务的类型（use.iis）或者服务对象（use.audience）未说明。",
                    "The kind of information service (use.iis) or its audience (use.audience) is not stated.");
        }
        if (isExcused(facts)) {
            return Verdict.notApplicable(
                    "法务人员认定无须许可、备案，也未持有许可证或者备案编号。",
                    "The officer found that neither licence nor filing is needed, and none is held.");
        }
        Missing missing = new Missing()
                .unless(
                        Boolean.TRUE.equals(facts.review().serviceWithinItems()),
                        "服务未确认在许可或者备案项目之内（review.serviceWithinItems）",
                        "service within the licensed or filed items is not confirmed (review.serviceWithinItems)")
                .unless(
                        Boolean.FALSE.equals(facts.review().changedWithoutApplication()),
                        "未排除项目、网址变更而未提前30日办理（review.changedWithoutApplication）",
                        "a change without application 30 days ahead is not excluded "
                                + "(review.changedWithoutApplication)")
                .unless(
                        Boolean.TRUE.equals(facts.review().numberShown()),
                        "主页未确认标明编号（review.numberShown）",
                        "the number on the home page is not confirmed (review.numberShown)");
        return missing.isEmpty()
                ? Verdict.satisfied()
                : SHEET.require(
                        "复核结果：" + missing.zh() + "；请整改后复核。",
                        "The review found: " + missing.en() + "; remedy it and review again.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.licenceNo", facts.use().licenceNo())
                .with("use.filingNo", facts.use().filingNo())
                .with("legalReview.clearedRules", facts.legalReview().clearedRules())
                .with("review.serviceWithinItems", facts.review().serviceWithinItems())
                .with("review.changedWithoutApplication", facts.review().changedWithoutApplication())
                .with("review.numberShown", facts.review().numberShown());
    }

    /** Without a number there are no licensed items, no changes to announce and no number to show. */
    private static boolean isExcused(LeaseFacts facts) {
        UseFacts use = facts.use();
        RuleId duty = use.iis() == UseFacts.Iis.COMMERCIAL ? LICENCE : FILING;
        return duty.clearedIn(facts.legalReview())
                && !LeaseFacts.given(use.licenceNo())
                && !LeaseFacts.given(use.filingNo());
    }
}
