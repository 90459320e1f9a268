package dev.serverlease.law.rules.place;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Two questions that everybody answers: which regulated activities, and which kinds of data; “none” is an answer. They
 * belong to reasonable care, and to the use that the parties agree: Anti-Telecom and Online Fraud Law, article 25(2);
 * Civil Code, article 709.
 */
public final class ActivitiesAndData implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "place.stated",
                    "特别监管的活动和数据种类",
                    "Regulated activities and kinds of data",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "须说明服务器是否用于特别监管的活动、存放哪些种类的数据，以便判断能否使用境外服务器。",
                    "State whether the server is for regulated activities and which kinds of data it holds, so that it "
                            + "can be judged whether they may stand abroad.",
                    "2022-12-01",
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十五条第二款", "art. 25(2)"),
                    Edition.CIVIL_CODE_2020.article("第七百零九条", "art. 709"))
            .askedAt(Occasion.CHECKS, Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (PlaceRule.isUnchanged(facts, asked)) {
            return PlaceRule.unchanged();
        }
        var categories = facts.data().categories();
        Missing missing = new Missing()
                .unless(
                        !facts.use().regulatedActivities().isEmpty(),
                        "特别监管的活动（use.regulatedActivities）未填写",
                        "regulated activities are not stated (use.regulatedActivities)")
                .unless(
                        !categories.isEmpty(),
                        "数据种类（data.categories）未填写",
                        "the kinds of data are not stated (data.categories)")
                .unless(
                        !categories.contains(Category.NONE) || categories.size() == 1,
                        "数据种类（data.categories）既选“无”又选其他种类",
                        "“none” is chosen together with other kinds of data (data.categories)");
        if (missing.isEmpty()) {
            return Verdict.satisfied();
        }
        return Verdict.require(
                SHEET.message().zh() + missing.zh() + "；没有的选“无”。",
                SHEET.message().en() + " Namely: " + missing.en() + "; where there are none, choose “none”.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.regulatedActivities", facts.use().regulatedActivities())
                .with("data.categories", facts.data().categories());
    }
}
