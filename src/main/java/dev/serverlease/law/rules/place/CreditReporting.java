package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * What a credit bureau collects in the mainland is sorted, kept and processed there: Credit Reporting Regulations,
 * article 24. A creditor's own list of receivables is no credit reporting.
 */
public final class CreditReporting extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
            "place.credit",
            new Message("征信", "Credit reporting"),
            Outcome.BLOCK,
            FORBIDDEN,
            "2013-03-15",
            Edition.CREDIT_REPORTING_REGULATIONS_2013.article("第二十四条", "art. 24"));

    public CreditReporting() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND, Presupposes.DATA_OF_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.CREDIT_REPORTING).or(place.holds(Category.CREDIT));
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.CREDIT_REPORTING)),
                        () -> forbidden(
                                place.activities(RegulatedActivity.CREDIT_REPORTING),
                                "征信机构在境内采集的信息须在境内整理、保存和加工。承租人不是征信机构或者本服务器不存放该信息的，请更正申报；否则请改用境内服务器。",
                                "what a credit bureau collects in the mainland is kept and processed there. If the lessee is no "
                                        + "credit bureau or such information is kept elsewhere, correct the declaration; "
                                        + "otherwise use a server in the mainland."))
                .when(
                        bound.and(place.holds(Category.CREDIT)),
                        () -> forTheOfficer(
                                Place.data(Category.CREDIT),
                                "请核实信息来源，以及承租人是否从事征信业务；债权人自己的应收账款清单不在其列。",
                                "find out where the information comes from and whether the lessee acts as a credit bureau; a "
                                        + "creditor's own list of receivables is none."))
                .elseSatisfied();
    }
}
