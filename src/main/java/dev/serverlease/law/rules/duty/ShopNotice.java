package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import java.util.Set;

/**
 * A shop shows its business licence and permits on its home page, always and prominently: E-Commerce Law, article 15.
 * Use reviews look at it together with the ongoing duties of the service.
 */
public final class ShopNotice implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "duty.ecommerce-notice",
            "首页公示营业执照",
            "Licence data on the home page",
            Subject.INFORMATION_SERVICE,
            Outcome.INFO,
            "电子商务经营者须在首页持续公示营业执照等信息。",
            "A shop shows its licence data on the home page.",
            "2019-01-01",
            Edition.ECOMMERCE_LAW_2018.article("第十五条", "art. 15"));

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Stated stated = new Stated(facts);
        return new Rows()
                .when(
                        stated.any("use.activityCodes", facts.use().activityCodes(), Set.of(Activity.ECOMMERCE))
                                .and(stated.isNot("use.audience", facts.use().audience(), Audience.INTERNAL)),
                        () -> SHEET.info(
                                "申报的活动（use.activityCodes）包括网店，请告知承租人，使用情况复核时一并核查。",
                                "The activities stated (use.activityCodes) include a shop; tell the lessee, and look at it "
                                        + "at use reviews."))
                .orElse(() -> Verdict.notApplicable("不对外经营网店。", "No shop is open to others."));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.audience", facts.use().audience());
    }
}
